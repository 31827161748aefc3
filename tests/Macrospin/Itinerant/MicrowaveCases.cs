namespace SpinTorque.Tests.Macrospin.Itinerant;

/// <summary>What the library says to each reference quantity of microwaves and noise.</summary>
internal static class MicrowaveCases
{
    public static object? Compute(ItinerantCase one) => one.Quantity switch
    {
        "g_t" => one.Contacts.ChargeConductance(PolarAngle.North),
        "F_tilde_lead[up,down]" => Lead(one),
        "noise" or "noise_minus_phidot" or "noise_T0" or "noise_two_temperatures" or "noise_biased" => ChargeNoise.Of(one.Distribution),
        "noise_phidot0" => ChargeNoise.Of(Still(one)),
        "noise_high_T_excess" => ChargeNoise.PrecessionExcess(one.Contacts, one.Angle("theta"), one["phidot"], one["T"]),
        "fmr_cos2" => 1.0 - one.Resonance.SineSquared,
        "fmr_state" => State(one),
        "fmr_critical_drive" => one.Resonance.CriticalAmplitude,
        "fmr_noise" => Driven(one),
        "llg_mdot" => Llg(one),
        "magnetic_lead[I,S]" or "magnetic_lead_biased[I,S]" =>
            new[] { ChargeCurrents.Of(one.Magnet, one.Angle("theta"), one["phidot"]).Left, ChargeNoise.Of(one.Distribution) },
        _ => throw new InvalidOperationException(one.Quantity),
    };

    private static RotatingDistribution Still(ItinerantCase one) =>
        new() { Contacts = one.Contacts, Angle = one.Angle("theta"), Precession = 0.0, LeftTemperature = one["T"], RightTemperature = one["T"] };

    private static double[] Lead(ItinerantCase one)
    {
        var contacts = new ItinerantContacts { Density = new DensityOfStates(1.0, 1.0), Widths = new LevelWidths(1.0, 1.0, 1.0) };
        var distribution = new RotatingDistribution
        {
            Contacts = contacts,
            Angle = one.Angle("theta"),
            Precession = one["phidot"],
            LeftTemperature = one["T"],
            RightTemperature = one["T"],
        };
        return [distribution.LeadFunction(Reservoir.Left, DotSpin.Up, one["omega"]), distribution.LeadFunction(Reservoir.Right, DotSpin.Down, one["omega"])];
    }

    private static Dictionary<string, double> State(ItinerantCase one)
    {
        ResonanceState state = one.Resonance.Stable!.Value;
        return new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["cos"] = state.Cosine,
            ["sin2"] = state.SineSquared,
            ["xi"] = state.Phase!.Value,
            ["trace"] = state.Trace,
        };
    }

    private static double Driven(ItinerantCase one) => ChargeNoise.Of(new RotatingDistribution
    {
        Contacts = one.Contacts,
        Angle = one.Resonance.Stable!.Value.Angle,
        Precession = one["omega_d"],
        LeftTemperature = one["T"],
        RightTemperature = one["T"],
    });

    private static double[] Llg(ItinerantCase one)
    {
        double[] rate = new double[3];
        new MagnetTorque(one["alpha"], one["alpha"], 0.0).Rates(one.Vector("m"), one.Vector("Bvec"), rate);
        return rate;
    }
}
