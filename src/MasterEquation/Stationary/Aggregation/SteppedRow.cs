namespace SpinTorque;

/// <summary>A row over 2 S_z with the entries of one multiplet, two apart, next to each other.</summary>
/// <param name="row">The row.</param>
internal sealed class SteppedRow(ReadOnlySpan<double> row)
{
    private readonly double[] _even = Every(row, 0);
    private readonly double[] _odd = Every(row, 1);

    /// <summary>Entries first, first + 2, first + 4, ... of the row.</summary>
    public ReadOnlySpan<double> From(int first) => (int.IsEvenInteger(first) ? _even : _odd).AsSpan(first / 2);

    private static double[] Every(ReadOnlySpan<double> row, int first)
    {
        var entries = new double[(row.Length + 1 - first) / 2];
        for (int i = 0; i < entries.Length; i++)
            entries[i] = row[first + 2 * i];
        return entries;
    }
}
