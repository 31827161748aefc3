using SpinTorque.Cli.Commands;
using SpinTorque.Cli.Input;
using SpinTorque.Cli.Scattering;

namespace SpinTorque.Cli.Maps;

/// <summary>Maps of a nanomagnet in a current.</summary>
internal sealed class ScatteringSubject(ScatteringReading reading) : IMapSubject
{
    /// <inheritdoc/>
    public SystemReading Reading => reading;

    /// <inheritdoc/>
    public IEnumerable<string> QuantityNames => ScatteringQuantities.All.Select(quantity => quantity.Name);

    /// <inheritdoc/>
    public MapQuantity? Find(string name, out string problem)
    {
        if (ScatteringQuantities.Find(name) is { } quantity)
        {
            problem = "";
            return new MapQuantity(name, quantity.Label, quantity.Unit);
        }
        problem = $"no such quantity; {NearestName.Advice(name, [.. QuantityNames], "a nanomagnet in a current")}";
        return null;
    }

    /// <inheritdoc/>
    public IMapField Field(MapGrid grid, IReadOnlyList<string> quantities, Func<IStationarySolver> solver) => new ScatteringMap
    {
        Columns = grid.Columns,
        Rows = grid.Rows,
        SystemAt = (column, row) => SystemAt(grid, column, row),
        Quantities = [.. quantities.Select(name => ScatteringQuantities.Find(name) ?? throw new ArgumentException(name, nameof(quantities)))],
    };

    private static ScatteringSystem SystemAt(MapGrid grid, int column, int row)
    {
        ScatteringReading point = ScatteringBinder.Bind(grid.At(column, row), new ProblemLog());
        return point.System ?? throw new CommandFailure(ExitCode.BadInput, point.Problems.Select(problem => problem.ToString()));
    }
}
