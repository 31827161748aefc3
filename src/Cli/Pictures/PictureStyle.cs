using SpinTorque.Cli.Figures;

namespace SpinTorque.Cli.Pictures;

/// <summary>How a map is drawn.</summary>
internal sealed record PictureStyle
{
    /// <summary>The colour map; chosen by the values if null.</summary>
    public ColourMap? Colours { get; init; }

    /// <summary>Limits of the colours; those of the values if null.</summary>
    public ValueRange? Limits { get; init; }

    /// <summary>Colours diverge from zero whatever the values.</summary>
    public bool Symmetric { get; init; }

    /// <summary>Transition lines are drawn and lettered.</summary>
    public bool Annotate { get; init; }
}
