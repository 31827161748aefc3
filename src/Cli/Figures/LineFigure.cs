namespace SpinTorque.Cli.Figures;

/// <summary>One or several quantities over one axis. Texts are in the markup of <see cref="RichText"/>.</summary>
internal sealed record LineFigure
{
    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>A smaller second line, such as the parameters held fixed.</summary>
    public string? Subtitle { get; init; }

    /// <summary>The horizontal axis.</summary>
    public required FigureAxis XAxis { get; init; }

    /// <summary>What the values are.</summary>
    public required string Quantity { get; init; }

    /// <summary>The unit of the values.</summary>
    public string? Unit { get; init; }

    /// <summary>The curves, each with one value for each of the axis.</summary>
    public required IReadOnlyList<LineSeries> Series { get; init; }
}
