namespace SpinTorque.Tests.Macrospin.Itinerant;

/// <summary>What the library says to each reference quantity of the voltage-driven system.</summary>
internal static class VoltageCases
{
    public static object? Compute(ItinerantCase one) => one.Quantity switch
    {
        "Gamma_sigma" => one.Contacts.Widths.At(one.Spin("sigma"), one.Angle("theta")),
        "n_d" => one.Distribution.Occupation(one.Spin("sigma"), one["eps"]),
        "step_positions_and_weights" => one.Distribution.Steps(one.Spin("sigma")).Select(step => new[] { step.Position, step.Weight }).ToArray(),
        "V_tilde" => one.Distribution.MeanShift(one.Spin("sigma")),
        "Re_alpha_R_l" => ResponseKernels.Retarded(one.Distribution, Reservoir.Left, one.Spin("sigma"), one["eps"]),
        "Re_alpha_R_r" => ResponseKernels.Retarded(one.Distribution, Reservoir.Right, one.Spin("sigma"), one["eps"]),
        "alpha_K_l" => ResponseKernels.Keldysh(one.Distribution, Reservoir.Left, one.Spin("sigma"), one["eps"]),
        "alpha_K_r" => ResponseKernels.Keldysh(one.Distribution, Reservoir.Right, one.Spin("sigma"), one["eps"]),
        "conductances[g_l,g_r,gtilde_l,gtilde_r,g_s,alpha]" => Conductances(one),
        "I_s" => FrozenCurrents.Spin(one.Distribution, one["V_d"]),
        "I_l" => FrozenCurrents.Left(one.Distribution, one.Angle("theta"), one["phidot"], one["V_d"]),
        "I_r" => FrozenCurrents.Right(one.Distribution, one["V_d"]),
        "enforced[I_s,I_l,I_r]" => Enforced(one),
        "rates_frozen[theta,phi,V_d]" => List(FrozenDynamics.Frozen(one.Magnet, one.Distribution, one.Angle("theta"), one["V_d"])),
        "rates_enforced[theta,phi,V_d]" => List(FrozenDynamics.Enforced(one.Magnet, one.Angle("theta"), one["V_d"])),
        "rates_adiabatic[theta,phi]" => List(MagnetTorque.Adiabatic(one.Magnet, one.Angle("theta")).Rates(one["B"], one.Angle("theta"))),
        "stationary_current" => ChargeCurrents.Of(one.Magnet, one.Angle("theta0"), -one["B0"]).Left,
        "conductance[north,south]" => new[] { one.Contacts.ChargeConductance(PolarAngle.North), one.Contacts.ChargeConductance(PolarAngle.South) },
        "V_switch" => SwitchingVoltage.Of(one.Contacts, one["B"]),
        "growth_rate[north,south]" => new[] { StationaryStates.Of(one.Magnet).North.GrowthRate, StationaryStates.Of(one.Magnet).South.GrowthRate },
        "stable_pole" or "stable_pole_reversed_V" => StationaryStates.Of(one.Magnet).Regime,
        "V_d0[theta0,north,south]" => new[] { Potential(one, one.Angle("theta0")), Potential(one, PolarAngle.North), Potential(one, PolarAngle.South) },
        "precession_enforced_Vl[cos,stable]" =>
            EnforcedEquilibrium.AtJunctionVoltage(one.Contacts, one["B"], one["V_l"]) is { } found ? new object[] { found.Cosine, found.Stable } : null,
        "precession_enforced_V[cos^2]" => EnforcedEquilibrium.SquaredCosine(one.Contacts, one["B"], one["V"]),
        _ => throw new InvalidOperationException(one.Quantity),
    };

    private static double? Potential(ItinerantCase one, PolarAngle angle) => DotPotential.Of(one.Magnet, angle, -one["B0"]);

    private static double[] Conductances(ItinerantCase one)
    {
        (ItinerantContacts contacts, PolarAngle angle) = (one.Contacts, one.Angle("theta"));
        return [contacts.LeftConductance(angle), contacts.RightConductance, contacts.LeftSpinDissipation(angle), contacts.RightConductance,
            contacts.SpinConductance, one.Magnet.Damping(angle)];
    }

    private static double[] Enforced(ItinerantCase one) =>
        [EnforcedEquilibrium.Spin(one.Contacts, one["V"], one["V_d"]),
            EnforcedEquilibrium.Left(one.Contacts, one["V"], one["V_d"], one.Angle("theta"), one["phidot"]),
            EnforcedEquilibrium.Right(one.Contacts, one["V_d"])];

    private static double[] List((double, double, double) three) => [three.Item1, three.Item2, three.Item3];

    private static double[] List((double, double) two) => [two.Item1, two.Item2];
}
