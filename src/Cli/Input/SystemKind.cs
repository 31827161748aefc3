namespace SpinTorque.Cli.Input;

/// <summary>A kind of system that files describe, known by its top-level block.</summary>
/// <param name="Block">The block's key.</param>
/// <param name="Shape">The keys of such a file.</param>
/// <param name="Bind">Builds the system a document describes, or lists everything that is wrong with it.</param>
internal sealed record SystemKind(string Block, BlockShape Shape, Func<ModelDocument, ProblemLog, SystemReading> Bind)
{
    /// <summary>All kinds.</summary>
    public static IReadOnlyList<SystemKind> All { get; } =
    [
        new("grain", ModelShape.Root, ModelBinder.Bind),
        new("itinerant", ItinerantShape.Root, ItinerantBinder.Bind),
        new("scattering", ScatteringShape.Root, ScatteringBinder.Bind),
    ];

    /// <summary>The kind of a document, by its root; a grain where it names none.</summary>
    public static SystemKind Of(ModelNode root) =>
        All.FirstOrDefault(kind => root is MappingNode file && file.Find(kind.Block) is not null) ?? All[0];
}
