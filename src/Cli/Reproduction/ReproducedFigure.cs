using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Reproduction;

/// <summary>A figure of a paper as computed here.</summary>
internal sealed record ReproducedFigure
{
    /// <summary>The paper's claims, each checked.</summary>
    public required IReadOnlyList<Claim> Claims { get; init; }

    /// <summary>The numbers behind the pictures.</summary>
    public required NumpyArchive Data { get; init; }

    /// <summary>The pictures: what each panel is called, empty for a figure of one panel, and what writes it as SVG.</summary>
    public required IReadOnlyDictionary<string, Action<TextWriter>> Panels { get; init; }
}
