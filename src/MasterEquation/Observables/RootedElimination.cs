namespace SpinTorque;

/// <summary>
/// A solved chain's elimination with the most probable state as root. Derivatives and noise are differences against the root, so one that is
/// improbable, or moves much, costs them digits: it is then eliminated again.
/// </summary>
internal sealed class RootedElimination(WorkingPoint point, Generator generator, StationaryState state) : IStationaryResponse
{
    private object? _rooted;

    /// <inheritdoc/>
    public string Failure => "";

    /// <inheritdoc/>
    public double? Slopes(int lead, int parameter, Span<double> slope, CancellationToken cancellation)
    {
        Slopes(parameter, slope);
        return state.ErrorBound;
    }

    /// <inheritdoc/>
    public (double Mean, double Noise)? Noise(int lead, CancellationToken cancellation) => AtMostProbable() is ChainElimination<Plain> plain
        ? CountingNoise.Of(point.Structure, point.Tables, lead, plain)
        : CountingNoise.Of(point.Structure, point.WideTables, lead, (ChainElimination<Extended>)AtMostProbable());

    private object Present => _rooted ?? state.Elimination!;

    // With the most probable state as root, in either arithmetic.
    private object AtMostProbable() => _rooted ??= state.Elimination is ChainElimination<Plain> plain
        ? Rooted(plain)
        : Rooted((ChainElimination<Extended>)state.Elimination!);

    // From a better root where this one loses digits.
    private void Slopes(int parameter, Span<double> slope)
    {
        // Slopes are w' - p sum w': where the sum, a multiple of p, is ten thousand times what is left, four digits are lost.
        const double loss = 1e4, negligible = 1e-17;
        double shift = SlopesOf(Present, parameter, slope);
        if (_rooted is not null || shift * Math.ScaleB(1, -52) < negligible)
            return;
        double size = 0;
        foreach (double value in slope)
            size += Math.Abs(value);
        if (shift > loss * size)
            SlopesOf(AtMostProbable(), parameter, slope);
    }

    private static double SlopesOf(object elimination, int parameter, Span<double> slope) => elimination is ChainElimination<Plain> plain
        ? plain.ProbabilitySlopes(parameter, slope)
        : ((ChainElimination<Extended>)elimination).ProbabilitySlopes(parameter, slope);

    private object Rooted(ChainElimination<Plain> plain)
    {
        int root = plain.MostProbable;
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
