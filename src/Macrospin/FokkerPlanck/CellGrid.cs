namespace SpinTorque;

/// <summary>An interval cut into cells, equal or not.</summary>
public sealed class CellGrid
{
    private readonly double[] _edges;

    /// <summary>A grid by the edges of its cells.</summary>
    /// <param name="edges">Ascending and finite, at least three: two cells.</param>
    /// <exception cref="ArgumentException">They are not.</exception>
    public CellGrid(IEnumerable<double> edges)
    {
        _edges = [.. edges];
        if (_edges.Length < 3)
            throw new ArgumentException($"A grid needs at least two cells; there are {_edges.Length} edges.", nameof(edges));
        for (int i = 0; i < _edges.Length; i++)
        {
            if (!double.IsFinite(_edges[i]) || (i > 0 && _edges[i] <= _edges[i - 1]))
                throw new ArgumentException($"Edges must be finite and ascend; edge {i} is {_edges[i]}.", nameof(edges));
        }
    }

    /// <summary>Number of cells.</summary>
    public int Count => _edges.Length - 1;

    /// <summary>Edges of the cells; one more than there are cells.</summary>
    public IReadOnlyList<double> Edges => _edges;

    /// <summary>Cells of equal width.</summary>
    /// <param name="lower">Lower end.</param>
    /// <param name="upper">Upper end, above it.</param>
    /// <param name="cells">Number of cells, at least 2.</param>
    public static CellGrid Uniform(double lower, double upper, int cells)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cells, 2);
        return new CellGrid(Enumerable.Range(0, cells + 1).Select(i => ((cells - i) * lower + i * upper) / cells));
    }

    /// <summary>Middle of a cell.</summary>
    public double Centre(int cell) => (_edges[cell] + _edges[cell + 1]) / 2;

    /// <summary>Width of a cell.</summary>
    public double Width(int cell) => _edges[cell + 1] - _edges[cell];

    /// <summary>The cell that a point lies in; points outside belong to the first or last one.</summary>
    public int CellAt(double x)
    {
        int at = Array.BinarySearch(_edges, x);
        return Math.Clamp(at >= 0 ? at : ~at - 1, 0, Count - 1);
    }
}
