namespace SpinTorque.Tests.Macrospin.Itinerant;

/// <summary>What the library says to each reference quantity of the heat-driven system.</summary>
internal static class HeatCases
{
    public static object? Compute(ItinerantCase one) => one.Quantity switch
    {
        "d" => one.Magnet.HeatDifference,
        "lambda" => one.Contacts.Widths.Leverage,
        "n_s" => one.Distribution.Occupation(one.Spin("sigma"), one["omega"]),
        "kernel[I_h,I_d,g]" => Kernel(one),
        "[gtilde,gtilde_prime]" => new[] { one.Contacts.SpinDissipation(one.Angle("theta")), one.Contacts.SpinDissipationSlope(one.Angle("theta")) },
        "I_h^s" => SpinCurrents.Of(one.Magnet, one.Angle("theta"), one["phidot"]).Hybrid,
        "I_d^s" => SpinCurrents.Of(one.Magnet, one.Angle("theta"), 0.0).Thermal,
        "rates[theta,phi]" => List(MagnetTorque.Adiabatic(one.Magnet, one.Angle("theta")).Rates(one["B"], one.Angle("theta"))),
        "cos_theta0" => StationaryStates.Of(one.Magnet).Precession?.Angle.Cosine,
        "d_thresholds[north,south]" => new[] { HeatThresholds.Of(one.Magnet).North, HeatThresholds.Of(one.Magnet).South },
        "regime" or "regime_swapped_leads" => StationaryStates.Of(one.Magnet).Regime,
        "stationary[(cos,growth_rate,stable)]" =>
            StationaryStates.Of(one.Magnet).All.Select(state => new object[] { state.Angle.Cosine, state.GrowthRate, state.Stable }).ToArray(),
        "d0" => HeatThresholds.Symmetric(one.Contacts, one["B"]),
        "currents" => Currents(one),
        "currents_north[I_l]" => ChargeCurrents.Of(one.Magnet, PolarAngle.North, -one["B"]).Left,
        "currents_south[I_l]" => ChargeCurrents.Of(one.Magnet, PolarAngle.South, -one["B"]).Left,
        "precession_branch[I_l,I_hypothetical_static]" => Branch(one),
        "full_matrix[[MM,MV],[VM,VV]]" => Matrix(one),
        "full_eigenvalues_sorted_real" => new FullDynamics(one.Magnet with { Spin = 1.0 }).Eigenvalues(one.Angle("theta")).Select(value => value.Real).ToArray(),
        "full_rates[theta,phi,dM,dV_d]" => Rates(one),
        _ => throw new InvalidOperationException(one.Quantity),
    };

    private static double[] Kernel(ItinerantCase one)
    {
        (double hybrid, double thermal, double conductance) =
            ResponseKernels.Summed(one.Magnet, one.Angle("theta"), one["phidot"], one.Spin("sigma"), one.Spin("sigma_prime"));
        return [hybrid, thermal, conductance];
    }

    private static Dictionary<string, double> Currents(ItinerantCase one)
    {
        ChargeCurrents currents = ChargeCurrents.Of(one.Magnet, one.Angle("theta0"), -one["B"]);
        return new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["I_d_l"] = currents.Thermal,
            ["I_d_r"] = -currents.Thermal,
            ["I_h_l"] = currents.HybridLeft,
            ["I_h_r"] = currents.HybridRight,
            ["I_p_l"] = currents.Pumping,
            ["I_l"] = currents.Left,
            ["I_r"] = currents.Right,
            ["I_collective"] = currents.Collective,
            ["I_static"] = currents.Static,
        };
    }

    private static double[] Branch(ItinerantCase one)
    {
        ChargeCurrents currents = ChargeCurrents.Of(one.Magnet, StationaryStates.Of(one.Magnet).Precession!.Value.Angle, -one["B"]);
        return [currents.Left, currents.Static];
    }

    private static double[][] Matrix(ItinerantCase one)
    {
        (double mm, double mv, double vm, double vv) = new FullDynamics(one.Magnet).Matrix(one.Angle("theta"));
        return [[mm, mv], [vm, vv]];
    }

    private static double[] Rates(ItinerantCase one)
    {
        (double theta, double phi, double length, double potential) = new FullDynamics(one.Magnet).Rates(one.Angle("theta"), one["dM"], one["dV_d"]);
        return [theta, phi, length, potential];
    }

    private static double[] List((double, double) two) => [two.Item1, two.Item2];
}
