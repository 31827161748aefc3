namespace SpinTorque.Cli.Figures;

/// <summary>
/// A quantity over a plane, each value a pixel centred on its axis values. Texts are in the markup of <see cref="RichText"/>.
/// Axes are drawn rising to the right and upwards, whichever way their values run.
/// </summary>
internal sealed record HeatMapFigure
{
    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>A smaller second line, such as the parameters held fixed.</summary>
    public string? Subtitle { get; init; }

    /// <summary>The horizontal axis.</summary>
    public required FigureAxis XAxis { get; init; }

    /// <summary>The vertical axis.</summary>
    public required FigureAxis YAxis { get; init; }

    /// <summary>The values [y, x]; those not finite are drawn as failed.</summary>
    public required double[,] Field { get; init; }

    /// <summary>What the values are.</summary>
    public required string Quantity { get; init; }

    /// <summary>The unit of the values.</summary>
    public string? Unit { get; init; }

    /// <summary>Whether the sign matters: colours then diverge from zero and the limits are symmetrical.</summary>
    public bool Signed { get; init; }

    /// <summary>The limits of the colours; those of the values if null.</summary>
    public ValueRange? Limits { get; init; }

    /// <summary>Percentage of the values to leave beyond each limit, against outliers, where no limits are given.</summary>
    public double ClipPercent { get; init; }

    /// <summary>The colour map; viridis, or cool-warm for signed quantities, if null.</summary>
    public ColourMap? Colours { get; init; }

    /// <summary>Lines over the field.</summary>
    public IReadOnlyList<FigureOverlay> Overlays { get; init; } = [];
}
