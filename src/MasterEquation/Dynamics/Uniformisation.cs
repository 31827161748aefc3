namespace SpinTorque;

/// <summary>
/// Transients by uniformisation (A. Jensen, Skand. Aktuarietidskr. 36, 87, 1953): P(t) = sum_k Poisson(k; L t) U^k P(0), U = 1 + Q/L, L the
/// largest exit rate. All terms are positive. Once U^k P(0) is within the tolerance of the stationary state it stays there, so the rest of the
/// sum is known and times without end cost no more than the relaxation.
/// </summary>
/// <remarks>Cost of a product, linear in transitions, for each of about L t terms or L times the relaxation time, whichever is less.</remarks>
public sealed class Uniformisation
{
    private const int CheckedEach = 32;     // products between two looks at the stationary state

    private readonly Generator _generator;
    private readonly StationaryState _stationary;

    /// <summary>Prepares a chain: its stationary state is found once.</summary>
    /// <param name="generator">The chain; where it has several closed classes, its long times cost their full number of products.</param>
    public Uniformisation(Generator generator)
    {
        ArgumentNullException.ThrowIfNull(generator);
        (_generator, _stationary) = (generator, new EliminationSolver().Solve(generator));
    }

    /// <summary>What may be cut off, as a sum over all probabilities; 1e-12 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not between 1e-15 and 1.</exception>
    public double Tolerance
    {
        get;
        init => field = value is >= 1e-15 and < 1 ? value : throw new ArgumentOutOfRangeException(nameof(Tolerance), value, "Tolerance must lie between 1e-15 and 1.");
    } = 1e-12;

    /// <summary>Most products for one time; ten million by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public long MostProducts
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(MostProducts), value, "MostProducts must be at least 1.");
    } = 10_000_000;

    /// <summary>The probabilities after a time.</summary>
    /// <param name="start">Probabilities at time zero: not negative, summing to one; length n.</param>
    /// <param name="time">The time; finite, not negative.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    public TransientState After(IReadOnlyList<double> start, double time, CancellationToken cancellation = default)
    {
        Check(start, time);
        double rate = _generator.LargestExitRate, mean = rate * time;
        if (mean == 0)
            return Found([.. start], time, products: 0, cut: 0);
        if (mean > 1e15)
            return Reached(start, time, rate, null, cancellation);
        return Reached(start, time, rate, new PoissonWeights(mean, Tolerance / 2), cancellation);
    }

    // Sums until the weights end or the stationary state is reached. Without weights only the latter can end it.
    private TransientState Reached(IReadOnlyList<double> start, double time, double rate, PoissonWeights? weights, CancellationToken cancellation)
    {
        double[] p = [.. start], next = new double[p.Length], sum = new double[p.Length];
        for (long k = 0; k <= Math.Min(weights?.Last ?? long.MaxValue, MostProducts); k++)
        {
            if (k % CheckedEach == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                if (Distance(p) is { } distance && distance <= Tolerance / 2)
                {
                    Add(sum, [.. _stationary.Probabilities], weights?.From(k) ?? 1);
                    return Found(sum, time, k, Tolerance / 2 + distance, stationary: k <= (weights?.First ?? long.MaxValue));
                }
            }
            if (weights?[k] is { } weight and > 0)
                Add(sum, p, weight);
            if (k == weights?.Last)
                return Found(sum, time, k, Tolerance / 2);
            Multiply(p, next, rate);
            (p, next) = (next, p);
        }
        return new TransientState { Status = SolverStatus.NotConverged, Time = time, Probabilities = [], Products = MostProducts };
    }

    // Each product rounds every probability by a few units relative to its inflow, and sums of probabilities are one.
    private TransientState Found(double[] p, double time, long products, double cut, bool stationary = false) => new()
    {
        Status = SolverStatus.Converged,
        Time = time,
        Probabilities = p,
        Products = products,
        ErrorBound = cut + (products + 4.0) * (4 + _generator.TransitionCount / _generator.StateCount) * Math.ScaleB(1, -53),
        IsStationary = stationary,
    };

    private double? Distance(double[] p)
    {
        if (_stationary.Status != SolverStatus.Converged)
            return null;
        double sum = 0;
        for (int i = 0; i < p.Length; i++)
            sum += Math.Abs(p[i] - _stationary.Probabilities[i]);
        return sum;
    }

    // U p
    private void Multiply(double[] p, double[] next, double rate)
    {
        TransitionPattern pattern = _generator.Chain.Pattern;
        for (int i = 0; i < p.Length; i++)
        {
            double inflow = 0;
            for (int at = pattern.RowStart[i]; at < pattern.RowStart[i + 1]; at++)
                inflow += _generator.Chain.Rate[at].Value * p[pattern.Column[at]];
            next[i] = (inflow + (rate - _generator.Chain.Exit[i].Value) * p[i]) / rate;
        }
    }

    private static void Add(double[] sum, double[] p, double weight)
    {
        for (int i = 0; i < sum.Length; i++)
            sum[i] += weight * p[i];
    }

    private void Check(IReadOnlyList<double> start, double time)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentOutOfRangeException.ThrowIfNotEqual(start.Count, _generator.StateCount);
        if (!(time >= 0) || !double.IsFinite(time))
            throw new ArgumentOutOfRangeException(nameof(time), time, "The time must be finite and not negative.");
        if (start.Any(value => !(value >= 0)) || Math.Abs(start.Sum() - 1) > 1e-9)
            throw new ArgumentException("Probabilities must not be negative and must sum to one.", nameof(start));
    }
}
