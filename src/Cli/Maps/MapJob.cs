using SpinTorque.Cli.Commands;
using SpinTorque.Cli.Input;

namespace SpinTorque.Cli.Maps;

/// <summary>A map to be computed, or put together from its parts.</summary>
internal sealed record MapJob
{
    /// <summary>The option that every map has.</summary>
    public const string SolverOption = "solver";

    /// <summary>All that decides its numbers.</summary>
    public required MapSpecification Specification { get; init; }

    /// <summary>The system that is mapped.</summary>
    public required IMapSubject Subject { get; init; }

    /// <summary>The points.</summary>
    public required MapGrid Grid { get; init; }

    /// <summary>The quantities.</summary>
    public required IReadOnlyList<MapQuantity> Quantities { get; init; }

    /// <summary>How it is cut.</summary>
    public MapTiling Tiling => Specification.Tiling(Grid);

    /// <summary>The job that a specification describes, read from a former run.</summary>
    /// <exception cref="CommandFailure">It describes none that this program could run.</exception>
    public static MapJob Of(MapSpecification specification)
    {
        var log = new ProblemLog();
        ModelDocument document = Sound(ModelDocument.Parse(specification.Model, new SourceLocation(specification.File), log), log);
        SystemReading reading = SystemKind.Of(document.Root).Bind(document, log);
        MapAxisSpec x = Sound(MapAxisSpec.Read("--x", specification.X, document, log), log);
        MapAxisSpec? y = specification.Y.Length == 0 ? null : Sound(MapAxisSpec.Read("--y", specification.Y, document, log), log);
        IMapSubject subject = MapSubjects.Of(reading, specification.Options);
        return new MapJob
        {
            Specification = specification,
            Subject = subject,
            Grid = new MapGrid(document, x, y),
            Quantities = [.. specification.Quantities.Select(name => subject.Find(name, out string problem)
                ?? throw new CommandFailure(ExitCode.BadInput, $"{specification.File}: {problem}"))],
        };
    }

    /// <summary>Its parts that are there.</summary>
    public FinishedTiles Load(IEnumerable<PartFolder> folders, TextWriter error)
    {
        var tiles = new FinishedTiles();
        byte[] identity = Specification.Identity;
        foreach (MapPart part in folders.SelectMany(parts => parts.Load(identity, Tiling, Quantities.Count, error.WriteLine)))
            tiles.Take(part);
        return tiles;
    }

    /// <summary>The finished map.</summary>
    public MapRecord Record(FinishedTiles tiles) => new()
    {
        Specification = Specification,
        Reading = Subject.Reading,
        Grid = Grid,
        Quantities = Quantities,
        Result = new MapResult(Tiling, Quantities.Count, tiles.Tiles),
        Threads = tiles.Threads,
        Seconds = tiles.Seconds,
    };

    private static T Sound<T>(T? read, ProblemLog log)
        where T : class => read is not null && !log.HasErrors
            ? read
            : throw new CommandFailure(ExitCode.BadInput, log.Errors.Select(problem => problem.ToString()));
}
