using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// Exit rates of four chains side by side and what flows in and out of each state leaves over. Only the states that transitions still arrive at are
/// kept, so that they stay in cache.
/// </summary>
/// <param name="window">States that may be open at once, at least.</param>
internal sealed class LaneBalance(int window)
{
    private readonly Open[] _open = new Open[BitOperations.RoundUpToPowerOf2((uint)window)];
    private Vector256<double> _sum;
    private int _first;
    private int _end;

    /// <summary>Largest exit rate so far.</summary>
    public Vector256<double> LargestExit { get; private set; }

    /// <summary>|Q P|_1 over the largest exit rate.</summary>
    public Vector256<double> Residual =>
        _sum / Vector256.ConditionalSelect(Vector256.GreaterThan(LargestExit, Vector256<double>.Zero), LargestExit, Vector256<double>.One);

    /// <summary>Begins anew.</summary>
    /// <param name="first">The first state that a transition will arrive at.</param>
    public void Start(int first) => (_first, _end, _sum, LargestExit) = (first, first, Vector256<double>.Zero, Vector256<double>.Zero);

    /// <summary>Opens states up to one, which no transition has arrived at.</summary>
    public void OpenTo(int end)
    {
        for (; _end < end; _end++)
            _open[_end & (_open.Length - 1)] = default;
    }

    /// <summary>Concludes on states up to one, at which no more transitions arrive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CloseTo(int end)
    {
        for (; _first < end; _first++)
        {
            ref Open state = ref _open[_first & (_open.Length - 1)];
            _sum += Vector256.Abs(state.Excess);
            LargestExit = Vector256.Max(LargestExit, state.Exit);
        }
    }

    /// <summary>A transition and the one back.</summary>
    /// <param name="from">A state.</param>
    /// <param name="to">Another.</param>
    /// <param name="there">Rate from the one to the other.</param>
    /// <param name="back">Rate back.</param>
    /// <param name="flow">Net flow from the one to the other.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int from, int to, Vector256<double> there, Vector256<double> back, Vector256<double> flow)
    {
        ref Open first = ref MemoryMarshal.GetArrayDataReference(_open);
        ref Open left = ref Unsafe.Add(ref first, from & (_open.Length - 1)), entered = ref Unsafe.Add(ref first, to & (_open.Length - 1));
        left.Excess -= flow;
        left.Exit += there;
        entered.Excess += flow;
        entered.Exit += back;
    }

    private struct Open
    {
        public Vector256<double> Excess;
        public Vector256<double> Exit;
    }
}
