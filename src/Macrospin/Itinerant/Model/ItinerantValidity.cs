namespace SpinTorque;

/// <summary>Where the theory of the itinerant magnet does not hold.</summary>
public static class ItinerantValidity
{
    private const double Small = 0.1;

    /// <summary>The sentence for a motion too fast for the distribution.</summary>
    /// <param name="largest">The largest of the slowness criteria.</param>
    public static string TooFast(double largest) =>
        $"the angle moves too fast for the distribution to follow: the slowness criteria reach {largest:G3}, they must be small against 1.";

    /// <summary>The limits that a magnet passes at an angle, each a sentence; empty where there are none.</summary>
    /// <param name="magnet">The magnet.</param>
    /// <param name="angle">theta.</param>
    public static IEnumerable<string> Warnings(ItinerantMagnet magnet, PolarAngle angle)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        (DensityOfStates density, LevelWidths widths) = (magnet.Contacts.Density, magnet.Contacts.Widths);
        if (magnet.Drive is not { Amplitude: > 0.0 } && Slowness.Of(magnet, angle) is { Largest: var fast } && fast > Slowness.Limit)
            yield return TooFast(fast);
        if (magnet.Drive is { Amplitude: > 0.0 } && DrivenSteadyStates.Stable(magnet) is null)
            yield return "no steady state with the microwaves is stable: the angle keeps changing, and no current or noise at one angle describes that.";
        if (magnet.Spin < 10.0)
            yield return $"the spin is {magnet.Spin:G3}; the theory is for large spins.";
        if (!density.HasSlopes)
            yield break;
        double reach = Math.Max(Reach(density.SlopeUp, density.Up), Reach(density.SlopeDown, density.Down))
            * Math.Max(Math.Max(magnet.LeftTemperature, magnet.RightTemperature), Math.Abs(magnet.Voltage));
        if (reach > 1.0)
            yield return $"|rho'| times temperature or voltage reaches {reach:G3} of rho; the density of states is not linear over so much.";
        double squared = Math.Abs(magnet.Field) * Math.Max(Math.Abs(magnet.Field), Math.Abs(magnet.Voltage));
        if (magnet.MomentDifference != 0.0 && squared > Small * Math.Abs(magnet.MomentDifference))
            yield return $"the squared precession, or precession times voltage, is {squared / Math.Abs(magnet.MomentDifference):G3} of |d + V^2|; its part in the thermal torque is left out.";
        if (magnet.Voltage != 0.0)
            yield return "the densities of states are those at the right lead's Fermi level with the voltage on; the shift -rho' V_d of a dot whose potential follows the voltage is not added.";
        if (widths.Polarisation == 0.0 && magnet.MomentDifference != 0.0)
            yield return "the left lead is not magnetic, so heat and voltage give no torque.";
    }

    private static double Reach(double slope, double density) => slope == 0.0 ? 0.0 : Math.Abs(slope) / density;
}
