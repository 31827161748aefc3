namespace SpinTorque;

/// <summary>
/// The slowest modes of a chain after the stationary one, by orthogonal iteration with the resolvent (s - Q)^-1: vectors turn into Schur's, in
/// order of decay, and s is brought to a thousandth of the fastest rate wanted. Modes far slower than that are found with an s of their own.
/// </summary>
public static class RelaxationModes
{
    private const int Guards = 3;               // vectors beyond those wanted: they hasten the last ones
    private const int MostIterations = 600;
    private const double Tolerance = 1e-10;
    private const double Below = 1e-3;          // s over the fastest rate wanted
    private const double Resolved = 1e-6;       // rates below this share of s have lost too many digits

    /// <summary>Finds modes, the slowest first. Cost of a few eliminations and of a band solve for each vector and iteration.</summary>
    /// <param name="generator">An irreducible chain; one with several closed classes has no unique answer and every mode says so.</param>
    /// <param name="count">How many, at least 1; no more than there are states but one are returned.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    public static IReadOnlyList<RelaxationMode> Of(Generator generator, int count, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(generator);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        count = Math.Min(count, generator.StateCount - 1);
        var slowest = SlowestRelaxation.Of(generator, cancellation);
        if (slowest.Status is not (SolverStatus.Converged or SolverStatus.NotConverged))
            return [.. Enumerable.Repeat(new RelaxationMode(slowest.Status, double.NaN, double.NaN, double.PositiveInfinity), count)];
        var modes = new RelaxationMode[count];
        Chain<Extended> chain = generator.Widen();
        Extended[] roots = Resolvent.Roots(chain);
        double shift = generator.LargestExitRate * Below;
        for (int wanted = count; wanted > 0;)
        {
            RelaxationMode[] found = WithShiftBelow(generator, chain, roots, shift, wanted, cancellation);
            Array.Copy(found, modes, wanted);
            // the first has a method of its own, right however small it is
            int small = Array.FindLastIndex(found, mode => mode.Rate < Resolved * Below * found[^1].Rate) + 1;
            if (small <= 1 || small == wanted)
                break;
            (wanted, shift) = (small, Resolved * Below * found[^1].Rate);
        }
        if (slowest.Status == SolverStatus.Converged)
            modes[0] = new RelaxationMode(slowest.Status, slowest.Rate, slowest.Log10Rate, slowest.Residual);
        return modes;
    }

    // A few iterations at a time, each with s below the last rate as it is known so far.
    private static RelaxationMode[] WithShiftBelow(
        Generator generator, Chain<Extended> chain, Extended[] roots, double shift, int wanted, CancellationToken cancellation)
    {
        var space = new OrthogonalIteration([.. roots.Select(root => root.ToDouble())], Math.Min(generator.StateCount, wanted + 1 + Guards));
        for (int round = 0; round < 12; round++)
        {
            space.Run(new Resolvent(generator, chain, roots, shift), 8, wanted, Tolerance, cancellation);
            double better = Below * space.Rate(wanted);
            if (better > 0.5 * shift && better < 2 * shift)
                break;
            shift = better;
        }
        space.Run(new Resolvent(generator, chain, roots, shift), MostIterations, wanted, Tolerance, cancellation);
        return [.. Enumerable.Range(1, wanted).Select(mode => new RelaxationMode(
            space.Residual(mode) <= Tolerance ? SolverStatus.Converged : SolverStatus.NotConverged,
            space.Rate(mode), Math.Log10(space.Rate(mode)), space.Residual(mode)))];
    }
}
