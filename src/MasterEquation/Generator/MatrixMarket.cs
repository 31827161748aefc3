using System.Globalization;

namespace SpinTorque;

/// <summary>
/// Chains as Matrix Market files: coordinate, real, general, indices from 1. Column j holds the rates out of state j, columns summing to
/// zero (Q P = 0); or the probabilities of a step out of it, columns summing to one (M P = P).
/// </summary>
public static class MatrixMarket
{
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

    /// <summary>Reads a generator or a stochastic matrix.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="kind">
    /// Which of the two it must be; found from the diagonal and the column sums by default. Rates without a diagonal are a generator, unless
    /// all columns sum to one.
    /// </param>
    /// <returns>The chain, in the file's order of states. Entries of zero are left out.</returns>
    /// <exception cref="MatrixMarketException">The text is neither; the exception says where and why.</exception>
    public static MatrixMarketChain Read(TextReader reader, ChainKind? kind = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new MatrixMarketReader(reader, kind).Read();
    }
}
