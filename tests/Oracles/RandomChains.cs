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

    /// <summary>
    /// An irreducible chain whose rates span up to 300 decades: a band, a star whose arms are joined here and there, or a row that is easy
    /// to descend and hard to climb, with detours.
    /// </summary>
    public static (int States, List<(int From, int To, double Rate)> Transitions) Stiff(int seed)
    {
        var random = new Random(seed);
        double decades = ((double[])[30, 100, 165, 200, 250, 300])[random.Next(6)];
        double Rate(double of) => Math.Pow(10, -of * random.NextDouble());
        int n = random.Next(4, 36), width = random.Next(1, Math.Min(n, 13));
        var transitions = new List<(int, int, double)>();
        int[] order = [.. Enumerable.Range(0, n).OrderBy(_ => random.Next())];
        int shape = random.Next(3), joined = shape == 1 ? Math.Min(n, 13) : n;
        for (int k = 1; k < joined; k++)
        {
            (int from, int to) = shape == 1 ? (order[k], order[random.Next(3) == 0 ? random.Next(k) : 0]) : (k, k - 1);
            transitions.Add((from, to, Rate(shape == 2 ? 1 : decades)));
            transitions.Add((to, from, Rate(decades)));
            int other = shape == 0 ? Math.Max(0, k - random.Next(1, width + 1)) : Math.Clamp(k + random.Next(-6, 7), 0, joined - 1);
            if (shape == 1)
                other = order[other];
            if (other != from && random.Next(2) == 0)
                transitions.Add((from, other, Rate(decades)));
        }
        return shape == 1 ? (joined, [.. transitions.Select(Renamed)]) : (n, transitions);

        // the star's states are numbered without gaps, in the order drawn
        (int, int, double) Renamed((int From, int To, double Rate) item) => (Place(item.From), Place(item.To), item.Rate);
        int Place(int state) => order.Take(joined).Count(other => other < state);
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

    /// <summary>
    /// A band of up to 25 transient states, 1 to 20 wide, that is left for a state below it, one above it and one aside; the first two are
    /// entered several times from states near by. Of three chains one has equal rates everywhere, which may span 26 decades, one random rates
    /// over up to 250 decades, and one falls into groups of three that are nearly closed.
    /// </summary>
    public static (int Transient, List<(int From, int To, double Rate)> Transitions) Leaving(int seed)
    {
        var random = new Random(seed);
        int shape = seed % 3, n = random.Next(2, shape == 0 ? 26 : 14), width = random.Next(1, Math.Min(n, 21));
        double scale = random.Next(4) == 0 ? 1e220 : 1, decades = random.Next(2) == 0 ? 12 : 250;
        double[] steps = [.. Enumerable.Range(0, 2 * width + 1).Select(_ => random.Next(3) == 0 ? 0 : Math.Exp(60 * (random.NextDouble() - 0.5)))];
        var transitions = new List<(int, int, double)> { (0, n, 0.3 * scale), (n - 1, n + 1, 0.7 * scale), (n / 2, n + 2, 1e-6 * scale) };
        for (int from = 0; from < n; from++)
        {
            for (int step = -width; step <= width; step++)
            {
                int to = from + step < 0 ? n : Math.Min(from + step, n + 1);
                double rate = shape == 0 ? steps[step + width]
                    : shape == 1 ? Math.Pow(10, -decades * random.NextDouble()) : random.NextDouble() * (from / 3 == to / 3 ? 1 : 1e-13);
                if (step != 0 && (rate > 0 || Math.Abs(step) == 1))
                    transitions.Add((from, to, scale * (rate > 0 ? rate : 0.5)));
            }
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
