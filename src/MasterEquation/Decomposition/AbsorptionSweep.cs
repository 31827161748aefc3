namespace SpinTorque;

/// <summary>
/// Absorption from the transient classes of a chain, one class after another: each is solved with the flows from or to the classes solved
/// before it. Nothing is subtracted, so every probability keeps its relative accuracy however small it is.
/// </summary>
/// <param name="chain">The chain.</param>
/// <param name="component">Number of each state's class; no transition leads to a lower one.</param>
/// <param name="transient">The transient classes in that order.</param>
/// <param name="errorBound">What rounding may do to a probability, relative to itself.</param>
internal sealed class AbsorptionSweep(Chain<Extended> chain, int[] component, IReadOnlyList<TransientClass> transient, double errorBound)
{
    private readonly TransitionPattern _pattern = chain.Pattern;

    /// <summary>Bound on the relative error of each probability.</summary>
    public double ErrorBound => errorBound;

    /// <summary>The probability of ending in a closed class, from every state of the chain.</summary>
    public Extended[] Into(IReadOnlyList<int> target, CancellationToken cancellation)
    {
        var h = new Extended[_pattern.Count];       // of states not solved yet: the flow out of their class into the target
        foreach (int state in target)
        {
            h[state] = Extended.One;
            PassBack(state, h);
        }
        for (int at = transient.Count - 1; at >= 0; at--)
        {
            cancellation.ThrowIfCancellationRequested();
            TransientClass solved = transient[at];
            Extended[] b = [.. solved.States.Select(state => h[state])];
            if (Array.TrueForAll(b, value => value.IsZero))
                continue;
            solved.Factors.Reach(b);
            for (int k = 0; k < b.Length; k++)
            {
                h[solved.States[k]] = b[k];
                PassBack(solved.States[k], h);
            }
        }
        return h;
    }

    /// <summary>The time spent in every transient state of the chain by one that starts in one of them.</summary>
    public Extended[] Sojourn(int start, CancellationToken cancellation)
    {
        var y = new Extended[_pattern.Count];
        foreach (TransientClass solved in transient)
        {
            if (component[solved.States[0]] < component[start])
                continue;
            cancellation.ThrowIfCancellationRequested();
            Extended[] r = [.. solved.States.Select(state => state == start ? Extended.One : Inflow(state, y))];
            if (component[solved.States[0]] == component[start] || !Array.TrueForAll(r, value => value.IsZero))
                solved.Factors.Stay(r);
            for (int k = 0; k < r.Length; k++)
                y[solved.States[k]] = r[k];
        }
        return y;
    }

    /// <summary>The flow into a state from other classes, sum_j q_ij y_j.</summary>
    public Extended Inflow(int state, Extended[] y)
    {
        Extended sum = Extended.Zero;
        for (int p = _pattern.RowStart[state]; p < _pattern.RowStart[state + 1]; p++)
        {
            int from = _pattern.Column[p];
            if (component[from] != component[state] && !y[from].IsZero)
                sum += chain.Rate[p] * y[from];
        }
        return sum;
    }

    // b_j += q_ij h_i for the states j of other classes that lead to state i
    private void PassBack(int state, Extended[] h)
    {
        for (int p = _pattern.RowStart[state]; p < _pattern.RowStart[state + 1]; p++)
        {
            int from = _pattern.Column[p];
            if (component[from] != component[state])
                h[from] += chain.Rate[p] * h[state];
        }
    }
}
