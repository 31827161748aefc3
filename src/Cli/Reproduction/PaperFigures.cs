namespace SpinTorque.Cli.Reproduction;

/// <summary>All figures that can be reproduced, by paper and number.</summary>
internal static class PaperFigures
{
    /// <summary>The word for all of them.</summary>
    public const string EveryFigure = "all";

    /// <summary>The figures.</summary>
    public static IReadOnlyList<PaperFigure> All { get; } =
    [
        new SpectroscopyFigure(),
        new LandauLifshitzFigure("pw-fig4", 0),
        new LandauLifshitzFigure("pw-fig5", 0.3),
        new NanomagnetFigure(),
        new ChannelFigure(),
        new HysteresisFigure(),
    ];

    /// <summary>The figures a word stands for; none where it stands for nothing.</summary>
    public static IReadOnlyList<PaperFigure> Named(string word) =>
        word == EveryFigure ? All : [.. All.Where(figure => string.Equals(figure.Name, word, StringComparison.Ordinal))];
}
