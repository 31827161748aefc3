using SpinTorque.Cli.Input;
using SpinTorque.Cli.Pictures;

namespace SpinTorque.Cli.Maps;

/// <summary>A system whose quantities can be mapped over any of its numbers.</summary>
internal interface IMapSubject
{
    /// <summary>The file it came from.</summary>
    SystemReading Reading { get; }

    /// <summary>Every quantity it has.</summary>
    IEnumerable<string> QuantityNames { get; }

    /// <summary>Finds a quantity.</summary>
    /// <param name="name">Its dotted path.</param>
    /// <param name="problem">What is wrong with the path; empty where nothing is.</param>
    /// <returns>Null where there is none of this name.</returns>
    MapQuantity? Find(string name, out string problem);

    /// <summary>What a map computes.</summary>
    /// <param name="grid">The points.</param>
    /// <param name="quantities">Names that <see cref="Find"/> accepts.</param>
    /// <param name="solver">Makes a stationary solver for one thread, for systems that take one.</param>
    IMapField Field(MapGrid grid, IReadOnlyList<string> quantities, Func<IStationarySolver> solver);

    /// <summary>The transition lines of a map's plane; none for systems without.</summary>
    /// <param name="grid">The points.</param>
    /// <param name="wanted">True where they were asked for; else they are given where they cost next to nothing.</param>
    /// <param name="cancellation">Interrupts the work.</param>
    IReadOnlyList<AnnotatedLine> Lines(MapGrid grid, bool wanted, CancellationToken cancellation) => wanted
        ? throw new ArgumentException("--annotate: this system has no transition lines.", nameof(wanted))
        : [];
}
