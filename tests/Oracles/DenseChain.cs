namespace SpinTorque.Tests;

/// <summary>
/// The master equation of a small grain, written out state by state and event by event: total energies as exact fractions, their
/// differences, thermal factors to 64 bits, exact stationary state. Nothing of the program's channels, tables or closed forms is used.
/// </summary>
internal sealed class DenseChain
{
    private const int RateBits = 64;            // what a rate keeps: eleven bits more than a double
    private readonly int _solutionBits;
    private readonly RationalElimination _elimination;
    private readonly BigRational[] _weights;    // integers
    private readonly BigRational _total;

    /// <summary>Writes the chain out and solves it.</summary>
    /// <param name="model">The grain.</param>
    /// <param name="solutionBits">What derivatives keep; by default far more than a barrier of 250 T can cancel.</param>
    public DenseChain(GrainModel model, int solutionBits = 4096)
    {
        _solutionBits = solutionBits;
        (Model, States) = (model, DenseStates.Of(model.Grain));
        Events = [.. DenseEvents.Tunnelling(model, States, RateBits), .. DenseEvents.Bath(model, States, RateBits)];
        Rates = Sum(item => item.Rate);
        _elimination = new RationalElimination(Rates, Root());
        _weights = [.. _elimination.Weights().Select(weight => (BigRational)weight)];
        _total = BigRational.Sum(_weights);
        P = [.. _weights.Select(weight => BigRational.Rounded(weight.Numerator, _total.Numerator, 256))];
    }

    public GrainModel Model { get; }

    /// <summary>The states, in an order of their own.</summary>
    public IReadOnlyList<DenseState> States { get; }

    /// <summary>Every transition, lead by lead.</summary>
    public IReadOnlyList<DenseEvent> Events { get; }

    /// <summary>Rates [to, from].</summary>
    public BigRational[,] Rates { get; }

    /// <summary>Stationary probabilities.</summary>
    public IReadOnlyList<BigRational> P { get; }

    /// <summary>The largest rate of one transition.</summary>
    public double LargestRate => Rates.Cast<BigRational>().Max(rate => rate.ToDouble());

    /// <summary>Index here of each state of the program.</summary>
    public int[] IndicesOf(StateSpace space)
    {
        var index = States.Index().ToDictionary(item => item.Item.Name, item => item.Index, StringComparer.Ordinal);
        return [.. Enumerable.Range(0, space.Count).Select(state => index[DenseStates.At(space, state).Name])];
    }

    /// <summary>sum over a lead's events of a weight times the flow, entering less leaving.</summary>
    public BigRational Flow(int lead, Func<DenseEvent, BigRational> weight) =>
        BigRational.Sum(OfLead(lead).Select(item => weight(item) * item.Rate * P[item.From] * item.Sign));

    /// <summary>I_a.</summary>
    public BigRational Current(int lead) => Flow(lead, _ => BigRational.One);

    /// <summary>dI_a/dmu_b: Q w' = -Q' w for the weights, then the quotient rule.</summary>
    public BigRational Conductance(int responding, int moved)
    {
        BigRational[,] slopes = Sum(item => item.Lead == moved ? item.Slope : BigRational.Zero);
        BigRational[] r = [.. RandomChains.Apply(slopes, _weights).Select(value => -value)];
        BigRational[] w = _elimination.Solve(r, _solutionBits);
        BigRational shift = BigRational.Sum(w);
        BigRational own = responding == moved
            ? BigRational.Sum(OfLead(responding).Select(item => item.Slope * _weights[item.From] * item.Sign)) : BigRational.Zero;
        BigRational flow = BigRational.Sum(OfLead(responding).Select(item => item.Rate * _weights[item.From] * item.Sign));
        BigRational change = BigRational.Sum(OfLead(responding).Select(item => item.Rate * w[item.From] * item.Sign));
        return ((own + change) * _total - flow * shift) / (_total * _total);
    }

    /// <summary>Zero-frequency noise c2 of a lead: c2 = (1|J2|P) - 2 (1|J1|y), Q y = J1 P - P c1, (1|y) = 0.</summary>
    public BigRational Noise(int lead)
    {
        var net = new BigRational[States.Count];        // J1 w
        BigRational gross = BigRational.Zero;
        foreach (DenseEvent item in OfLead(lead))
        {
            BigRational flow = item.Rate * _weights[item.From];
            net[item.To] += flow * item.Sign;
            gross += flow;
        }
        BigRational sum = BigRational.Sum(net);
        BigRational[] r = [.. net.Select((value, k) => value * _total - sum * _weights[k])];
        BigRational[] z = _elimination.Solve(r, _solutionBits);      // y total^2 + a multiple of w
        BigRational excess = BigRational.Sum(z);
        BigRational counted = BigRational.Sum(OfLead(lead).Select(item => item.Rate * z[item.From] * item.Sign));
        return gross / _total - (BigRational)2 * (counted * _total - sum * excess) / (_total * _total * _total);
    }

    private IEnumerable<DenseEvent> OfLead(int lead) => Events.Where(item => item.Lead == lead);

    private BigRational[,] Sum(Func<DenseEvent, BigRational> value)
    {
        var matrix = new BigRational[States.Count, States.Count];
        foreach (DenseEvent item in Events)
            matrix[item.To, item.From] += value(item);
        return matrix;
    }

    // A state that every other reaches.
    private int Root() => Enumerable.Range(0, States.Count).First(root => Reachability.ReachedBy(Rates, root).All(reached => reached));
}
