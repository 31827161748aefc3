namespace SpinTorque;

/// <summary>Where the theory of the itinerant magnet does not hold.</summary>
public static class ItinerantValidity
{
    private const double Small = 0.1;

    /// <summary>The limits that a magnet passes at an angle, each a sentence; empty where there are none.</summary>
    /// <param name="magnet">The magnet.</param>
    /// <param name="angle">theta.</param>
    public static IEnumerable<string> Warnings(ItinerantMagnet magnet, PolarAngle angle)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        (DensityOfStates density, LevelWidths widths) = (magnet.Contacts.Density, magnet.Contacts.Widths);
        if (magnet.Drive is null && Slowness.Of(magnet, angle) is { Largest: > Small } slow)
            yield return $"the angle moves too fast for the distribution to follow: the slowness criteria reach {slow.Largest:G3}, they must be small against 1.";
        if (magnet.Spin < 10.0)
            yield return $"the spin is {magnet.Spin:G3}; the theory is for large spins.";
        bool slopes = density.SlopeUp != 0.0 || density.SlopeDown != 0.0;
        if (!slopes)
            yield break;
        double hot = Math.Max(magnet.LeftTemperature, magnet.RightTemperature);
        double reach = Math.Max(Math.Abs(density.SlopeUp) / density.Up, Math.Abs(density.SlopeDown) / density.Down) * hot;
        if (reach > 1.0)
            yield return $"|rho'| T reaches {reach:G3} of rho; the density of states is not linear over so much.";
        if (magnet.MomentDifference != 0.0 && magnet.Field * magnet.Field > Small * Math.Abs(magnet.MomentDifference))
            yield return $"the squared precession is {magnet.Field * magnet.Field / Math.Abs(magnet.MomentDifference):G3} of |d|; its part in the thermal torque is left out.";
        if (widths.Polarisation == 0.0 && magnet.MomentDifference != 0.0)
            yield return "the left lead is not magnetic, so heat and voltage give no torque.";
    }
}
