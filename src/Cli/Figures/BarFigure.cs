namespace SpinTorque.Cli.Figures;

/// <summary>Values above zero as horizontal bars on a logarithmic axis. Texts are in the markup of <see cref="RichText"/>.</summary>
internal sealed record BarFigure
{
    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>A smaller second line.</summary>
    public string? Subtitle { get; init; }

    /// <summary>What the values are, with their unit.</summary>
    public required string Quantity { get; init; }

    /// <summary>The bars from above: name, value and the text behind it; a pale bar is one that is not to be trusted.</summary>
    public required IReadOnlyList<(string Label, double Value, string Text, bool Pale)> Bars { get; init; }
}
