using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// Rates and stationary states of four working points of one structure, with the verdict of each lane. A point alone fills every lane:
/// each takes the same operations whatever is in the others, so a point has the same bits alone and in any company.
/// </summary>
internal sealed class LaneSolver
{
    /// <summary>Widest band of a point alone; a wider one keeps a vector busy by itself.</summary>
    public const int WidestAlone = 7;

    /// <summary>Widest band of four points together; beyond it their rows leave the cache.</summary>
    public const int WidestTogether = 24;

    private readonly Vector256<double>[] _exit;
    private Extended[] _weights = [];
    private double[] _stays = [];

    /// <param name="pattern">Pattern of the chains.</param>
    /// <param name="source">Where each transition's rate stands; its own index where null.</param>
    /// <param name="length">Number of distinct rates.</param>
    public LaneSolver(TransitionPattern pattern, int[]? source, int length)
    {
        Rates = new LaneRates(pattern, source, length);
        States = new LaneStates(pattern);
        _exit = new Vector256<double>[pattern.Count];
    }

    /// <summary>The rates, to be set before a run.</summary>
    public LaneRates Rates { get; }

    /// <summary>The states, as solved last.</summary>
    public LaneStates States { get; }

    /// <summary>Largest exit rate of each lane.</summary>
    public Vector256<double> LargestExit { get; private set; }

    /// <summary>Solves towards a root.</summary>
    public void Run(int root) => States.Run(Rates, root);

    /// <summary>Sums the exit rates; once for new rates.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void SumExits()
    {
        TransitionPattern pattern = Rates.Pattern;
        Array.Clear(_exit);
        for (int p = 0; p < pattern.EntryCount; p++)
            _exit[pattern.Column[p]] += Rates.Rate[Rates.Source[p]];
        Vector256<double> largest = Vector256<double>.Zero;
        foreach (Vector256<double> exit in _exit)
            largest = Vector256.Max(largest, exit);
        LargestExit = largest;
    }

    /// <summary>|Q P|_1 over the largest exit rate, lane by lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Vector256<double> Residual()
    {
        TransitionPattern pattern = Rates.Pattern;
        Vector256<double>[] p = States.Probabilities;
        Vector256<double> sum = Vector256<double>.Zero;
        for (int i = 0; i < pattern.Count; i++)
        {
            LaneSum inflow = default;
            for (int at = pattern.RowStart[i]; at < pattern.RowStart[i + 1]; at++)
                inflow.Add(Rates.Rate[Rates.Source[at]] * p[pattern.Column[at]]);
            sum += Vector256.Abs(inflow.Value - _exit[i] * p[i]);
        }
        Vector256<double> any = Vector256.GreaterThan(LargestExit, Vector256<double>.Zero);
        return sum / Vector256.ConditionalSelect(any, LargestExit, Vector256<double>.One);
    }

    /// <summary>Whether a lane's state was found and underflow can have cost it no digit.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="ratesUnderflow">Whether a rate itself left the normal range.</param>
    public bool IsTrustworthy(int lane, bool ratesUnderflow) => States.Found(lane) && (Rates.Pattern.Count == 1 || (UnderflowVerdict.IsOfScale(LargestExit[lane])
            && (UnderflowVerdict.LostNothing(ratesUnderflow, States.SmallestProduct[lane]) || RootIsNear(lane))));

    /// <summary>Spreads one chain over all lanes, with its derivatives.</summary>
    public void Spread(Chain<Plain> chain)
    {
        Rates.KeepSlopes(chain.Slope.Length);
        LaneRates.Spread(MemoryMarshal.Cast<Plain, double>(chain.Rate), Rates.Rate);
        for (int parameter = 0; parameter < chain.Slope.Length; parameter++)
            LaneRates.Spread(MemoryMarshal.Cast<Plain, double>(chain.Slope[parameter]), Rates.Slope[parameter]);
        SumExits();
    }

    private bool RootIsNear(int lane)
    {
        int count = Rates.Pattern.Count;
        if (_weights.Length == 0)
            (_weights, _stays) = (new Extended[count], new double[count]);
        for (int k = 0; k < count; k++)
            _weights[k] = States.Weight(k, lane);
        States.Stays(lane, _stays);
        return UnderflowVerdict.RootIsNear(_weights, _stays, Rates.Pattern.HalfBandwidth, LargestExit[lane]);
    }
}
