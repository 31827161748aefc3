namespace SpinTorque;

/// <summary>
/// Balances a run of states one after another along S_z, p_i = (inflow_i + raise_(i-1) p_(i-1) + lower_i p_(i+1))/exit_i, wherever in its
/// multiplet the run lies; a state waits for the one before it by one fused multiply-add.
/// </summary>
internal static class RelaxKernels
{
    /// <summary>Balances by rising or by falling S_z.</summary>
    /// <param name="own">The multiplet's states, updated.</param>
    /// <param name="run">Which of them; one at least.</param>
    /// <param name="inflow">Tunnelling inflow of the run.</param>
    /// <param name="raise">Rate of the bath from i to i + 1.</param>
    /// <param name="lower">And from there to i.</param>
    /// <param name="inverse">One over the exit rates.</param>
    /// <param name="weight">What changes are weighted with.</param>
    /// <param name="upwards">Whether by rising S_z.</param>
    /// <returns>By how much the states changed, summed.</returns>
    public static double Run(
        Span<double> own, (int First, int End) run, ReadOnlySpan<double> inflow,
        ReadOnlySpan<double> raise, ReadOnlySpan<double> lower, ReadOnlySpan<double> inverse, ReadOnlySpan<double> weight, bool upwards)
    {
        double change = 0;
        int step = upwards ? 1 : -1, i = upwards ? run.First : run.End - 1;
        double before = (uint)(i - step) < (uint)own.Length ? own[i - step] : 0;
        for (int left = run.End - run.First; left > 0; left--, i += step)
        {
            double below = i > 0 ? raise[i - 1] : 0, above = i + 1 < own.Length ? lower[i] : 0;
            (double early, double late) = upwards ? (above, below) : (below, above);
            double ahead = (uint)(i + step) < (uint)own.Length ? own[i + step] : 0;
            double a = Math.FusedMultiplyAdd(early, ahead, inflow[i - run.First]) * inverse[i];
            before = Math.FusedMultiplyAdd(late * inverse[i], before, a);
            change += weight[i] * Math.Abs(before - own[i]);
            own[i] = before;
        }
        return change;
    }
}
