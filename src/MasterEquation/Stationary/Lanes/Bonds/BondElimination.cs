using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// Elimination of four chains of half-bandwidth two. What it does to the states ahead is one bond, which stays in registers; both ends go
/// on in turns, since each waits for its own quotient.
/// </summary>
internal sealed class BondElimination : ILaneElimination
{
    private readonly BondPattern _pattern;
    private readonly BondRates[] _lanes;
    private readonly BondPass _up;
    private readonly BondPass _down;
    private LaneFactors? _factors;

    /// <param name="pattern">The pattern of all four.</param>
    /// <param name="lanes">The four chains; they may change until the states are eliminated.</param>
    public BondElimination(BondPattern pattern, BondRates[] lanes)
    {
        (_pattern, _lanes) = (pattern, lanes);
        (_up, _down) = (new BondPass(pattern, upwards: true), new BondPass(pattern, upwards: false));
    }

    /// <inheritdoc/>
    public LaneFactors Factors => _factors!;

    /// <inheritdoc/>
    public int Root { get; private set; }

    /// <inheritdoc/>
    public Vector256<double> SmallestProduct { get; private set; }

    /// <inheritdoc/>
    public void Factor(int root)
    {
        int parameters = _lanes[0].Slope.Length, joint = Math.Min(2, _pattern.Count - 1 - root);
        if (_factors is null || _factors.RateSlopes.Length != parameters)
            _factors = new LaneFactors(_pattern.Count, BondPattern.Width, parameters);
        Root = root;
        _up.Begin(_lanes, _factors);
        _down.Begin(_lanes, _factors);
        int up = root, down = _pattern.Count - 1 - root - joint;
        while (up > 0 || down > 0)
        {
            up -= _up.Advance(up);
            down -= _down.Advance(down);
        }
        _down.Finish(_up, joint);
        SmallestProduct = Vector256.Min(_up.SmallestProduct, _down.SmallestProduct);
    }
}
