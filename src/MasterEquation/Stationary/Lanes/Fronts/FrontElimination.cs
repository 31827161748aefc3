using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// Elimination without subtraction of four chains of one pattern and a band too wide to take states singly, four states at a time (see
/// <see cref="LaneElimination"/>).
/// </summary>
/// <param name="rates">The four chains; they may change until the states are eliminated.</param>
internal sealed class FrontElimination(LaneRates rates) : ILaneElimination
{
    private readonly TransitionPattern _pattern = rates.Pattern;
    private readonly int _width = rates.Pattern.HalfBandwidth;
    private LaneFactors? _factors;
    private Front? _up;
    private Front? _down;
    private FrontPanel? _upPanel;
    private FrontPanel? _downPanel;

    /// <inheritdoc/>
    public LaneFactors Factors => _factors!;

    /// <inheritdoc/>
    public int Root { get; private set; }

    /// <inheritdoc/>
    public Vector256<double> SmallestProduct { get; private set; }

    /// <summary>
    /// States within which derivatives are wanted; others count as still, their detours too. The root is made one of them, with those around it.
    /// </summary>
    public StateRange Window { get; set; } = StateRange.All(rates.Pattern.Count);

    /// <summary>Whether to forget the states outside the window altogether, so that their probabilities are not found.</summary>
    public bool Forgets { get; set; }

    /// <summary>The probability outside the window over that of the root; infinite or no number where it is too large.</summary>
    public Vector256<double> Outside { get; private set; }

    /// <summary>An upper bound of the mean time to the root from any state of the window, detours out of it not counted.</summary>
    public Vector256<double> HittingTime { get; private set; }

    /// <inheritdoc/>
    public void Factor(int root)
    {
        Root = root;
        Provide();
        _factors!.Turned = root;
        HittingTime = Vector256<double>.Zero;
        _upPanel!.SmallestProduct = _downPanel!.SmallestProduct = LaneMinimum.None;
        int joined = Up(root);
        Down(root, joined);
        SmallestProduct = Vector256.MinNative(_upPanel.SmallestProduct, _downPanel.SmallestProduct);
        _factors.Kept = Forgets ? _factors.Carried : StateRange.All(_pattern.Count);
        // The pass that ends last has joined the root with all others.
        Outside = root < _pattern.Count - 1 ? _down!.Detours[_down.Place(root) - _down.First] : _up!.Detours[_up.Place(root) - _up.First];
    }

    private void Provide()
    {
        int parameters = rates.Slope.Length;
        if (_factors is not null && _factors.RateSlopes.Length == parameters)
            return;
        _factors = new LaneFactors(_pattern.Count, _width, parameters);
        (_up, _down) = (new Front(rates, _width, parameters, upwards: true), new Front(rates, _width, parameters, upwards: false));
        (_upPanel, _downPanel) = (new FrontPanel(_up), new FrontPanel(_down));
    }

    // Returns the farthest state that the pass has joined with others.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Up(int root)
    {
        Front front = _up!;
        int reached = -1, loaded = 0, begin = FirstPlace(root), first = begin + Aligned(Math.Min(Window.First, root) - begin);
        for (front.Start(begin); front.First < root;)
        {
            if (front.First == first)
                front.Carry(loaded);
            for (int k = Math.Max(0, front.First); k < front.First + FrontKernels.Panel; k++)
                reached = Math.Max(reached, _pattern.Most[k]);
            for (; loaded <= reached; loaded++)
                front.Load(loaded);
            Eliminate(front, _upPanel!);
        }
        if (!front.Carrying)
            front.Carry(loaded);
        _factors!.Carried = _factors.Carried with { First = Math.Max(0, first) };
        return reached;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Down(int root, int joined)
    {
        Front front = _down!;
        int end = front.Place(root), reached = 0, loaded = 0, begin = FirstPlace(end);
        // States that the other pass has joined are taken in with their derivatives: begin before any of them is.
        int first = begin + Aligned(front.Place(Math.Max(Math.Max(Window.Last, root), Math.Min(joined + 2 * front.Size, _pattern.Count - 1))) - begin);
        for (front.Start(begin); front.First < end;)
        {
            if (front.First == first)
                front.Carry(loaded);
            int after = front.First + FrontKernels.Panel;
            for (int k = Math.Max(0, front.First); k < after; k++)
                reached = Math.Max(reached, front.Place(_pattern.Least[front.State(k)]));
            reached = front.State(after - 1) <= joined ? end : Math.Min(reached, end);
            for (; loaded <= reached; loaded++)
            {
                if (front.State(loaded) <= joined)
                    front.Load(_up!, loaded, joined);
                else
                    front.Load(loaded);
            }
            Eliminate(front, _downPanel!);
        }
        _factors!.Carried = _factors.Carried with { Last = front.State(Math.Max(0, first)) };
    }

    // The panel that a distance from the first one lies in.
    private static int Aligned(int distance) => distance / FrontKernels.Panel * FrontKernels.Panel;

    // The first panel is filled up with places of no state, so that the last one ends before the root.
    private static int FirstPlace(int root) => root - (root + FrontKernels.Panel - 1) / FrontKernels.Panel * FrontKernels.Panel;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Eliminate(Front front, FrontPanel panel)
    {
        int first = front.First, empty = Math.Max(0, -first);
        HittingTime += panel.Eliminate(empty);
        for (int p = empty; (front.Carrying || !Forgets) && p < FrontKernels.Panel; p++)
        {
            int state = front.State(first + p), row = p * front.Size + p + 1;
            _factors!.Inverse[state] = panel.Inverse[p];
            Keep(panel.Rows, row, _factors.Rates, state);
            for (int parameter = 0; front.Carrying && parameter < front.Slopes.Length; parameter++)
            {
                _factors.ExitSlopes[parameter][state] = panel.ExitSlopes[parameter][p];
                Keep(panel.RowSlopes[parameter], row, _factors.RateSlopes[parameter], state);
            }
        }
    }

    // Past the caches: the factors are more than they hold, and are read once only.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private unsafe void Keep(AlignedLanes from, int first, AlignedLanes to, int state)
    {
        ref Vector256<double> row = ref from[first];
        var kept = (double*)Unsafe.AsPointer(ref to[_factors!.Row(state)]);
        for (nint j = 0; j < _width; j++)
            Unsafe.Add(ref row, j).StoreAlignedNonTemporal(kept + Vector256<double>.Count * j);
    }
}
