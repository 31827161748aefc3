namespace SpinTorque;

/// <summary>Computes tiles of a grain's map. A method that starts from a neighbour's state starts afresh in each row of a tile.</summary>
internal sealed class GrainMapWorker(GrainMap map, MasterEquation equation) : IPartialWorker
{
    private readonly IStationarySolver _solver = map.Solver();
    private readonly TransportRequest _request = new()
    {
        Conductance = [.. map.Quantities.Select(quantity => quantity.ConductanceOf).OfType<string>().Distinct(StringComparer.Ordinal)],
        Curvature = [.. map.Quantities.Select(quantity => quantity.CurvatureOf).OfType<string>().Distinct(StringComparer.Ordinal)],
        Noise = [.. map.Quantities.Select(quantity => quantity.NoiseOf).OfType<string>().Distinct(StringComparer.Ordinal)],
    };

    private readonly int[] _turned = [.. map.Quantities.Select(quantity => quantity.TmrLead).Where(lead => lead >= 0).Distinct()];
    private readonly bool _plain = map.Quantities.Any(quantity => quantity.TmrLead < 0);
    private MasterEquation _equation = equation;

    /// <inheritdoc/>
    public MapTileResult Compute(MapTile tile, Action<bool> pointDone, CancellationToken cancellation)
    {
        var result = new MapTileResult(tile, map.QuantityCount);
        Compute(result, [], pointDone, cancellation);
        return result;
    }

    /// <inheritdoc/>
    public void Compute(MapTileResult into, ReadOnlySpan<bool> done, Action<bool> pointDone, CancellationToken cancellation)
    {
        MapTile tile = into.Tile;
        for (int row = tile.FirstRow; row < tile.FirstRow + tile.Rows; row++)
        {
            StationaryState? start = null;
            for (int column = tile.FirstColumn; column < tile.FirstColumn + tile.Columns; column++)
            {
                if (!done.IsEmpty && done[into.IndexOf(column, row)])
                    continue;
                cancellation.ThrowIfCancellationRequested();
                int failed = into.Failures.Count;
                start = Point(column, row, start, into, cancellation);
                pointDone(into.Failures.Count > failed);
            }
        }
    }

    /// <summary>Computes one point; the state found is where the next may start.</summary>
    public StationaryState? Point(int column, int row, StationaryState? start, MapTileResult into, CancellationToken cancellation)
    {
        GrainModel model = map.ModelAt(column, row);
        StationaryState? found = null;
        if (_plain)
        {
            TransportResult result = Solve(model, _request, start, column, row, into, cancellation);
            found = result.State.Status == SolverStatus.Converged ? result.State : null;
            Keep(column, row, -1, result, null, into);
        }
        foreach (int lead in _turned)
        {
            TransportResult parallel = Solve(TurnedBatch.Turned(model, lead, map.TmrAngles.First), TransportRequest.CurrentsOnly, null, column, row, into, cancellation);
            TransportResult antiparallel = Solve(TurnedBatch.Turned(model, lead, map.TmrAngles.Second), TransportRequest.CurrentsOnly, null, column, row, into, cancellation);
            Keep(column, row, lead, parallel, antiparallel, into);
        }
        return found;
    }

    private TransportResult Solve(
        GrainModel model, TransportRequest request, StationaryState? start, int column, int row, MapTileResult into, CancellationToken cancellation)
    {
        if (_equation.Serves(model))
            _equation.MoveTo(model);
        else
            _equation = MasterEquation.Assemble(model);
        TransportResult result = _equation.Solve(request, _solver, start, cancellation);
        StationaryState state = result.State;
        into.Tally.Count(state.ExtendedExponents ? $"{state.Solver}, extended exponents" : state.Solver);
        if (state.Status == SolverStatus.Converged)
            into.Tally.Found(state.Residual, result.ErrorBound);
        else if (into.Failures.Count == 0 || into.Failures[^1].Column != column || into.Failures[^1].Row != row)
            into.Failures.Add(new MapFailure(column, row, state.Message));
        return result;
    }

    private void Keep(int column, int row, int lead, TransportResult result, TransportResult? antiparallel, MapTileResult into)
    {
        for (int q = 0; q < map.QuantityCount; q++)
        {
            if (map.Quantities[q].TmrLead == lead)
                into.Values[q][into.IndexOf(column, row)] = map.Quantities[q].Of(result, antiparallel);
        }
    }
}
