namespace SpinTorque;

/// <summary>
/// A solved chain's elimination with the most probable state as root. Derivatives and noise are differences against the root, so one that is
/// improbable, or moves much, costs them digits: it is then eliminated again.
/// </summary>
internal sealed class RootedElimination(WorkingPoint point, Generator generator, StationaryState state) : IStationaryResponse
{
    // Slopes are w' - p sum w': where the sum, a multiple of p, is ten thousand times what is left, four digits are lost.
    private const double Loss = 1e4;
    private const double Negligible = 1e-17;

    // Noise that is so much smaller than what rounds, by some sixteen units of 2^-53, has not the nine digits that are wanted.
    private const double MostLoss = 5e5;

    private object? _rooted;

    /// <inheritdoc/>
    public string Failure { get; private set; } = "";

    /// <inheritdoc/>
    public (double Error, double OfRoot)? Slopes(int lead, int parameter, double[] slope, CancellationToken cancellation) =>
        (state.ErrorBound, Slopes(parameter, slope));

    /// <inheritdoc/>
    public (double Mean, double Noise)? Noise(int lead, CancellationToken cancellation)
    {
        (double mean, double noise, double loss) = AtMostProbable() is ChainElimination<Plain> plain
            ? CountingNoise.Of(point.Structure, point.Tables, lead, plain)
            : CountingNoise.Of(point.Structure, point.WideTables, lead, (ChainElimination<Extended>)AtMostProbable());
        Failure = loss > MostLoss ? "it is a small difference of much that comes and goes, and lost in rounding." : "";
        return Failure.Length == 0 ? (mean, noise) : null;
    }

    // With the most probable state as root and all its factors; a ChainElimination of either arithmetic.
    private object AtMostProbable()
    {
        object present = _rooted ?? state.Elimination!;
        return _rooted = present is LaneEliminated lanes ? Factored(lanes.Solver.States.MostProbable[0]) : Rooted(present);
    }

    // From a better root where this one loses digits.
    private double Slopes(int parameter, Span<double> slope)
    {
        double shift = SlopesOf(_rooted ?? state.Elimination!, parameter, slope);
        double size = 0;
        foreach (double value in slope)
            size += Math.Abs(value);
        if (_rooted is not null || !LosesDigits(shift, size))
            return shift;
        _rooted = Rooted(state.Elimination!);
        return SlopesOf(_rooted, parameter, slope);
    }

    /// <summary>Whether derivatives taken relative to a root lose digits to the root's own.</summary>
    /// <param name="shift">|sum w'|.</param>
    /// <param name="size">Sum of the sizes of what is left.</param>
    public static bool LosesDigits(double shift, double size) => shift * Math.ScaleB(1, -52) >= Negligible && shift > Loss * size;

    private static double SlopesOf(object elimination, int parameter, Span<double> slope) => elimination switch
    {
        LaneEliminated lanes => lanes.ProbabilitySlopes(parameter, slope),
        ChainElimination<Plain> plain => plain.ProbabilitySlopes(parameter, slope),
        _ => ((ChainElimination<Extended>)elimination).ProbabilitySlopes(parameter, slope),
    };

    private object Rooted(object elimination) => elimination switch
    {
        LaneEliminated lanes => lanes.TryRoot(out int root) ? lanes : Factored(root),
        ChainElimination<Plain> plain => Rooted(plain, plain.MostProbable),
        _ => Rooted((ChainElimination<Extended>)elimination),
    };

    // Lanes keep no factors for further right-hand sides.
    private object Factored(int root)
    {
        var plain = new ChainElimination<Plain>(point.Structure.Pattern);
        plain.Run(generator.Chain, root);
        return Rooted(plain, root);
    }

    private object Rooted(ChainElimination<Plain> plain, int root)
    {
        if (plain.Band.Root != root)
            plain.Run(plain.Chain!, root);
        if (plain.Trapped < 0 && plain.IsTrustworthy(generator.Underflow, generator.LargestExitRate))
            return plain;
        var wide = new ChainElimination<Extended>(point.Structure.Pattern);
        wide.Run(generator.Widen(), root);
        return wide;
    }

    private static ChainElimination<Extended> Rooted(ChainElimination<Extended> extended)
    {
        if (extended.Band.Root != extended.MostProbable)
            extended.Run(extended.Chain!, extended.MostProbable);
        return extended;
    }
}
