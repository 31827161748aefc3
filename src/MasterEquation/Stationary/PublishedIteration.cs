using System.Diagnostics;

namespace SpinTorque;

/// <summary>
/// The published method [PW III]: with Q = E - D, D the exit rates, iterate X &lt;- D^-1 E X, normalised. Kept for comparison: S_z diffuses,
/// so a grain of spin S0 needs of order S0^2 steps, and without a bath the chain alternates between charges and never settles.
/// </summary>
/// <remarks>
/// Convergence is claimed only where the estimated remainder, step/(1 - contraction), is below the tolerance, and with it the mass that
/// is still to cross from one side of S_z to the other; a small step alone means little. Cost 2 nnz operations a step.
/// </remarks>
public sealed class PublishedIteration : IStationarySolver
{
    // Contraction is estimated from two steps this far apart, longer than the fast charge relaxation.
    private const int Window = 20;

    /// <summary>Most steps; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int MaxIterations
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(MaxIterations), value, "MaxIterations must be at least 1.");
    } = 20_000;

    /// <summary>Largest estimated error |X - P|_1 at which the iteration stops; above zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above zero.</exception>
    public double Tolerance
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(Tolerance), value, "Tolerance must be above zero.");
    } = 1e-11;

    /// <summary>Bytes that a solve may take; what is free by default. Where it needs more it says so and takes none.</summary>
    public double? MemoryLimit { get; init; }

    /// <inheritdoc/>
    public string Name => "published";

    // Transitions with their places and rates, and three vectors.
    /// <inheritdoc/>
    public double Memory(Generator generator)
    {
        ArgumentNullException.ThrowIfNull(generator);
        return 16.0 * generator.TransitionCount + 40.0 * generator.StateCount;
    }

    /// <inheritdoc/>
    public StationaryState Solve(Generator generator, StationaryState? start = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(generator);
        long began = Stopwatch.GetTimestamp();
        if (MemoryPlan.Objection(Name, Memory(generator), generator, MemoryLimit) is { } objection)
            return new StationaryState { Status = SolverStatus.NotConverged, Solver = Name, Probabilities = [], Message = objection };
        Chain<Plain> chain = generator.Chain;
        int n = generator.StateCount;
        int absorbing = Array.FindIndex(chain.Exit, exit => exit.Value == 0);
        if (absorbing >= 0 && n > 1)
            return Stopped(generator, [], 0, double.PositiveInfinity, began, $"state {generator.Label(absorbing)} is never left, so D has no inverse.");
        double[] x = start?.Probabilities.Count == n ? [.. start.Probabilities] : Uniform(n);
        var next = new double[n];
        (double earlier, double error) = (double.NaN, double.PositiveInfinity);
        int iteration = 0;
        while (n > 1 && iteration < MaxIterations)
        {
            cancellation.ThrowIfCancellationRequested();
            double step = Step(chain, x, next);
            (x, next) = (next, x);
            iteration++;
            if (step == 0)
                error = 0;
            else if (iteration % Window == 0)
                (earlier, error) = (step, Remainder(step, earlier));
            if (error <= Tolerance)
                error = Math.Max(error, MisplacedMass(generator, x));
            if (error <= Tolerance)
                return Stopped(generator, x, iteration, error, began, "");
            if (step == 0)
                break;
        }
        if (n == 1)
            return Stopped(generator, x, 0, 0, began, "");
        return Stopped(generator, x, iteration, error, began,
            $"not converged after {iteration} steps: {(double.IsFinite(error) ? $"the estimated remainder is {error:G3}" : "they do not shrink")}.");
    }

    private static double[] Uniform(int n)
    {
        var x = new double[n];
        Array.Fill(x, 1.0 / n);
        return x;
    }

    // One step; returns |X' - X|_1.
    private static double Step(Chain<Plain> chain, double[] x, double[] next)
    {
        TransitionPattern pattern = chain.Pattern;
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double inflow = 0;
            for (int p = pattern.RowStart[i]; p < pattern.RowStart[i + 1]; p++)
                inflow += chain.Rate[p].Value * x[pattern.Column[p]];
            next[i] = inflow / chain.Exit[i].Value;
            total += next[i];
        }
        double change = 0;
        for (int i = 0; i < x.Length; i++)
        {
            next[i] /= total;
            change += Math.Abs(next[i] - x[i]);
        }
        return change;
    }

    // Steps shrink as step_k = c^k: what is left is step c/(1 - c), bounded here by step/(1 - c).
    private static double Remainder(double step, double earlier)
    {
        double contraction = Math.Pow(step / earlier, 1.0 / Window);
        return contraction < 1 ? step / (1 - contraction) : double.PositiveInfinity;
    }

    // Two wells settle within themselves long before they share probability, and steps then fall below any tolerance. In the stationary
    // state the flows up and down through every cut of the order are equal; where they are not, weights A below and B above must change
    // by |up - down| A B/(up B + down A) each to make them so.
    private static double MisplacedMass(Generator generator, double[] x)
    {
        (double[] up, double[] down) = generator.FlowsThroughCuts(x);
        double misplaced = 0, below = 0;
        for (int cut = 1; cut < x.Length; cut++)
        {
            below += x[cut - 1];
            double above = Math.Max(0, 1 - below), weight = up[cut] * above + down[cut] * below;
            double share = weight > 0 ? Math.Abs(up[cut] - down[cut]) / weight * below * above : Math.Min(below, above);
            misplaced = Math.Max(misplaced, 2 * share);
        }
        return misplaced;
    }

    private StationaryState Stopped(Generator generator, double[] x, int iterations, double error, long began, string message) => new()
    {
        Status = message.Length == 0 ? SolverStatus.Converged : SolverStatus.NotConverged,
        Solver = Name,
        Probabilities = x,
        Log10MinProbability = x.Length == 0 ? double.NegativeInfinity : Math.Log10(x.Min()),
        Iterations = iterations,
        Residual = x.Length == 0 ? double.NaN : generator.Residual(x),
        ErrorBound = error,
        Message = message,
        Seconds = Stopwatch.GetElapsedTime(began).TotalSeconds,
    };
}
