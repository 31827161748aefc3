namespace SpinTorque;

/// <summary>
/// The slowest relaxation rate of a chain: the eigenvalue of -Q nearest to zero but zero, by inverse iteration on the elimination's factors.
/// Behind a barrier it is the sum of the inverse switching times, and right however small it is.
/// </summary>
public sealed class SlowestRelaxation
{
    private const int MostIterations = 2000;
    private const double Tolerance = 1e-13;

    // Above this no product of the elimination underflowed.
    private const double SmallestTrusted = 1e-290;

    /// <summary>How the iteration ended; not converged where slow eigenvalues are complex or of equal size.</summary>
    public required SolverStatus Status { get; init; }

    /// <summary>The rate; zero where below the range of a double.</summary>
    public double Rate { get; init; }

    /// <summary>Decimal logarithm of the rate, right also below the range of a double.</summary>
    public double Log10Rate { get; init; } = double.NaN;

    /// <summary>Iterations made.</summary>
    public int Iterations { get; init; }

    /// <summary>Size of the change of the slow mode in the last iteration, relative.</summary>
    public double Residual { get; init; } = double.PositiveInfinity;

    /// <summary>Finds the rate. Cost of the elimination and of a solve, n w multiply-adds, for each iteration.</summary>
    /// <param name="generator">An irreducible chain of at least two states; one with several closed classes has no unique answer and its status says so.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    public static SlowestRelaxation Of(Generator generator, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(generator);
        ArgumentOutOfRangeException.ThrowIfLessThan(generator.StateCount, 2, nameof(generator));
        StationaryState state = new EliminationSolver().Solve(generator, cancellation: cancellation);
        if (state.Status != SolverStatus.Converged)
            return new SlowestRelaxation { Status = state.Status };
        // what is taken out of the mode is relative to the root: an improbable one costs digits
        int root = state.Probabilities.Index().MaxBy(item => item.Item).Index;
        var plain = new ChainElimination<Plain>(generator.Chain.Pattern);
        plain.Run(generator.Chain, root);
        if (plain.Trapped < 0 && !generator.Underflow && plain.Band.SmallestProduct >= SmallestTrusted
            && Iterate(plain, cancellation) is { } found && !double.IsNaN(found.Residual))
            return found;
        var wide = new ChainElimination<Extended>(generator.Chain.Pattern);
        wide.Run(generator.Widen(), root);
        return Iterate(wide, cancellation);
    }

    // x <- y/|y| with Q y = x, sum y = 0: the mode that decays most slowly is left, and -x/y is its rate.
    private static SlowestRelaxation Iterate<T>(ChainElimination<T> elimination, CancellationToken cancellation)
        where T : struct, IRateNumber<T>
    {
        T[] p = [.. elimination.Probabilities.ToArray().Select(T.Narrow)];
        T[] x = Start<T>(p.Length), y = new T[p.Length];
        double change = double.PositiveInfinity;
        for (int iteration = 1; iteration <= MostIterations; iteration++)
        {
            cancellation.ThrowIfCancellationRequested();
            T[] right = [.. x];
            elimination.Band.Solve(right, y);
            Balance(y, p);
            T growth = Size(y);
            double before = change;
            change = Renew(x, y, growth);
            if (double.IsNaN(change))
                break;                                                          // a time beyond the range of a double
            if (change < Tolerance || (change < 1e-9 && change >= before))      // rounding has the last word
                return Found(T.One / growth, iteration, change);
        }
        return new SlowestRelaxation { Status = SolverStatus.NotConverged, Iterations = MostIterations, Residual = change };
    }

    private static SlowestRelaxation Found<T>(T rate, int iterations, double change)
        where T : struct, IRateNumber<T> => new()
        {
            Status = SolverStatus.Converged,
            Rate = rate.ToDouble(),
            Log10Rate = rate.Widen().Log10(),
            Iterations = iterations,
            Residual = change,
        };

    // k - <k>, all states alike: weights p_k would hide a mode that lives in a well of small probability.
    private static T[] Start<T>(int n)
        where T : struct, IRateNumber<T>
    {
        double half = (n - 1) / 2.0, size = 2.0 * (n / 2) * ((n + 1) / 2) / 2;
        return [.. Enumerable.Range(0, n).Select(k => T.From((k - half) / size))];
    }

    private static void Balance<T>(T[] y, T[] p)
        where T : struct, IRateNumber<T>
    {
        CompensatedSum<T> sum = default;
        foreach (T value in y)
            sum.Add(value);
        T excess = sum.Value;
        for (int k = 0; k < y.Length; k++)
            y[k] -= p[k] * excess;
    }

    private static T Size<T>(T[] y)
        where T : struct, IRateNumber<T>
    {
        CompensatedSum<T> sum = default;
        foreach (T value in y)
            sum.Add(value.ToDouble() < 0 ? T.Zero - value : value);
        return sum.Value;
    }

    // x = -y/growth; returns |change of x|
    private static double Renew<T>(T[] x, T[] y, T growth)
        where T : struct, IRateNumber<T>
    {
        double change = 0;
        for (int k = 0; k < x.Length; k++)
        {
            T renewed = T.Zero - y[k] / growth;
            change += Math.Abs((renewed - x[k]).ToDouble());
            x[k] = renewed;
        }
        return change;
    }
}
