namespace SpinTorque.Tests;

/// <summary>A random banded chain with two sets of derivatives, for any kind of number.</summary>
internal sealed class SampleChain
{
    private readonly List<(int From, int To, double Rate)> _transitions;
    private readonly double[][] _logSlopes;

    public SampleChain(int seed, double decades)
    {
        (States, _transitions) = RandomChains.Banded(seed, decades);
        var random = new Random(seed + 1000);
        // by destination and origin, the order that a pattern keeps
        _transitions = [.. _transitions.OrderBy(transition => transition.To).ThenBy(transition => transition.From)];
        double[] Slopes() => [.. _transitions.Select(_ => Math.Round(2 * random.NextDouble() - 1, 2))];
        _logSlopes = [Slopes(), Slopes()];
        Rates = RandomChains.Exact(States, _transitions);
    }

    public int States { get; }

    public BigRational[,] Rates { get; }

    public BigRational[] Weights(int root)
    {
        System.Numerics.BigInteger[] weights = new RationalElimination(Rates, root).Weights();
        return [.. weights.Select(weight => BigRational.Ratio(weight, weights[root]))];
    }

    public BigRational[,] Slopes(int parameter) =>
        RandomChains.Exact(States, _transitions.Select((transition, p) => transition with { Rate = Slope(parameter, p) }));

    // Small integers that sum to zero.
    public BigRational[] RightHandSide()
    {
        int[] r = [.. Enumerable.Range(0, States).Select(k => (7 * k % 5) - 2)];
        r[^1] -= r.Sum();
        return [.. r.Select(value => (BigRational)value)];
    }

    public Chain<T> Of<T>()
        where T : struct, IRateNumber<T>
    {
        TransitionPattern pattern = Generator.FromTransitions(States, _transitions).Chain.Pattern;
        var chain = new Chain<T>(pattern);
        chain.KeepSlopes(2);
        for (int p = 0; p < _transitions.Count; p++)
        {
            chain.Rate[p] = T.From(_transitions[p].Rate);
            chain.Slope[0][p] = T.From(Slope(0, p));
            chain.Slope[1][p] = T.From(Slope(1, p));
        }
        chain.SumExits();
        return chain;
    }

    private double Slope(int parameter, int p) => _transitions[p].Rate * _logSlopes[parameter][p];
}
