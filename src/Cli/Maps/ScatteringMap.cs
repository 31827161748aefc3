using SpinTorque.Cli.Input;
using SpinTorque.Cli.Scattering;

namespace SpinTorque.Cli.Maps;

/// <summary>Quantities of a nanomagnet in a current over a grid; every point stands for itself.</summary>
internal sealed class ScatteringMap : IMapField, IMapWorker
{
    /// <inheritdoc/>
    public required int Columns { get; init; }

    /// <inheritdoc/>
    public required int Rows { get; init; }

    /// <summary>The system at a point; may be called from several threads at once.</summary>
    public required Func<int, int, ScatteringSystem> SystemAt { get; init; }

    /// <summary>What is computed.</summary>
    public required IReadOnlyList<ScatteringQuantity> Quantities { get; init; }

    /// <inheritdoc/>
    public int QuantityCount => Quantities.Count;

    /// <inheritdoc/>
    public IMapWorker CreateWorker() => this;

    /// <inheritdoc/>
    public MapTileResult Compute(MapTile tile, Action<bool> pointDone, CancellationToken cancellation)
    {
        var result = new MapTileResult(tile, QuantityCount);
        for (int row = tile.FirstRow; row < tile.FirstRow + tile.Rows; row++)
        {
            for (int column = tile.FirstColumn; column < tile.FirstColumn + tile.Columns; column++)
            {
                cancellation.ThrowIfCancellationRequested();
                pointDone(!Point(column, row, result, cancellation));
            }
        }
        return result;
    }

    private bool Point(int column, int row, MapTileResult result, CancellationToken cancellation)
    {
        var point = new ScatteringPoint(SystemAt(column, row), cancellation);
        bool any = false;
        for (int q = 0; q < QuantityCount; q++)
        {
            double value = Quantities[q].Value(point) ?? double.NaN;
            result.Values[q][result.IndexOf(column, row)] = double.IsFinite(value) ? value : double.NaN;
            any |= double.IsFinite(value);
        }
        result.Tally.Count("closed form, quadrature and harmonics");
        if (!any)
            result.Failures.Add(new MapFailure(column, row, "none of the quantities exists here: there is no noise, no torque or no ensemble"));
        return any;
    }
}
