namespace SpinTorque;

/// <summary>A first step to try, from the size of the state, its rate and the rate's change over a small step (Hairer, Norsett, Wanner I, II.4).</summary>
internal static class FirstStep
{
    public static double Estimate(DormandPrinceStages stages, InitialValueProblem problem, IntegratorSettings settings, double longest)
    {
        double[] moved = new double[stages.State.Length], rate = new double[stages.State.Length];
        double d0 = Norm(stages.State, stages.State, settings), d1 = Norm(stages.First, stages.State, settings);
        double h = Math.Min(longest, d0 < 1e-5 || d1 < 1e-5 ? 1e-6 : 0.01 * d0 / d1);
        double signed = Math.CopySign(h, problem.End - problem.Start);
        for (int i = 0; i < moved.Length; i++)
            moved[i] = stages.State[i] + signed * stages.First[i];
        stages.Evaluate(problem.Rate, problem.Start + signed, moved, rate);
        for (int i = 0; i < moved.Length; i++)
            rate[i] -= stages.First[i];
        double d2 = Norm(rate, stages.State, settings) / h, largest = Math.Max(d1, d2);
        double next = largest <= 1e-15 ? Math.Max(1e-6, h * 1e-3) : Math.Pow(0.01 / largest, 0.2);
        return double.IsFinite(next) ? Math.Min(Math.Min(100.0 * h, next), longest) : h;
    }

    private static double Norm(ReadOnlySpan<double> vector, ReadOnlySpan<double> state, IntegratorSettings settings)
    {
        double sum = 0.0;
        for (int i = 0; i < vector.Length; i++)
        {
            double scaled = vector[i] / (settings.AbsoluteTolerance + settings.RelativeTolerance * Math.Abs(state[i]));
            sum += scaled * scaled;
        }
        return Math.Sqrt(sum / vector.Length);
    }
}
