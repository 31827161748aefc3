using SpinTorque.Cli.Input;
using SpinTorque.Cli.Output;
using SpinTorque.Cli.Pictures;

namespace SpinTorque.Cli.Maps;

/// <summary>Maps of a grain.</summary>
internal sealed class GrainSubject(ModelReading reading, TmrAngles angles) : IMapSubject
{
    private readonly GrainModel _model = reading.Model!;

    /// <inheritdoc/>
    public SystemReading Reading => reading;

    /// <inheritdoc/>
    public IEnumerable<string> QuantityNames => Quantity.NamesIn(_model);

    /// <inheritdoc/>
    public MapQuantity? Find(string name, out string problem) => Quantity.TryParse(name, _model, out Quantity? quantity, out problem)
        ? new MapQuantity(name, FigureLabels.Of(quantity!, angles), FigureLabels.UnitOf(quantity!, reading.Units))
        {
            Angles = quantity!.TmrLead < 0 ? [] : [angles.First.High, angles.Second.High],
        }
        : null;

    /// <inheritdoc/>
    public IMapField Field(MapGrid grid, IReadOnlyList<string> quantities, Func<IStationarySolver> solver) => new GrainMap
    {
        Columns = grid.Columns,
        Rows = grid.Rows,
        ModelAt = new SweptModels(grid).At,
        Quantities = [.. quantities.Select(name => Quantity.TryParse(name, _model, out Quantity? quantity, out string problem)
            ? quantity!
            : throw new ArgumentException(problem, nameof(quantities)))],
        Solver = solver,
        TmrAngles = angles,
    };

    /// <inheritdoc/>
    public IReadOnlyList<AnnotatedLine> Lines(MapGrid grid, bool wanted, CancellationToken cancellation) =>
        grid.Y is null ? [] : new AxisPlane(reading.Document!, grid.X, grid.Y).Lines(wanted, cancellation);
}
