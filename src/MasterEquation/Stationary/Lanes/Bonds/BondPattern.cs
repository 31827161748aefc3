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
    private readonly int _moving;       // transitions whose rates derivatives and most working points move; they come first

    /// <param name="pattern">A pattern that <see cref="Serves"/>.</param>
    /// <param name="source">Where each transition's rate stands in a row of rates; its own index where null.</param>
    /// <param name="steady">Place in that row from which on rates are steady: no parameter moves them.</param>
    public BondPattern(TransitionPattern pattern, int[]? source, int steady)
    {
        Count = pattern.Count;
        int[] places = Places(pattern);
        source ??= [.. Enumerable.Range(0, pattern.EntryCount)];
        int[] order = [.. Enumerable.Range(0, places.Length).OrderBy(p => source[p] >= steady).ThenBy(p => places[p])];
        (_place, _source) = ([.. order.Select(p => places[p])], [.. order.Select(p => source[p])]);
        _moving = source.Count(place => place < steady);
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
    /// <param name="row">The row.</param>
    /// <param name="bonds">The bonds; of <see cref="Length"/>.</param>
    /// <param name="all">Whether steady rates, too.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Spread(ReadOnlySpan<double> row, Span<double> bonds, bool all)
    {
        int count = all ? _place.Length : _moving;
        ref int place = ref MemoryMarshal.GetArrayDataReference(_place), source = ref MemoryMarshal.GetArrayDataReference(_source);
        ref double from = ref MemoryMarshal.GetReference(row), to = ref MemoryMarshal.GetReference(bonds);
        for (int p = 0; p < count; p++)
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
