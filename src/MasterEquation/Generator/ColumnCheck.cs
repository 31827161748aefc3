namespace SpinTorque;

/// <summary>Holds the columns of a matrix read from a file to what they must sum to.</summary>
internal sealed class ColumnCheck
{
    /// <summary>Sums that miss their value by more than this share are a mistake, not rounding.</summary>
    public const double Tolerance = 1e-8;

    private readonly double[] _column;      // off the diagonal
    private readonly double[] _row;
    private readonly double[] _diagonal;
    private readonly int[] _line;           // of each state's last diagonal entry; 0 where there is none
    private readonly bool _anyDiagonal;
    private readonly int _lastLine;

    public ColumnCheck(int states, List<(int From, int To, double Rate)> transitions, List<DiagonalEntry> diagonal, int lastLine)
    {
        (_column, _row, _diagonal, _line) = (new double[states], new double[states], new double[states], new int[states]);
        (_anyDiagonal, _lastLine) = (diagonal.Count > 0, lastLine);
        foreach ((int from, int to, double rate) in transitions)
        {
            _column[from] += rate;
            _row[to] += rate;
        }
        foreach (DiagonalEntry entry in diagonal)
            (_diagonal[entry.State], _line[entry.State]) = (_diagonal[entry.State] + entry.Value, entry.Line);
    }

    /// <summary>The kind of the matrix, its columns checked.</summary>
    /// <param name="stated">What the caller or the diagonal's sign says; null where neither does.</param>
    /// <exception cref="MatrixMarketException">A column does not sum to what it must.</exception>
    public ChainKind Kind(ChainKind? stated)
    {
        // without a diagonal, rows that sum to one give away a stochastic matrix the wrong way round
        ChainKind kind = stated ?? (SumsToOne(_column) || SumsToOne(_row) ? ChainKind.Stochastic : ChainKind.Generator);
        if (kind == ChainKind.Stochastic || _anyDiagonal)
            Check(kind, stated);
        return kind;
    }

    private void Check(ChainKind kind, ChainKind? stated)
    {
        for (int state = 0; state < _column.Length; state++)
        {
            if (Fits(kind, _column[state], _diagonal[state]))
                continue;
            string message = kind == ChainKind.Generator ? GeneratorMessage(state) : StochasticMessage(state);
            bool transposed = Enumerable.Range(0, _row.Length).All(row => Fits(kind, _row[row], _diagonal[row]));
            string hint = transposed ? $" Every row sums to {(kind == ChainKind.Generator ? "zero" : "one")} instead: transpose the matrix{(stated is null ? ", or, if these are rates, say that it is a generator" : "")}." : "";
            throw new MatrixMarketException(_line[state] > 0 ? _line[state] : _lastLine, 1, message + hint);
        }
    }

    private string GeneratorMessage(int state)
    {
        string found = _line[state] > 0 ? $"its diagonal is {_diagonal[state]:G6}" : "it has no diagonal entry, while others have";
        return $"column {state + 1} sums to {_column[state] + _diagonal[state]:G6}, not to zero: its rates sum to {_column[state]:G6} and {found}. Rates out of a state belong into its column.";
    }

    private string StochasticMessage(int state) =>
        $"column {state + 1} sums to {_column[state] + _diagonal[state]:G10}, not to one. Probabilities of a step out of a state, or of staying, belong into its column.";

    private bool SumsToOne(double[] sums) => Enumerable.Range(0, sums.Length).All(state => Fits(ChainKind.Stochastic, sums[state], _diagonal[state]));

    private static bool Fits(ChainKind kind, double off, double diagonal) => kind == ChainKind.Generator
        ? Math.Abs(off + diagonal) <= Tolerance * Math.Max(off, -diagonal)
        : Math.Abs(off + diagonal - 1) <= Tolerance;
}
