using SpinTorque.Cli.Input;

namespace SpinTorque.Cli.Itinerant;

/// <summary>
/// Every number the program gives of an itinerant magnet, by its dotted path; null where the quantity does not exist. The object of <c>itinerant --json</c>
/// and the quantities of maps are both this list.
/// </summary>
internal static class MagnetValues
{
    /// <summary>The numbers at a working point, in the order of the printed object.</summary>
    public static IEnumerable<(string Path, double? Value)> Of(ItinerantReading reading)
    {
        ItinerantMagnet magnet = reading.Magnet!;
        WorkingState state = WorkingState.Of(reading);
        IEnumerable<(string Path, double? Value)> all =
            [.. StateOf(magnet, state), .. StationaryOf(magnet), .. CurrentsOf(magnet, state), .. ContactsOf(magnet, state), .. DriveOf(magnet), .. DynamicsOf(magnet, state)];
        return all.Select(one => (one.Path, one.Value + 0.0)); // no minus zero
    }

    private static IEnumerable<(string, double?)> StateOf(ItinerantMagnet magnet, WorkingState state)
    {
        yield return ("state.angle", state.Angle.Radians * (180.0 / Math.PI));
        yield return ("state.cosine", state.Angle.Cosine);
        yield return ("state.precession", state.Precession);
        yield return ("state.potential", DotPotential.Of(magnet, state.Angle, state.Precession));
    }

    private static IEnumerable<(string, double?)> StationaryOf(ItinerantMagnet magnet)
    {
        StationaryStates states = StationaryStates.Of(magnet);
        HeatThresholds thresholds = HeatThresholds.Of(magnet);
        (double Opens, double Closes)? window = EnforcedEquilibrium.Window(magnet.Contacts, magnet.Field);
        double? squared = EnforcedEquilibrium.SquaredCosine(magnet.Contacts, magnet.Field, magnet.Voltage);
        yield return ("stationary.north.growthRate", states.North.GrowthRate);
        yield return ("stationary.south.growthRate", states.South.GrowthRate);
        yield return ("stationary.precession.cosine", states.Precession?.Angle.Cosine);
        yield return ("stationary.precession.growthRate", states.Precession?.GrowthRate);
        yield return ("switchingVoltage", SwitchingVoltage.Of(magnet.Contacts, magnet.Field));
        yield return ("heat.difference", magnet.HeatDifference);
        yield return ("heat.thresholdNorth", thresholds.North);
        yield return ("heat.thresholdSouth", thresholds.South);
        yield return ("heat.symmetricThreshold", HeatThresholds.Symmetric(magnet.Contacts, magnet.Field));
        yield return ("enforced.precession.cosine", squared is { } square ? -Math.CopySign(Math.Sqrt(square), magnet.Field) : null);
        yield return ("enforced.window.opens", window?.Opens);
        yield return ("enforced.window.closes", window?.Closes);
    }

    private static IEnumerable<(string, double?)> CurrentsOf(ItinerantMagnet magnet, WorkingState state)
    {
        ChargeCurrents charge = ChargeCurrents.Of(magnet, state.Angle, state.Precession);
        SpinCurrents spin = SpinCurrents.Of(magnet, state.Angle, state.Precession);
        yield return ("current.left", charge.Left);
        yield return ("current.right", charge.Right);
        yield return ("current.voltage", charge.Voltage);
        yield return ("current.thermal", charge.Thermal);
        yield return ("current.hybrid", charge.HybridLeft);
        yield return ("current.pumping", charge.Pumping);
        yield return ("current.static", charge.Static);
        yield return ("current.collective", charge.Collective);
        yield return ("torque.total", spin.Total);
        yield return ("torque.voltage", spin.Voltage);
        yield return ("torque.thermal", spin.Thermal);
        yield return ("torque.hybrid", spin.Hybrid);
        yield return ("noise.charge", ChargeNoise.Of(magnet.Distribution(state.Angle, state.Precession)));
        yield return ("noise.still", ChargeNoise.Of(magnet.Distribution(state.Angle, 0.0)));
        yield return ("noise.field", TorqueNoise.Strength(magnet, state.Angle, state.Precession));
    }

    private static IEnumerable<(string, double?)> ContactsOf(ItinerantMagnet magnet, WorkingState state)
    {
        ItinerantContacts contacts = magnet.Contacts;
        yield return ("damping", magnet.Damping(state.Angle));
        yield return ("conductance.state", contacts.ChargeConductance(state.Angle));
        yield return ("conductance.north", contacts.ChargeConductance(PolarAngle.North));
        yield return ("conductance.south", contacts.ChargeConductance(PolarAngle.South));
        yield return ("conductance.spin", contacts.SpinConductance);
        yield return ("width.up", contacts.Widths.At(DotSpin.Up, state.Angle));
        yield return ("width.down", contacts.Widths.At(DotSpin.Down, state.Angle));
    }

    private static IEnumerable<(string, double?)> DriveOf(ItinerantMagnet magnet)
    {
        ResonanceState? stable = magnet.Drive is { Amplitude: > 0.0 } ? DrivenSteadyStates.Stable(magnet) : null;
        yield return ("resonance.cosine", stable?.Cosine);
        yield return ("resonance.sineSquared", stable?.SineSquared);
        yield return ("resonance.phase", stable?.Phase * (180.0 / Math.PI));
        yield return ("resonance.trace", stable?.Trace);
    }

    private static IEnumerable<(string, double?)> DynamicsOf(ItinerantMagnet magnet, WorkingState state)
    {
        Slowness slowness = Slowness.Of(magnet, state.Angle);
        bool isFull = magnet.Exchange is not null && magnet.Capacitance is > 0.0 && magnet.Contacts.Density is { Up: > 0.0, Down: > 0.0 };
        (double Real, double Imaginary)[]? rates = isFull ? new FullDynamics(magnet).Eigenvalues(state.Angle) : null;
        yield return ("slowness.angleOverWidth", slowness.AngleOverWidth);
        yield return ("slowness.angleOverTemperature", slowness.AngleOverTemperature);
        yield return ("slowness.precessionOverBoth", slowness.PrecessionOverBoth);
        yield return ("full.fastRate", rates?[0].Real);
        yield return ("full.slowRate", rates?[1].Real);
        yield return ("full.imaginary", rates?[1].Imaginary);
    }
}
