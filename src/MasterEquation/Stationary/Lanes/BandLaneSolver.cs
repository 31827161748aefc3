using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>Four chains of any pattern, transition by transition.</summary>
internal sealed class BandLaneSolver : LaneSolver
{
    private readonly LaneRates _rates;
    private readonly Vector256<double>[] _exit;
    private readonly Vector256<double>[] _inflow;
    private Vector256<double> _largestExit;
    private Vector256<double> _residual;

    /// <param name="pattern">Pattern of the chains.</param>
    /// <param name="source">Where each transition's rate stands in a row of rates; its own index where null.</param>
    /// <param name="length">Length of a row of rates.</param>
    public BandLaneSolver(TransitionPattern pattern, int[]? source, int length)
        : this(new LaneRates(pattern, source, length))
    {
    }

    private BandLaneSolver(LaneRates rates)
        : base(rates.Pattern, new LaneElimination(rates)) =>
        (_rates, _exit, _inflow) = (rates, new Vector256<double>[rates.Pattern.Count], new Vector256<double>[rates.Pattern.Count]);

    /// <inheritdoc/>
    public override void KeepSlopes(int parameters) => _rates.KeepSlopes(parameters);

    /// <inheritdoc/>
    public override void Take(ReadOnlySpan<Plain[]> rows, ReadOnlySpan<int> versions) => LaneRates.Interleave(rows, _rates.Rate);

    /// <inheritdoc/>
    public override void TakeSlopes(int parameter, ReadOnlySpan<Plain[]> rows) => LaneRates.Interleave(rows, _rates.Slope[parameter]);

    /// <inheritdoc/>
    public override double LargestExit(int lane) => _largestExit[lane];

    /// <inheritdoc/>
    public override void Run(int root)
    {
        base.Run(root);
        _residual = Residual();
    }

    /// <inheritdoc/>
    public override double Extract(int lane, Span<double> probabilities)
    {
        LaneRates.Extract(States.Probabilities, lane, probabilities);
        return _residual[lane];
    }

    // |Q P|_1 over the largest exit rate; exits and inflows are summed together, so that rates are read once.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Vector256<double> Residual()
    {
        TransitionPattern pattern = _rates.Pattern;
        Vector256<double>[] p = States.Probabilities;
        Array.Clear(_exit);
        for (int i = 0; i < pattern.Count; i++)
        {
            LaneSum inflow = default;
            for (int at = pattern.RowStart[i]; at < pattern.RowStart[i + 1]; at++)
            {
                Vector256<double> rate = _rates.Rate[_rates.Source[at]];
                int column = pattern.Column[at];
                _exit[column] += rate;
                inflow.Add(rate * p[column]);
            }
            _inflow[i] = inflow.Value;
        }
        (Vector256<double> sum, Vector256<double> largest) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (int i = 0; i < pattern.Count; i++)
        {
            sum += Vector256.Abs(_inflow[i] - _exit[i] * p[i]);
            largest = Vector256.Max(largest, _exit[i]);
        }
        _largestExit = largest;
        Vector256<double> any = Vector256.GreaterThan(largest, Vector256<double>.Zero);
        return sum / Vector256.ConditionalSelect(any, largest, Vector256<double>.One);
    }
}
