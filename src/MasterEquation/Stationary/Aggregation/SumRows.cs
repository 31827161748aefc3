namespace SpinTorque;

/// <summary>Where sums over classes and over bundles of links stand, and which of them each multiplet adds to, state by state. Immutable.</summary>
internal sealed class SumRows
{
    private readonly int[] _first;              // first of each multiplet's places in the list below
    private readonly int[] _rows;

    /// <summary>Lays out the rows: classes, then for each bundle the states without the electron and those with it.</summary>
    public SumRows(ClassLayout layout)
    {
        Bundle = new int[2 * layout.Bundles.Length + 1];
        Bundle[0] = layout.Start[^1];
        var adds = new List<int>[layout.ClassOf.Length];
        for (int multiplet = 0; multiplet < adds.Length; multiplet++)
            adds[multiplet] = [layout.Start[layout.ClassOf[multiplet]]];
        for (int bundle = 0; bundle < layout.Bundles.Length; bundle++)
        {
            (int lower, int upper, _) = layout.Bundles[bundle];
            Bundle[2 * bundle + 1] = Bundle[2 * bundle] + layout.Range(lower).Count;
            Bundle[2 * bundle + 2] = Bundle[2 * bundle + 1] + layout.Range(upper).Count;
            foreach (TunnellingLink link in layout.Links[bundle])
            {
                adds[link.Lower].Add(Bundle[2 * bundle]);
                adds[link.Upper].Add(Bundle[2 * bundle + 1]);
            }
        }
        _first = new int[adds.Length + 1];
        for (int multiplet = 0; multiplet < adds.Length; multiplet++)
            _first[multiplet + 1] = _first[multiplet] + adds[multiplet].Count;
        _rows = [.. adds.SelectMany(list => list)];
    }

    /// <summary>First place of the row of each bundle's states without the electron, then with it; the end of all rows in the end.</summary>
    public int[] Bundle { get; }

    /// <summary>First places of the rows that a multiplet adds to.</summary>
    public ReadOnlySpan<int> Of(int multiplet) => _rows.AsSpan(_first[multiplet].._first[multiplet + 1]);
}
