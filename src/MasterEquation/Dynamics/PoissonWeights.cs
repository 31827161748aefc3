namespace SpinTorque;

/// <summary>
/// Poisson probabilities e^-m m^k/k! around their largest, by the recursion from there outwards (B. Fox, P. Glynn, Commun. ACM 31, 440, 1988):
/// every kept weight is right to some units of rounding, whatever the mean.
/// </summary>
internal sealed class PoissonWeights
{
    private readonly double[] _weights;

    /// <summary>The weights of a mean.</summary>
    /// <param name="mean">Above zero.</param>
    /// <param name="tail">Weight that may be left out in all.</param>
    public PoissonWeights(double mean, double tail)
    {
        long mode = (long)Math.Floor(mean);
        var above = new List<double> { 1 };
        double total = 1;
        // what follows weight w at k is below w/(1 - mean/(k + 1))
        for (long k = mode + 1; ; k++)
        {
            double w = above[^1] * (mean / k);
            above.Add(w);
            total += w;
            if (w / (1 - mean / (k + 1)) < tail / 2 * total)
                break;
        }
        var below = new List<double>();
        for (long k = mode; k > 0; k--)
        {
            double w = (below.Count == 0 ? 1 : below[^1]) * (k / mean);
            if (k < mean && w / (1 - k / mean) < tail / 2 * total)
                break;
            below.Add(w);
            total += w;
        }
        First = mode - below.Count;
        below.Reverse();
        _weights = [.. below, .. above];
        double sum = _weights.Order().Sum();
        for (int k = 0; k < _weights.Length; k++)
            _weights[k] /= sum;
    }

    /// <summary>The first k that is kept.</summary>
    public long First { get; }

    /// <summary>The last k that is kept.</summary>
    public long Last => First + _weights.Length - 1;

    /// <summary>The weight of k, zero where it was left out; kept ones sum to one.</summary>
    public double this[long k] => k < First || k > Last ? 0 : _weights[k - First];

    /// <summary>Sum of the weights from k on.</summary>
    public double From(long k)
    {
        double sum = 0;
        for (long at = Last; at >= Math.Max(k, First); at--)
            sum += this[at];
        return sum;
    }
}
