using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// Elimination without subtraction of four chains of one pattern and a band too wide to take states singly, four states at a time (see
/// <see cref="LaneElimination"/>).
/// </summary>
/// <param name="pattern">The pattern of all four.</param>
internal sealed class FrontElimination(TransitionPattern pattern)
{
    private readonly int _width = pattern.HalfBandwidth;
    private LaneFactors? _factors;
    private Front? _up;
    private Front? _down;
    private FrontPanel? _upPanel;
    private FrontPanel? _downPanel;

    /// <summary>The factors.</summary>
    public LaneFactors Factors => _factors!;

    /// <summary>Lower bounds, lane by lane, of every product that was added.</summary>
    public Vector256<double> SmallestProduct { get; private set; }

    /// <summary>Eliminates every state but the root, with the derivatives that the rates carry.</summary>
    public void Factor(LaneRates rates, int root)
    {
        Provide(rates);
        _upPanel!.SmallestProduct = _downPanel!.SmallestProduct = LaneMinimum.None;
        int joined = Up(rates, root);
        Down(rates, root, joined);
        SmallestProduct = Vector256.MinNative(_upPanel.SmallestProduct, _downPanel.SmallestProduct);
    }

    private void Provide(LaneRates rates)
    {
        int parameters = rates.Slope.Length;
        if (_factors is not null && _factors.RateSlopes.Length == parameters)
            return;
        _factors = new LaneFactors(pattern.Count, _width, parameters);
        (_up, _down) = (new Front(rates, _width, parameters, upwards: true), new Front(rates, _width, parameters, upwards: false));
        (_upPanel, _downPanel) = (new FrontPanel(_up), new FrontPanel(_down));
    }

    // Returns the farthest state that the pass has joined with others.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Up(LaneRates rates, int root)
    {
        Front front = _up!;
        int reached = -1, loaded = 0;
        for (front.Start(FirstPlace(root)); front.First < root;)
        {
            for (int k = Math.Max(0, front.First); k < front.First + FrontKernels.Panel; k++)
                reached = Math.Max(reached, pattern.Most[k]);
            for (; loaded <= reached; loaded++)
                front.Load(rates, loaded);
            Eliminate(front, _upPanel!);
        }
        return reached;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Down(LaneRates rates, int root, int joined)
    {
        Front front = _down!;
        int end = front.Place(root), reached = 0, loaded = 0;
        for (front.Start(FirstPlace(end)); front.First < end;)
        {
            int after = front.First + FrontKernels.Panel;
            for (int k = Math.Max(0, front.First); k < after; k++)
                reached = Math.Max(reached, front.Place(pattern.Least[front.State(k)]));
            reached = front.State(after - 1) <= joined ? end : Math.Min(reached, end);
            for (; loaded <= reached; loaded++)
            {
                if (front.State(loaded) <= joined)
                    front.Load(rates, _up!, loaded, joined);
                else
                    front.Load(rates, loaded);
            }
            Eliminate(front, _downPanel!);
        }
    }

    // The first panel is filled up with places of no state, so that the last one ends before the root.
    private static int FirstPlace(int root) => root - (root + FrontKernels.Panel - 1) / FrontKernels.Panel * FrontKernels.Panel;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Eliminate(Front front, FrontPanel panel)
    {
        int first = front.First, empty = Math.Max(0, -first);
        panel.Eliminate(empty);
        for (int p = empty; p < FrontKernels.Panel; p++)
        {
            int state = front.State(first + p), row = p * front.Size + p + 1;
            _factors!.Inverse[state] = panel.Inverse[p];
            _factors.Keep(_factors.Rates, state, panel.Rows.All.Slice(row, _width));
            for (int parameter = 0; parameter < front.Slopes.Length; parameter++)
            {
                _factors.ExitSlopes[parameter][state] = panel.ExitSlopes[parameter][p];
                _factors.Keep(_factors.RateSlopes[parameter], state, panel.RowSlopes[parameter].All.Slice(row, _width));
            }
        }
    }
}
