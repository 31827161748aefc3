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
    private readonly SweepLayout _layout;

    /// <summary>Makes room.</summary>
    /// <param name="layout">Where rates are found.</param>
    public RateRuns(SweepLayout layout)
    {
        _layout = layout;
        _entries = GC.AllocateArray<double>(layout.Tables.Length * layout.Runs * Size + Line, pinned: true);
        _first = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(_entries, 0) / sizeof(double) & (Line - 1));
    }

    /// <summary>Numbers of one run of one channel and direction.</summary>
    public static int Size => 2 * InflowKernels.Run;

    /// <summary>Takes rates on.</summary>
    /// <param name="rates">The row of all rates.</param>
    /// <param name="table">The channel and direction that they are for.</param>
    public void Take(ReadOnlySpan<double> rates, int table)
    {
        ref readonly Inflow from = ref _layout.Tables[table];
        Take(rates, from.RateBelow, from.Below, table, 0);
        Take(rates, from.RateAbove, from.Above, table, InflowKernels.Run);
    }

    /// <summary>The rates of one run; those of a neighbour follow at <see cref="Origin.Rates"/>.</summary>
    public ref double At(int run) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_entries), _first + run * Size);

    private void Take(ReadOnlySpan<double> rates, int start, (int First, int End) states, int table, int side)
    {
        for (int run = 0; run < _layout.Runs; run++)
        {
            (int first, int end) = (Math.Max(states.First, run * InflowKernels.Run), Math.Min(states.End, (run + 1) * InflowKernels.Run));
            if (first < end)
                rates[(start + first)..(start + end)].CopyTo(_entries.AsSpan(_first + (table * _layout.Runs + run) * Size + side + first - run * InflowKernels.Run));
        }
    }

    /// <summary>Where what one neighbour sends is found.</summary>
    /// <param name="From">Origin below the multiplet's state i = 0, in the vector; the one above follows.</param>
    /// <param name="Rates">Its rates, after those of the run.</param>
    internal readonly record struct Origin(int From, int Rates);
}
