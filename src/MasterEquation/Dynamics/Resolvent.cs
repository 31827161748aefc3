namespace SpinTorque;

/// <summary>
/// A = (s - Q)^-1 of the functions on the states, s above zero: the chain with an end at rate s from every state, eliminated without
/// subtraction, so that A is right for s far below the rates.
/// </summary>
internal sealed class Resolvent
{
    private readonly TransientClass _ended;

    public Resolvent(Generator generator, Chain<Extended> chain, double shift)
    {
        int[] states = [.. Enumerable.Range(0, generator.StateCount)];
        var ends = new Extended[states.Length];
        Array.Fill(ends, Extended.From(shift));
        (Shift, _ended) = (shift, TransientClass.Eliminate(generator, chain, states, states, ends));
    }

    /// <summary>s.</summary>
    public double Shift { get; }

    /// <summary>A v.</summary>
    public double[] Times(double[] v)
    {
        Extended[] h = [.. _ended.States.Select(state => Extended.From(v[state]))];
        _ended.Factors.Reach(h);
        var result = new double[v.Length];
        for (int k = 0; k < h.Length; k++)
            result[_ended.States[k]] = h[k].ToDouble();
        return result;
    }
}
