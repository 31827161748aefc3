namespace SpinTorque;

/// <summary>Whether a lane's stationary state was found and underflow can have cost it no digit.</summary>
/// <param name="states">The states.</param>
/// <param name="count">Number of states.</param>
/// <param name="width">Half-bandwidth.</param>
internal sealed class LaneVerdict(LaneStates states, int count, int width)
{
    private Extended[] _weights = [];
    private double[] _stays = [];

    /// <summary>The verdict on a lane, after a run; where states were forgotten and a product underflowed, nothing is vouched for.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="largestExit">Its largest exit rate.</param>
    /// <param name="ratesUnderflow">Whether a rate itself left the normal range.</param>
    public bool IsTrustworthy(int lane, double largestExit, bool ratesUnderflow) => states.Found(lane) && (count == 1 || (UnderflowVerdict.IsOfScale(largestExit)
            && (UnderflowVerdict.LostNothing(ratesUnderflow, states.SmallestProduct[lane]) || (states.KnowsAll && RootIsNear(lane, largestExit)))));

    private bool RootIsNear(int lane, double largestExit)
    {
        if (_weights.Length == 0)
            (_weights, _stays) = (new Extended[count], new double[count]);
        for (int k = 0; k < count; k++)
            _weights[k] = states.Weight(k, lane);
        states.Stays(lane, _stays);
        return UnderflowVerdict.RootIsNear(_weights, _stays, width, largestExit);
    }
}
