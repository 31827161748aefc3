namespace SpinTorque.Tests;

/// <summary>Markov chains drawn from a seed, and their forms as exact fractions.</summary>
internal static class RandomChains
{
    /// <summary>An irreducible chain in band order: neighbours joined both ways, farther states within the band at random.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="decades">Rates lie between 10^-decades and 1.</param>
    public static (int States, List<(int From, int To, double Rate)> Transitions) Banded(int seed, double decades)
    {
        var random = new Random(seed);
        int n = random.Next(2, 15), width = random.Next(1, Math.Min(n, 5));
        var transitions = new List<(int, int, double)>();
        for (int from = 0; from < n; from++)
        {
            for (int to = Math.Max(0, from - width); to <= Math.Min(n - 1, from + width); to++)
            {
                if (from != to && (Math.Abs(from - to) == 1 || random.Next(2) == 0))
                    transitions.Add((from, to, Math.Pow(10, -decades * random.NextDouble())));
            }
        }
        return (n, transitions);
    }

    /// <summary>A sparse directed graph with rates of one, without any promise of connection.</summary>
    public static (int States, List<(int From, int To, double Rate)> Transitions) Sparse(int seed)
    {
        var random = new Random(seed);
        int n = random.Next(1, 14);
        var transitions = new List<(int, int, double)>();
        for (int edge = random.Next(4 * n); edge > 0; edge--)
        {
            (int from, int to) = (random.Next(n), random.Next(n));
            if (from != to)
                transitions.Add((from, to, random.Next(5) == 0 ? 0 : 1));
        }
        return (n, transitions);
    }

    /// <summary>Rates [to, from] as fractions.</summary>
    public static BigRational[,] Exact(int states, IEnumerable<(int From, int To, double Rate)> transitions)
    {
        var rates = new BigRational[states, states];
        foreach ((int from, int to, double rate) in transitions)
            rates[to, from] += BigRational.From(rate);
        return rates;
    }

    /// <summary>Q x with the exit rates on the diagonal.</summary>
    public static BigRational[] Apply(BigRational[,] rates, IReadOnlyList<BigRational> x)
    {
        var result = new BigRational[x.Count];
        for (int from = 0; from < x.Count; from++)
        {
            for (int to = 0; to < x.Count; to++)
            {
                BigRational flow = rates[to, from] * x[from];
                result[to] += flow;
                result[from] -= flow;
            }
        }
        return result;
    }
}
