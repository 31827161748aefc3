using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpinTorque;

/// <summary>
/// Where the rates of a chain of half-bandwidth two stand bond by bond: a bond joins states k and k + d, d = 1 or 2, and has a rate up and a
/// rate down. Each of the four kinds is a row over k with zeros at both ends, so that nothing need be asked near them.
/// </summary>
internal sealed class BondPattern
{
    /// <summary>Largest half-bandwidth.</summary>
    public const int Width = 2;

    private const int Margin = 8;

    private readonly int[] _place;
    private readonly int[] _source;

    /// <param name="pattern">A pattern that <see cref="Serves"/>.</param>
    /// <param name="source">Where each transition's rate stands in a row of rates; its own index where null.</param>
    public BondPattern(TransitionPattern pattern, int[]? source)
    {
        Count = pattern.Count;
        _place = Places(pattern);
        _source = source is null ? [.. Enumerable.Range(0, pattern.EntryCount)] : [.. source];
        Array.Sort(_place, _source);
    }

    /// <summary>Number of states n.</summary>
    public int Count { get; }

    /// <summary>Length of all bonds of a chain.</summary>
    public int Length => 2 * Width * Stride;

    private int Stride => Count + 2 * Margin;

    /// <summary>Whether a chain is narrow enough, and no two transitions join the same states in the same direction.</summary>
    public static bool Serves(TransitionPattern pattern) => pattern.HalfBandwidth <= Width
        && Enumerable.Range(0, pattern.Count).All(i => pattern.Column.AsSpan(pattern.RowStart[i]..pattern.RowStart[i + 1]).ToArray().Distinct().Count()
            == pattern.RowStart[i + 1] - pattern.RowStart[i]);

    /// <summary>Place of the rate from k to k + d.</summary>
    public int Up(int d, int k) => (2 * d - 2) * Stride + Margin + k;

    /// <summary>Place of the rate from k + d to k.</summary>
    public int Down(int d, int k) => (2 * d - 1) * Stride + Margin + k;

    /// <summary>Brings a row of rates to their bonds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Spread(ReadOnlySpan<double> row, Span<double> bonds)
    {
        ref int place = ref MemoryMarshal.GetArrayDataReference(_place), source = ref MemoryMarshal.GetArrayDataReference(_source);
        ref double from = ref MemoryMarshal.GetReference(row), to = ref MemoryMarshal.GetReference(bonds);
        for (int p = 0; p < _place.Length; p++)
            Unsafe.Add(ref to, Unsafe.Add(ref place, p)) = Unsafe.Add(ref from, Unsafe.Add(ref source, p));
    }

    private int[] Places(TransitionPattern pattern)
    {
        var places = new int[pattern.EntryCount];
        for (int i = 0; i < Count; i++)
        {
            for (int p = pattern.RowStart[i]; p < pattern.RowStart[i + 1]; p++)
            {
                int j = pattern.Column[p];
                places[p] = i > j ? Up(i - j, j) : Down(j - i, i);
            }
        }
        return places;
    }
}
