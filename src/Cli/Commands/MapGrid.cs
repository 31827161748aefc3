using SpinTorque.Cli.Input;

namespace SpinTorque.Cli.Commands;

/// <summary>The models of a map: the document with both axes' values put in.</summary>
internal sealed class MapGrid
{
    private readonly ModelDocument[] _rows;
    private readonly MapAxisSpec _x;

    public MapGrid(ModelDocument document, MapAxisSpec x, MapAxisSpec? y)
    {
        _x = x;
        _rows = y is null ? [document] : [.. Enumerable.Range(0, y.Count).Select(row => y.Apply(document, row))];
    }

    /// <summary>Points along x.</summary>
    public int Columns => _x.Count;

    /// <summary>Points along y, 1 for a line.</summary>
    public int Rows => _rows.Length;

    /// <summary>The model at a point.</summary>
    public GrainModel ModelAt(int column, int row)
    {
        ModelReading reading = ModelBinder.Bind(_x.Apply(_rows[row], column));
        return reading.Model ?? throw new CommandFailure(ExitCode.BadInput, reading.Problems.Select(problem => problem.ToString()));
    }
}
