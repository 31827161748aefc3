namespace SpinTorque;

/// <summary>
/// Computes tiles of a grain's map four points at a time, in the lanes of a vector. A point for which lanes do not serve is computed
/// alone, from its own start. No point of a narrow band depends on its neighbours; those of a wide one do by rounding, within a tile.
/// </summary>
internal sealed class GrainLaneWorker : IPartialWorker
{
    private const string Method = "elimination";

    private readonly GrainMap _map;
    private readonly MasterEquation _equation;
    private readonly GrainMapWorker _alone;
    private readonly PointBatch? _plain;
    private readonly TurnedBatch[] _turned;
    private readonly BatchRequest _request;
    private readonly GrainModel[] _models = new GrainModel[LaneRates.Count];
    private readonly int[] _places = new int[LaneRates.Count];

    public GrainLaneWorker(GrainMap map, MasterEquation equation)
    {
        (_map, _equation, _alone) = (map, equation, new GrainMapWorker(map, equation.Fork()));
        int leads = equation.Model.Leads.Count;
        _request = new BatchRequest(map.Moved(equation.Model.Leads))
        {
            Moments = map.Quantities.Any(quantity => quantity.NeedsMoments),
            Probabilities = map.Quantities.Any(quantity => quantity.NeedsProbabilities),
            Smallest = map.Quantities.Any(quantity => quantity.NeedsSmallest),
            Energies = map.Quantities.Any(quantity => quantity.NeedsEnergies),
        };
        _plain = map.Quantities.Any(quantity => quantity.TmrLead < 0) ? PointBatch.For(equation.Structure, leads) : null;
        _turned = [.. map.Quantities.Select(quantity => quantity.TmrLead).Where(lead => lead >= 0).Distinct()
            .Select(lead => new TurnedBatch(equation.Structure, leads, lead, map.TmrAngles))];
    }

    /// <summary>Whether lanes serve a map.</summary>
    public static bool Serves(GrainMap map, MasterEquation equation) => map.Quantities.All(quantity => quantity.NoiseOf is null && quantity.CurvatureOf is null)
        && map.Solver() switch
        {
            EliminationSolver => true,
            AutoSolver => AutoSolver.Eliminates(equation.Structure, map.Quantities.Count(quantity => quantity.ConductanceOf is not null)),
            _ => false,
        }
        && PointBatch.Serves(equation.Structure, map.Exact);

    /// <inheritdoc/>
    public MapTileResult Compute(MapTile tile, Action<bool> pointDone, CancellationToken cancellation)
    {
        var result = new MapTileResult(tile, _map.QuantityCount);
        Compute(result, [], pointDone, cancellation);
        return result;
    }

    /// <inheritdoc/>
    public void Compute(MapTileResult into, ReadOnlySpan<bool> done, Action<bool> pointDone, CancellationToken cancellation)
    {
        MapTile tile = into.Tile;
        int count = 0;
        _plain?.Restart();
        foreach (TurnedBatch turned in _turned)
            turned.Restart();
        bool upright = SharesGrainAlongColumns(tile);
        for (int turn = 0; turn < tile.Points; turn++)
        {
            int place = upright ? turn % tile.Rows * tile.Columns + turn / tile.Rows : turn;
            if (!done.IsEmpty && done[place])
                continue;
            cancellation.ThrowIfCancellationRequested();
            GrainModel model = _map.ModelAt(tile.FirstColumn + place % tile.Columns, tile.FirstRow + place / tile.Columns);
            if (_equation.Serves(model) && !model.Problems().Any())
                (_models[count], _places[count++]) = (model, place);
            else
                Alone(place, into, pointDone, cancellation);
            if (count == LaneRates.Count)
            {
                Together(count, into, pointDone, cancellation);
                count = 0;
            }
        }
        if (count > 0)
            Together(count, into, pointDone, cancellation);
    }

    // A grain that stays keeps the rates of leads and bath that stay: points are taken along the axis that leaves it alone.
    private bool SharesGrainAlongColumns(MapTile tile)
    {
        if (tile.Columns == 1 || tile.Rows == 1)
            return false;
        Grain Of(int column, int row) => _map.ModelAt(tile.FirstColumn + column, tile.FirstRow + row).Grain;
        return ReferenceEquals(Of(0, 0), Of(0, 1)) && !ReferenceEquals(Of(0, 0), Of(1, 0));
    }

    private void Together(int count, MapTileResult into, Action<bool> pointDone, CancellationToken cancellation)
    {
        ReadOnlySpan<GrainModel> models = _models.AsSpan(0, count);
        _plain?.Solve(models, _request);
        foreach (TurnedBatch turned in _turned)
            turned.Solve(models);
        int answers = 0;
        for (int lane = 0; lane < count; lane++)
        {
            if (!IsFound(lane))
            {
                Alone(_places[lane], into, pointDone, cancellation);
                continue;
            }
            if (_plain is not null)
                answers += Keep(_plain.Points[lane], null, -1, _places[lane], into);
            foreach (TurnedBatch turned in _turned)
                answers += Keep(turned.Parallel.Points[lane], turned.Antiparallel.Points[lane], turned.Lead, _places[lane], into);
            pointDone(false);
        }
        if (answers > 0)
            into.Tally.Count(Method, answers);
    }

    private bool IsFound(int lane)
    {
        bool found = _plain is null || _plain.Points[lane].Found;
        foreach (TurnedBatch turned in _turned)
            found &= turned.Parallel.Points[lane].Found && turned.Antiparallel.Points[lane].Found;
        return found;
    }

    // Returns how many solutions that took.
    private int Keep(LanePoint point, LanePoint? antiparallel, int lead, int place, MapTileResult into)
    {
        for (int q = 0; q < into.Values.Length; q++)
        {
            if (_map.Quantities[q].TmrLead == lead)
                into.Values[q][place] = _map.Quantities[q].Of(point, antiparallel);
        }
        into.Tally.Found(point.Residual, point.ErrorBound);
        if (antiparallel is null)
            return 1;
        into.Tally.Found(antiparallel.Residual, antiparallel.ErrorBound);
        return 2;
    }

    private void Alone(int place, MapTileResult into, Action<bool> pointDone, CancellationToken cancellation)
    {
        int failed = into.Failures.Count;
        MapTile tile = into.Tile;
        _alone.Point(tile.FirstColumn + place % tile.Columns, tile.FirstRow + place / tile.Columns, null, into, cancellation);
        pointDone(into.Failures.Count > failed);
    }
}
