using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// Elimination without subtraction of four chains of one pattern at once, one in each lane of a vector, from both ends towards a common
/// root (see <see cref="BandElimination{T}"/>). Every lane takes the same operations in the same order whatever is in the others.
/// </summary>
/// <param name="pattern">The pattern of all four.</param>
internal sealed class LaneElimination(TransitionPattern pattern)
{
    private const int NarrowestPanel = 8;       // half-bandwidth from which panels are faster

    private readonly int _width = Math.Max(1, pattern.HalfBandwidth);
    private LaneFactors? _factors;
    private LaneWindow? _upWindow;
    private LaneWindow? _downWindow;
    private ILaneStep? _up;
    private ILaneStep? _down;

    private int Panel => _width < NarrowestPanel ? 1 : LanePanelElimination.Depth;

    /// <summary>The factors.</summary>
    public LaneFactors Factors => _factors!;

    /// <summary>The state that remains.</summary>
    public int Root { get; private set; }

    /// <summary>Lower bounds, lane by lane, of every product that was added.</summary>
    public Vector256<double> SmallestProduct { get; private set; }

    /// <summary>Eliminates every state but the root, with the derivatives that the rates carry.</summary>
    public void Factor(LaneRates rates, int root)
    {
        Provide(rates.Slope.Length);
        Root = root;
        _up!.SmallestProduct = _down!.SmallestProduct = Vector256.Create(double.PositiveInfinity);
        int joined = Up(rates, root);
        Down(rates, root, joined);
        SmallestProduct = Vector256.Min(_up.SmallestProduct, _down.SmallestProduct);
    }

    private void Provide(int parameters)
    {
        if (_factors is not null && _factors.RateSlopes.Length == parameters)
            return;
        _factors = new LaneFactors(pattern.Count, _width, parameters);
        _upWindow = new LaneWindow(pattern.Count, _width, Panel, parameters, upwards: true);
        _downWindow = new LaneWindow(pattern.Count, _width, Panel, parameters, upwards: false);
        (_up, _down) = (Step(_upWindow), Step(_downWindow));
    }

    private ILaneStep Step(LaneWindow window) => Panel == 1 ? new LaneSingleElimination(window) : new LanePanelElimination(window, _width);

    // Returns the farthest state that the pass has joined with others.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Up(LaneRates rates, int root)
    {
        int reached = -1, loaded = 0, depth;
        for (int k = 0; k < root; k += depth)
        {
            depth = Math.Min(Panel, root - k);
            for (int p = 0; p < depth; p++)
                reached = Math.Max(reached, pattern.Most[k + p]);
            for (; loaded <= reached; loaded++)
                _upWindow!.Load(rates, loaded);
            _up!.Eliminate(k, depth, reached, _factors!);
        }
        return reached;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Down(LaneRates rates, int root, int joined)
    {
        LaneWindow window = _downWindow!;
        int end = window.Place(root), reached = 0, loaded = 0, depth;
        for (int k = 0; k < end; k += depth)
        {
            depth = Math.Min(Panel, end - k);
            for (int p = 0; p < depth; p++)
                reached = Math.Max(reached, window.Place(pattern.Least[window.State(k + p)]));
            reached = window.State(k + depth - 1) <= joined ? end : Math.Min(reached, end);
            for (; loaded <= reached; loaded++)
            {
                if (window.State(loaded) <= joined)
                    window.Load(_upWindow!, loaded);
                else
                    window.Load(rates, loaded);
            }
            _down!.Eliminate(k, depth, reached, _factors!);
        }
    }
}
