using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpinTorque;

/// <summary>
/// Rates in the order in which a sweep takes them: of every channel and direction, for one short run of S_z after another, the rates into its
/// states from below and then those from above, on lines of cache of their own.
/// </summary>
internal sealed class RateRuns
{
    private const int Line = 8;                     // numbers in a line of cache

    private readonly double[] _entries;             // stays where it is in memory
    private readonly int _first;
    private readonly int _runs;
    private readonly Inflow[] _tables;              // where each channel and direction is found, as if 2 S_z began at 0 or 1

    /// <summary>Lays the rates out.</summary>
    /// <param name="inflows">All neighbours.</param>
    /// <param name="rows">The multiplets.</param>
    /// <param name="runs">Number of short runs that all S_z make.</param>
    public RateRuns(Inflow[] inflows, MultipletRow[] rows, int runs)
    {
        _runs = runs;
        Origins = new Origin[inflows.Length];
        var numbers = new Dictionary<(int, int), int>();
        var tables = new List<Inflow>();
        foreach (MultipletRow row in rows)
        {
            for (int at = row.Inflows; at < row.Inflows + row.InflowCount; at++)
            {
                Inflow table = inflows[at].Shifted(row.Offset / 2);
                if (numbers.TryAdd((table.RateBelow, table.RateAbove), tables.Count))
                    tables.Add(table);
                Origins[at] = new Origin(inflows[at].FromBelow, numbers[(table.RateBelow, table.RateAbove)] * runs * Size);
            }
        }
        _tables = [.. tables];
        _entries = GC.AllocateArray<double>(_tables.Length * runs * Size + Line, pinned: true);
        _first = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(_entries, 0) / sizeof(double) & (Line - 1));
    }

    /// <summary>Where each neighbour's states and rates are found.</summary>
    public Origin[] Origins { get; }

    private static int Size => 2 * InflowKernels.Run;

    /// <summary>Takes rates on.</summary>
    /// <param name="rates">The row of all rates.</param>
    public void Take(ReadOnlySpan<double> rates)
    {
        for (int table = 0; table < _tables.Length; table++)
        {
            ref readonly Inflow from = ref _tables[table];
            Take(rates, from.RateBelow, from.Below, table, 0);
            Take(rates, from.RateAbove, from.Above, table, InflowKernels.Run);
        }
    }

    /// <summary>The rates of one run; those of a neighbour follow at <see cref="Origin.Rates"/>.</summary>
    public ref double At(int run) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_entries), _first + run * Size);

    private void Take(ReadOnlySpan<double> rates, int start, (int First, int End) states, int table, int side)
    {
        for (int run = 0; run < _runs; run++)
        {
            (int first, int end) = (Math.Max(states.First, run * InflowKernels.Run), Math.Min(states.End, (run + 1) * InflowKernels.Run));
            if (first < end)
                rates[(start + first)..(start + end)].CopyTo(_entries.AsSpan(_first + (table * _runs + run) * Size + side + first - run * InflowKernels.Run));
        }
    }

    /// <summary>Where what one neighbour sends is found.</summary>
    /// <param name="From">Origin below the multiplet's state i = 0, in the vector; the one above follows.</param>
    /// <param name="Rates">Its rates, after those of the run.</param>
    internal readonly record struct Origin(int From, int Rates);
}
