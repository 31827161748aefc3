namespace SpinTorque;

/// <summary>Reads one Matrix Market text entry by entry.</summary>
/// <param name="reader">The text.</param>
/// <param name="forced">What it must hold; null where that is to be found.</param>
internal sealed class MatrixMarketReader(TextReader reader, ChainKind? forced)
{
    // Up to this many states a header is taken at its word; more must be borne out by entries.
    private const int StatesOnTrust = 1_000_000;

    private readonly MatrixMarketLines _lines = new(reader);

    // memory follows what the file holds, never what its header promises
    private readonly List<(int From, int To, double Rate)> _transitions = [];
    private readonly List<DiagonalEntry> _diagonal = [];
    private ChainKind? _signs;          // what the diagonal says so far

    /// <summary>Reads all of it.</summary>
    public MatrixMarketChain Read()
    {
        bool symmetric = ReadBanner();
        (int states, int entries) = ReadSize();
        for (int entry = 0; entry < entries; entry++)
        {
            (int row, int column, double value) = ReadEntry(states, entry, entries);
            if (row == column)
                _diagonal.Add(new DiagonalEntry(row, value, _lines.Line));
            else if (value > 0)
                _transitions.Add((column, row, value));
            if (symmetric && row != column && value > 0)
                _transitions.Add((row, column, value));
        }
        if (_lines.Next() is not null)
            throw _lines.At(0, entries == 1 ? "more entries than the 1 announced." : $"more entries than the {entries} announced.");
        ChainKind kind = new ColumnCheck(states, _transitions, _diagonal, _lines.Line).Kind(forced ?? _signs);
        return new MatrixMarketChain(Generator.FromTransitions(states, _transitions, state => (state + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)), kind);
    }

    private bool ReadBanner()
    {
        string banner = _lines.Banner();
        string[] words = banner.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != 5 || !words[0].Equals("%%MatrixMarket", StringComparison.OrdinalIgnoreCase))
            throw _lines.At(0, "no Matrix Market banner; the first line must read '%%MatrixMarket matrix coordinate real general'.");
        string kind = string.Join(' ', words[1..4]).ToUpperInvariant();
        if (kind is not ("MATRIX COORDINATE REAL" or "MATRIX COORDINATE INTEGER") || words[4].ToUpperInvariant() is not ("GENERAL" or "SYMMETRIC"))
            throw _lines.At(0, $"'{MatrixMarketLines.Quoted(banner)}' is not supported; it must be a coordinate matrix, real or integer, general or symmetric.");
        return words[4].Equals("symmetric", StringComparison.OrdinalIgnoreCase);
    }

    private (int States, int Entries) ReadSize()
    {
        if (_lines.Next() is not { } words)
            throw _lines.At(0, "the line of sizes is missing; it must read 'states states entries'.");
        if (words.Length != 3)
            throw _lines.At(0, $"{words.Length} numbers where the sizes must be three: states, states, entries.");
        int rows = _lines.Integer(0), columns = _lines.Integer(1), entries = _lines.Integer(2);
        if (rows < 1)
            throw _lines.At(0, "a chain needs at least one state.");
        if (rows != columns)
            throw _lines.At(1, $"{rows} rows and {columns} columns; the matrix of a chain is square.");
        if (entries < 0)
            throw _lines.At(2, "the number of entries must not be negative.");
        if (rows > StatesOnTrust && rows - 1 > entries)
            throw _lines.At(0, $"{rows} states cannot hang together by {entries} entries; above {StatesOnTrust} states {rows - 1} at least must be there.");
        return (rows, entries);
    }

    private (int Row, int Column, double Value) ReadEntry(int states, int entry, int entries)
    {
        if (_lines.Next() is not { } words)
            throw _lines.At(0, $"the file ends after {entry} of {entries} entries.");
        if (words.Length != 3)
            throw _lines.At(0, $"{words.Length} numbers where an entry must be three: row, column, {(forced == ChainKind.Stochastic ? "probability" : "rate")}.");
        int row = _lines.Index(0, states), column = _lines.Index(1, states);
        double value = _lines.Real(2);
        if (row != column && value < 0)
            throw _lines.At(2, $"the rate from state {column + 1} to state {row + 1} is negative ({_lines.Quoted(2)}); only the diagonal of a generator may be.");
        if (forced == ChainKind.Stochastic && value > 1 + ColumnCheck.Tolerance)
            throw _lines.At(2, $"the entry from state {column + 1} to state {row + 1} is {_lines.Quoted(2)}; entries of a stochastic matrix lie between 0 and 1.");
        if (row == column && value != 0)
            CheckSign(row, value);
        return (row, column, value);
    }

    private void CheckSign(int state, double value)
    {
        ChainKind? expected = forced ?? _signs;
        if (value < 0 && expected == ChainKind.Stochastic)
            throw _lines.At(2, $"the diagonal entry of state {state + 1} is negative ({_lines.Quoted(2)}){Others("positive")}; entries of a stochastic matrix lie between 0 and 1.");
        if (value > 0 && (expected == ChainKind.Generator || value > 1 + ColumnCheck.Tolerance))
        {
            string stochastic = forced == ChainKind.Generator ? "" : ", and of a stochastic matrix to one";
            throw _lines.At(2, $"the diagonal entry of state {state + 1} is positive ({_lines.Quoted(2)}){Others("negative")}; columns of a generator sum to zero, so it is minus the sum of the rates out of it{stochastic}.");
        }
        _signs = value < 0 ? ChainKind.Generator : ChainKind.Stochastic;
    }

    private string Others(string sign) => forced is null && _signs is not null ? $", others are {sign}" : "";
}
