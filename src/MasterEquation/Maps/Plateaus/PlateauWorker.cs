namespace SpinTorque;

/// <summary>
/// Refines a tile: the solution at the middle of a block spreads to neighbours as long as its error there is shown to be below the
/// tolerance; what it does not reach is halved both ways, and what is left in the end is solved point by point.
/// </summary>
/// <param name="map">The map.</param>
/// <param name="structure">What all points share.</param>
/// <param name="open">Computes what plateaus do not reach.</param>
internal sealed class PlateauWorker(GrainMap map, MasterEquation structure, IPartialWorker open) : IMapWorker
{
    private const string Method = "plateau";
    private const int SmallestBlock = 4;

    // An anchor costs about as much as so many points that are simply solved, in lanes or alone; a tile is given up where its anchors reach so
    // few points that they would take this share of its work.
    private const int CostInLanes = 10;
    private const int CostAlone = 3;
    private const double LargestWaste = 0.1;

    private readonly int _anchorCost = open is GrainLaneWorker ? CostInLanes : CostAlone;

    private readonly PlateauAnchor _anchor = new(structure.Structure, map.Moved(structure.Model.Leads));
    private readonly Queue<(int Column, int Row)> _front = new();
    private MapTileResult _into = null!;
    private Action<bool> _pointDone = static _ => { };
    private bool[] _done = [];
    private bool[] _seen = [];
    private int _anchors;
    private int _reached;

    /// <summary>Whether the bound covers all that a map asks for: currents, conductances and moments.</summary>
    public static bool Serves(GrainMap map) => map.Tolerance > 0 && !map.Exact && map.Quantities.All(quantity => quantity.IsBounded);

    /// <inheritdoc/>
    public MapTileResult Compute(MapTile tile, Action<bool> pointDone, CancellationToken cancellation)
    {
        (_into, _pointDone) = (new MapTileResult(tile, map.QuantityCount), pointDone);
        (_done, _seen) = (new bool[tile.Points], new bool[tile.Points]);
        (_anchors, _reached) = (0, 0);
        Refine(0, 0, tile.Columns, tile.Rows, cancellation);
        open.Compute(_into, _done, pointDone, cancellation);
        return _into;
    }

    // Whether another anchor may be tried.
    private bool Pays => _anchorCost * (_anchors + 1) <= _reached + LargestWaste * _into.Tile.Points;

    private void Refine(int column, int row, int columns, int rows, CancellationToken cancellation)
    {
        if (columns <= 0 || rows <= 0 || !Pays || IsDone(column, row, columns, rows))
            return;
        cancellation.ThrowIfCancellationRequested();
        Spread(column + columns / 2, row + rows / 2);
        if (Math.Max(columns, rows) <= SmallestBlock)
            return;
        (int right, int down) = ((columns + 1) / 2, (rows + 1) / 2);
        Refine(column, row, right, down, cancellation);
        Refine(column + right, row, columns - right, down, cancellation);
        Refine(column, row + down, right, rows - down, cancellation);
        Refine(column + right, row + down, columns - right, rows - down, cancellation);
    }

    // From point to neighbour, over the whole tile, while the bound allows.
    private void Spread(int column, int row)
    {
        if (_done[Place(column, row)] || Model(column, row) is not { } middle)
            return;
        _anchors++;
        if (!_anchor.TrySet(middle))
            return;
        Array.Copy(_done, _seen, _done.Length);
        Visit(column, row);
        while (_front.TryDequeue(out (int Column, int Row) at))
        {
            if (Model(at.Column, at.Row) is not { } model || !_anchor.TryShare(model, map.Tolerance))
                continue;
            Keep(Place(at.Column, at.Row));
            Visit(at.Column - 1, at.Row);
            Visit(at.Column + 1, at.Row);
            Visit(at.Column, at.Row - 1);
            Visit(at.Column, at.Row + 1);
        }
    }

    private void Visit(int column, int row)
    {
        MapTile tile = _into.Tile;
        if (column < 0 || row < 0 || column >= tile.Columns || row >= tile.Rows || _seen[Place(column, row)])
            return;
        _seen[Place(column, row)] = true;
        _front.Enqueue((column, row));
    }

    private void Keep(int place)
    {
        for (int q = 0; q < _into.Values.Length; q++)
            _into.Values[q][place] = map.Quantities[q].Of(_anchor, null);
        _done[place] = true;
        _reached++;
        _into.Tally.Count(Method);
        _into.Tally.Found(_anchor.Residual, _anchor.ErrorBound);
        _pointDone(false);
    }

    private bool IsDone(int column, int row, int columns, int rows)
    {
        for (int y = row; y < row + rows; y++)
        {
            if (_done.AsSpan(Place(column, y), columns).Contains(false))
                return false;
        }
        return true;
    }

    private GrainModel? Model(int column, int row)
    {
        GrainModel model = map.ModelAt(_into.Tile.FirstColumn + column, _into.Tile.FirstRow + row);
        return structure.Serves(model) && !model.Problems().Any() ? model : null;
    }

    private int Place(int column, int row) => row * _into.Tile.Columns + column;
}
