using SpinTorque.Cli.Commands;
using SpinTorque.Cli.Input;
using SpinTorque.Cli.Itinerant;

namespace SpinTorque.Cli.Maps;

/// <summary>Maps of an itinerant magnet: every number of <c>itinerant --json</c>.</summary>
internal sealed class ItinerantSubject(ItinerantReading reading) : IMapSubject
{
    /// <inheritdoc/>
    public SystemReading Reading => reading;

    /// <inheritdoc/>
    public IEnumerable<string> QuantityNames => MagnetValues.Of(reading).Select(one => one.Path);

    /// <inheritdoc/>
    public MapQuantity? Find(string name, out string problem)
    {
        bool known = QuantityNames.Contains(name, StringComparer.Ordinal);
        problem = known ? "" : NearestName.Advice(name, [.. QuantityNames], "an itinerant magnet");
        return known ? new MapQuantity(name, name, MagnetUnits.Of(name, reading.Units)) : null;
    }

    /// <inheritdoc/>
    public IMapField Field(MapGrid grid, IReadOnlyList<string> quantities, Func<IStationarySolver> solver) =>
        new PointwiseMap(grid.Columns, grid.Rows, quantities.Count, (column, row) => ValuesAt(grid.At(column, row), quantities));

    private static double[] ValuesAt(ModelDocument document, IReadOnlyList<string> quantities)
    {
        ItinerantReading point = ItinerantBinder.Bind(document, new ProblemLog());
        if (point.Magnet is null)
            throw new CommandFailure(ExitCode.BadInput, point.Problems.Select(problem => problem.ToString()));
        var values = MagnetValues.Of(point).ToDictionary(one => one.Path, one => one.Value, StringComparer.Ordinal);
        return [.. quantities.Select(name => values[name] ?? double.NaN)];
    }
}
