namespace SpinTorque.Cli.Figures;

/// <summary>A plane divided into named regions. Texts are in the markup of <see cref="RichText"/>.</summary>
internal sealed record RegionFigure
{
    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>A smaller second line, such as the parameters held fixed.</summary>
    public string? Subtitle { get; init; }

    /// <summary>Label of the horizontal axis.</summary>
    public required string XLabel { get; init; }

    /// <summary>Label of the vertical axis.</summary>
    public required string YLabel { get; init; }

    /// <summary>The regions and their boundaries.</summary>
    public required RegionDiagram Diagram { get; init; }

    /// <summary>Dashed lines over the regions, one label each in the legend.</summary>
    public IReadOnlyList<FigureOverlay> Lines { get; init; } = [];

    /// <summary>Named points.</summary>
    public IReadOnlyList<(string Label, double X, double Y)> Points { get; init; } = [];
}
