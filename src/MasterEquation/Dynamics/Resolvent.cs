namespace SpinTorque;

/// <summary>
/// A = (s - Q)^-1 of the functions on the states, s above zero: the chain with an end at rate s from every state, eliminated without
/// subtraction, so that A is right for s far below the rates. Functions are held times sqrt(p), p the stationary state: with detailed balance
/// A is then symmetric and its eigenvalues as good as the residuals, which of an unweighted A they are not.
/// </summary>
internal sealed class Resolvent
{
    private readonly TransientClass _ended;
    private readonly Extended[] _roots;

    public Resolvent(Generator generator, Chain<Extended> chain, Extended[] roots, double shift)
    {
        int[] states = [.. Enumerable.Range(0, generator.StateCount)];
        var ends = new Extended[states.Length];
        Array.Fill(ends, Extended.From(shift));
        (Shift, _roots, _ended) = (shift, roots, TransientClass.Eliminate(generator, chain, states, states, ends));
    }

    /// <summary>s.</summary>
    public double Shift { get; }

    /// <summary>sqrt(p) of every state over its largest value.</summary>
    public static Extended[] Roots(Chain<Extended> chain)
    {
        var elimination = new ChainElimination<Extended>(chain.Pattern);
        elimination.Run(chain, 0);
        Extended[] p = [.. elimination.Probabilities];
        Extended largest = p.Aggregate((a, b) => a.IsAbove(b) ? a : b);
        return [.. p.Select(value => Root(value / largest))];
    }

    /// <summary>A v.</summary>
    public double[] Times(double[] v)
    {
        Extended[] h = [.. _ended.States.Select(state => Extended.From(v[state]) / _roots[state])];
        _ended.Factors.Reach(h);
        var result = new double[v.Length];
        for (int k = 0; k < h.Length; k++)
            result[_ended.States[k]] = (h[k] * _roots[_ended.States[k]]).ToDouble();
        return result;
    }

    private static Extended Root(Extended value)
    {
        long half = value.Scale >> 1;
        return Extended.FromScaled(Math.Sqrt(value.Over(2 * half)), half);
    }
}
