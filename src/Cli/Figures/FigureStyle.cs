namespace SpinTorque.Cli.Figures;

/// <summary>Sizes (in pixels) and colours common to all figures.</summary>
internal static class FigureStyle
{
    /// <summary>Width of the plot area.</summary>
    public const double PlotWidth = 400;

    /// <summary>Height of the plot area.</summary>
    public const double PlotHeight = 300;

    /// <summary>Empty border around the figure.</summary>
    public const double Border = 12;

    /// <summary>Size of the heading.</summary>
    public const double TitleSize = 14;

    /// <summary>Size of the line under the heading.</summary>
    public const double SubtitleSize = 11.5;

    /// <summary>Size of axis labels.</summary>
    public const double LabelSize = 13;

    /// <summary>Size of tick labels, legends and factors.</summary>
    public const double TickSize = 11.5;

    /// <summary>Length of labelled ticks.</summary>
    public const double MajorLength = 5;

    /// <summary>Length of unlabelled ticks.</summary>
    public const double MinorLength = 3;

    /// <summary>Distance of a tick from its label.</summary>
    public const double TickGap = 4;

    /// <summary>Distance between blocks, such as tick labels and the axis label.</summary>
    public const double BlockGap = 8;

    /// <summary>Distance of a colour bar or legend from the plot area.</summary>
    public const double PanelGap = 16;

    /// <summary>Line height relative to the size of the text.</summary>
    public const double LineHeight = 1.3;

    /// <summary>Colour of frames, ticks and text.</summary>
    public const string Ink = "#1a1a1a";

    /// <summary>Colour of the line under the heading.</summary>
    public const string SoftInk = "#4d4d4d";

    /// <summary>Width of frames and ticks.</summary>
    public const string FrameWidth = "0.8";

    /// <summary>Colours of curves that stay apart in all common forms of colour blindness (Okabe and Ito, 2008).</summary>
    public static IReadOnlyList<string> CurveColours { get; } =
        ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000"];

    /// <summary>Dashes that tell curves apart once the colours repeat.</summary>
    public static IReadOnlyList<string> CurveDashes { get; } = ["none", "6 3", "2 2", "8 3 2 3"];
}
