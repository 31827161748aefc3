using SpinTorque.Cli.Input;

namespace SpinTorque.Cli.Maps;

/// <summary>The points of a map: the document with both axes' values put in.</summary>
internal sealed class MapGrid
{
    private readonly ModelDocument[] _rows;

    public MapGrid(ModelDocument document, MapAxisSpec x, MapAxisSpec? y)
    {
        (X, Y) = (x, y);
        _rows = y is null ? [document] : [.. Enumerable.Range(0, y.Count).Select(row => y.Apply(document, row))];
    }

    /// <summary>The horizontal axis.</summary>
    public MapAxisSpec X { get; }

    /// <summary>The vertical axis; null for a line.</summary>
    public MapAxisSpec? Y { get; }

    /// <summary>Points along x.</summary>
    public int Columns => X.Count;

    /// <summary>Points along y, 1 for a line.</summary>
    public int Rows => _rows.Length;

    /// <summary>Number of points.</summary>
    public long Points => (long)Columns * Rows;

    /// <summary>The document at a point; may be called from several threads at once.</summary>
    public ModelDocument At(int column, int row) => X.Apply(_rows[row], column);
}
