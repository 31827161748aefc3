namespace SpinTorque;

/// <summary>Which way the grain's magnetisation points where lines are drawn.</summary>
internal static class GrainOrientation
{
    /// <summary>
    /// The S_z/S of least magnetic energy -kappa u^2 - h u per spin in the held range, upwards where two are equal; 0 for a grain without spin.
    /// </summary>
    public static double OfLeastEnergy(WorkingPlane plane)
    {
        if (plane.Origin.Grain.Spin.Doubled == 0)
            return 0;
        double kappa = Mean(plane, grain => grain.Anisotropy), field = Mean(plane, grain => grain.Field);
        (double low, double high) = Held(plane.Origin.Grain);
        List<double> candidates = [high, low];
        if (kappa < 0)
            candidates.Add(Math.Clamp(-field / (2 * kappa), low, high));     // an easy plane has its minimum inside
        return candidates.MinBy(u => -kappa * u * u - field * u);
    }

    /// <summary>S_z of a multiplet at an orientation: the kept value nearest to u S.</summary>
    public static HalfInteger Projection(Multiplet multiplet, double orientation)
    {
        double doubled = orientation * multiplet.Spin.Doubled;
        int steps = (int)Math.Round((doubled - multiplet.First.Doubled) / 2);
        return new HalfInteger(multiplet.First.Doubled + 2 * Math.Clamp(steps, 0, multiplet.Count - 1));
    }

    /// <summary>How far the addition energy of either spin moves while S_z runs through the held range, (kappa/S0) times its width.</summary>
    public static double Spread(WorkingPlane plane)
    {
        (double low, double high) = Held(plane.Origin.Grain);
        return plane.Origin.Grain.Spin.Doubled == 0 ? 0 : Math.Abs(Mean(plane, grain => grain.Anisotropy)) * (high - low);
    }

    private static (double Low, double High) Held(Grain grain) => ((double)grain.Hold.Minimum, (double)grain.Hold.Maximum);

    private static double Mean(WorkingPlane plane, Func<Grain, DoubleDouble> of) => (of(plane.Origin.Grain).High + of(plane.Opposite.Grain).High) / 2;
}
