using System.Globalization;

namespace SpinTorque;

/// <summary>
/// Generators as Matrix Market files: coordinate, real, general, indices from 1, column j holding the rates out of state j, columns
/// summing to zero (Q P = 0).
/// </summary>
public static class MatrixMarket
{
    // A diagonal that differs from its column's sum by more than this share is a mistake, not rounding.
    private const double ColumnTolerance = 1e-8;

    // Up to this many states a header is taken at its word; more must be borne out by entries.
    private const int StatesOnTrust = 1_000_000;

    /// <summary>Writes a generator, diagonal included, column by column.</summary>
    /// <param name="generator">The chain.</param>
    /// <param name="comment">A line of comment; may be empty.</param>
    /// <param name="writer">Receives the text.</param>
    public static void Write(Generator generator, string comment, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(generator);
        ArgumentNullException.ThrowIfNull(writer);
        (int From, int To, double Rate)[] entries = [.. generator.Transitions().Where(entry => entry.Rate > 0)];
        int[] left = [.. Enumerable.Range(0, generator.StateCount).Where(state => generator.ExitRate(state) > 0)];
        (int From, int To, double Rate)[] all = [.. entries, .. left.Select(state => (state, state, -generator.ExitRate(state)))];
        Array.Sort(all, static (a, b) => a.From != b.From ? a.From.CompareTo(b.From) : a.To.CompareTo(b.To));
        writer.Write("%%MatrixMarket matrix coordinate real general\n");
        if (!string.IsNullOrEmpty(comment))
            writer.Write($"% {comment}\n");
        writer.Write("% Column j holds the rates out of state j; columns sum to zero: dP/dt = Q P.\n");
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"{generator.StateCount} {generator.StateCount} {all.Length}\n"));
        foreach ((int from, int to, double rate) in all)
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{to + 1} {from + 1} {rate:R}\n"));
    }

    /// <summary>Reads a generator.</summary>
    /// <param name="reader">The text.</param>
    /// <returns>The chain, in the file's order of states; their labels count from 1, as the file does.</returns>
    /// <exception cref="MatrixMarketException">The text is no generator; the exception says where and why.</exception>
    public static Generator Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var lines = new MatrixMarketLines(reader);
        bool symmetric = ReadBanner(lines);
        (int states, int entries) = ReadSize(lines);
        // memory follows what the file holds, never what its header promises
        var transitions = new List<(int From, int To, double Rate)>();
        var diagonal = new List<DiagonalEntry>();
        for (int entry = 0; entry < entries; entry++)
        {
            (int row, int column, double value) = ReadEntry(lines, states, entry, entries);
            if (row == column)
                diagonal.Add(new DiagonalEntry(row, value, lines.Line));
            else
                transitions.Add((column, row, value));
            if (symmetric && row != column)
                transitions.Add((row, column, value));
        }
        if (lines.Next() is not null)
            throw lines.At(0, entries == 1 ? "more entries than the 1 announced." : $"more entries than the {entries} announced.");
        // in messages states count from 1, as in the file
        Generator generator = Generator.FromTransitions(states, transitions, state => (state + 1).ToString(CultureInfo.InvariantCulture));
        if (diagonal.Count > 0)
            CheckColumns(generator, diagonal, lines);
        return generator;
    }

    private static bool ReadBanner(MatrixMarketLines lines)
    {
        string banner = lines.Banner();
        string[] words = banner.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != 5 || !words[0].Equals("%%MatrixMarket", StringComparison.OrdinalIgnoreCase))
            throw lines.At(0, "no Matrix Market banner; the first line must read '%%MatrixMarket matrix coordinate real general'.");
        string kind = string.Join(' ', words[1..4]).ToUpperInvariant();
        if (kind is not ("MATRIX COORDINATE REAL" or "MATRIX COORDINATE INTEGER") || words[4].ToUpperInvariant() is not ("GENERAL" or "SYMMETRIC"))
            throw lines.At(0, $"'{MatrixMarketLines.Quoted(banner)}' is not supported; it must be a coordinate matrix, real or integer, general or symmetric.");
        return words[4].Equals("symmetric", StringComparison.OrdinalIgnoreCase);
    }

    private static (int States, int Entries) ReadSize(MatrixMarketLines lines)
    {
        if (lines.Next() is not { } words)
            throw lines.At(0, "the line of sizes is missing; it must read 'states states entries'.");
        if (words.Length != 3)
            throw lines.At(0, $"{words.Length} numbers where the sizes must be three: states, states, entries.");
        int rows = lines.Integer(0), columns = lines.Integer(1), entries = lines.Integer(2);
        if (rows < 1)
            throw lines.At(0, "a chain needs at least one state.");
        if (rows != columns)
            throw lines.At(1, $"{rows} rows and {columns} columns; a generator is square.");
        if (entries < 0)
            throw lines.At(2, "the number of entries must not be negative.");
        if (rows > StatesOnTrust && rows - 1 > entries)
            throw lines.At(0, $"{rows} states cannot hang together by {entries} entries; a stationary state needs {rows - 1} at least.");
        return (rows, entries);
    }

    private static (int Row, int Column, double Value) ReadEntry(MatrixMarketLines lines, int states, int entry, int entries)
    {
        if (lines.Next() is not { } words)
            throw lines.At(0, $"the file ends after {entry} of {entries} entries.");
        if (words.Length != 3)
            throw lines.At(0, $"{words.Length} numbers where an entry must be three: row, column, rate.");
        int row = lines.Index(0, states), column = lines.Index(1, states);
        double value = lines.Real(2);
        if (row != column && value < 0)
            throw lines.At(2, $"the rate from state {column + 1} to state {row + 1} is negative ({lines.Quoted(2)}); only the diagonal may be.");
        if (row == column && value > 0)
            throw lines.At(2, $"the diagonal entry of state {row + 1} is positive ({lines.Quoted(2)}); columns of a generator sum to zero, so it is minus the sum of the rates out of it.");
        return (row, column, value);
    }

    private static void CheckColumns(Generator generator, List<DiagonalEntry> entries, MatrixMarketLines lines)
    {
        var diagonal = new double[generator.StateCount];
        var line = new int[generator.StateCount];
        foreach (DiagonalEntry entry in entries)
            (diagonal[entry.State], line[entry.State]) = (diagonal[entry.State] + entry.Value, entry.Line);
        for (int state = 0; state < diagonal.Length; state++)
        {
            double exit = generator.ExitRate(state);
            if (Math.Abs(exit + diagonal[state]) <= ColumnTolerance * Math.Max(exit, -diagonal[state]))
                continue;
            string found = line[state] > 0 ? $"its diagonal is {diagonal[state]:G6}" : "it has no diagonal entry, while others have";
            throw new MatrixMarketException(
                line[state] > 0 ? line[state] : lines.Line,
                1,
                $"column {state + 1} sums to {exit + diagonal[state]:G6}, not to zero: its rates sum to {exit:G6} and {found}. Rates out of a state belong into its column.");
        }
    }

    private readonly record struct DiagonalEntry(int State, double Value, int Line);
}
