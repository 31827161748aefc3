using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// Elimination without subtraction of four chains of one pattern at once, one in each lane of a vector, from both ends towards a common
/// root (see <see cref="BandElimination{T}"/>). Every lane takes the same operations in the same order whatever is in the others.
/// </summary>
/// <param name="rates">The four chains; they may change until the states are eliminated.</param>
internal sealed class LaneElimination(LaneRates rates) : ILaneElimination
{
    private readonly TransitionPattern _pattern = rates.Pattern;
    private LaneFactors? _factors;
    private LaneWindow? _upWindow;
    private LaneWindow? _downWindow;
    private LaneSingleElimination? _up;
    private LaneSingleElimination? _down;

    /// <inheritdoc/>
    public LaneFactors Factors => _factors!;

    /// <inheritdoc/>
    public int Root { get; private set; }

    /// <inheritdoc/>
    public Vector256<double> SmallestProduct { get; private set; }

    /// <inheritdoc/>
    public void Factor(int root)
    {
        Provide(rates.Slope.Length);
        Root = root;
        _up!.SmallestProduct = _down!.SmallestProduct = LaneMinimum.None;
        int joined = Up(root);
        Down(root, joined);
        SmallestProduct = Vector256.Min(_up.SmallestProduct, _down.SmallestProduct);
    }

    private void Provide(int parameters)
    {
        if (_factors is not null && _factors.RateSlopes.Length == parameters)
            return;
        (int count, int width) = (_pattern.Count, Math.Max(1, _pattern.HalfBandwidth));
        _factors = new LaneFactors(count, width, parameters);
        (_upWindow, _downWindow) = (new LaneWindow(count, width, parameters, upwards: true), new LaneWindow(count, width, parameters, upwards: false));
        (_up, _down) = (new LaneSingleElimination(_upWindow), new LaneSingleElimination(_downWindow));
    }

    // Returns the farthest state that the pass has joined with others.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Up(int root)
    {
        int reached = -1, loaded = 0;
        for (int k = 0; k < root; k++)
        {
            reached = Math.Max(reached, _pattern.Most[k]);
            for (; loaded <= reached; loaded++)
                _upWindow!.Load(rates, loaded);
            _up!.Eliminate(k, reached, _factors!);
        }
        return reached;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Down(int root, int joined)
    {
        LaneWindow window = _downWindow!;
        int end = window.Place(root), reached = 0, loaded = 0;
        for (int k = 0; k < end; k++)
        {
            reached = Math.Max(reached, window.Place(_pattern.Least[window.State(k)]));
            reached = window.State(k) <= joined ? end : Math.Min(reached, end);
            for (; loaded <= reached; loaded++)
            {
                if (window.State(loaded) <= joined)
                    window.Load(_upWindow!, loaded);
                else
                    window.Load(rates, loaded);
            }
            _down!.Eliminate(k, reached, _factors!);
        }
    }
}
