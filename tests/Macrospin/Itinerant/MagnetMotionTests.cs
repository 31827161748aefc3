using Xunit;

namespace SpinTorque.Tests.Macrospin.Itinerant;

/// <summary>Closed forms of stationary states against long integrations of the equations of motion.</summary>
public sealed class MagnetMotionTests
{
    private static readonly ItinerantMagnet Biased = new()
    {
        Contacts = new ItinerantContacts { Density = new DensityOfStates(0.8, 1.2), Widths = new LevelWidths(0.5, 1.5, 1.0) },
        Spin = 20.0,
        Field = 1.0,
        Capacitance = 1.0,
        LeftTemperature = 0.1,
        RightTemperature = 0.1,
    };

    private static readonly ItinerantMagnet Heated = new()
    {
        Contacts = new ItinerantContacts { Density = new DensityOfStates(1.0, 1.0, -0.02, 0.02), Widths = new LevelWidths(0.2, 1.6, 0.5) },
        Spin = 20.0,
        Field = 1.0,
        LeftTemperature = 5.0,
        RightTemperature = 40.0,
    };

    [Theory]
    [InlineData(3.6, 1.0)]
    [InlineData(3.9, -1.0)]
    public void Voltage_switches_the_magnet_at_its_closed_form(double voltage, double pole)
    {
        MagnetTrajectory motion = Follow(Biased with { Voltage = voltage, Spin = 5.0 }, 1.5, 3000.0);
        Assert.Equal(pole, motion.Magnetisation[^1][2], 1e-6);
        Assert.Contains(motion.Events, one => one.Event.Name == (pole > 0.0 ? "north pole reached" : "south pole reached"));
    }

    [Fact]
    public void Heat_drives_the_magnet_to_its_stationary_angle()
    {
        double steady = StationaryStates.Of(Heated).Precession!.Value.Angle.Cosine;
        foreach (double start in (double[])[0.3, 2.8])
            Assert.Equal(steady, Follow(Heated, start, 1500.0).Magnetisation[^1][2], 1e-8);
    }

    [Fact]
    public void Heat_and_voltage_together_lead_to_their_common_angle()
    {
        ItinerantMagnet both = Heated with { Voltage = 0.4 };
        double steady = StationaryStates.Of(both).Precession!.Value.Angle.Cosine;
        Assert.NotEqual(StationaryStates.Of(Heated).Precession!.Value.Angle.Cosine, steady, 1e-2);
        Assert.Equal(steady, Follow(both, 1.0, 1500.0).Magnetisation[^1][2], 1e-8);
    }

    [Fact]
    public void Electrons_in_equilibrium_precess_inside_the_window()
    {
        MagnetTrajectory motion = Follow(Biased with { Voltage = 3.83, Spin = 5.0 }, 2.0, 2000.0, MagnetClosure.EnforcedEquilibrium);
        // cos^2 = 1/3, the stable one below the equator; the finite capacitance and alpha^2 do not move it.
        Assert.Equal(-Math.Sqrt(1.0 / 3.0), motion.Magnetisation[^1][2], 1e-3);
    }

    [Fact]
    public void Frozen_and_adiabatic_motions_agree_close_to_the_start()
    {
        MagnetTrajectory frozen = Follow(Biased with { Voltage = 2.0 }, 0.5, 1.0, MagnetClosure.Frozen), adiabatic = Follow(Biased with { Voltage = 2.0 }, 0.5, 1.0);
        Assert.Equal(adiabatic.Magnetisation[^1][2], frozen.Magnetisation[^1][2], 1e-4);
        Assert.Equal(frozen.Times.Count, frozen.Potential!.Count);
    }

    [Fact]
    public void Length_is_kept_and_the_vector_form_is_that_of_the_angles()
    {
        MagnetTrajectory motion = Follow(Biased with { Voltage = 2.0 }, 1.0, 200.0);
        Assert.All(motion.Magnetisation, m => Assert.Equal(1.0, Math.Sqrt(m[0] * m[0] + m[1] * m[1] + m[2] * m[2]), 1e-9));
        PolarAngle start = PolarAngle.FromRadians(1.0);
        (double theta, double phi) = MagnetTorque.Adiabatic(Biased, start).Rates(1.0, start);
        double[] rate = new double[3];
        MagnetTorque.Adiabatic(Biased, start).Rates([start.Sine, 0.0, start.Cosine], [0.0, 0.0, 1.0], rate);
        Assert.Equal(-start.Sine * theta, rate[2], 1e-14);
        Assert.Equal(start.Sine * phi, rate[1], 1e-14);
    }

    [Fact]
    public void Rates_are_continuous_at_the_poles()
    {
        double[] at = new double[3], beside = new double[3];
        double[] field = [0.3, -0.2, 1.0];
        MagnetTorque torque = MagnetTorque.Adiabatic(Biased with { Voltage = 2.0 }, PolarAngle.North);
        torque.Rates([0.0, 0.0, 1.0], field, at);
        torque.Rates([1e-9, 2e-9, 1.0], field, beside);
        for (int i = 0; i < 3; i++)
            Assert.Equal(at[i], beside[i], 1e-7);
    }

    [Theory]
    [InlineData(0.03, -0.95, 1.0)]
    [InlineData(0.2, -1.3, 1.0)]
    [InlineData(0.05, -1.0, 1.0)]
    [InlineData(0.6, -1.3, 1.0)]
    [InlineData(0.1, 0.8, -1.0)]
    public void Driven_magnet_comes_to_its_resonance_state(double amplitude, double frequency, double field)
    {
        ItinerantMagnet magnet = Biased with
        {
            Contacts = Biased.Contacts with { Widths = new LevelWidths(1.0, 1.0, 1.0) },
            Field = field,
            Drive = new MicrowaveDrive { Amplitude = amplitude, Frequency = frequency },
        };
        var resonance = new FerromagneticResonance { Drive = magnet.Drive, Field = field, Damping = magnet.Damping(PolarAngle.North) };
        MagnetTrajectory motion = Follow(magnet, 1.0, 2000.0);
        Assert.Equal(resonance.Stable!.Value.Cosine, motion.Magnetisation[^1][2], 1e-6);
        Assert.Equal(resonance.Stable!.Value.Cosine, DrivenSteadyStates.Stable(magnet)!.Value.Cosine, 1e-9);
        Assert.Equal(resonance.Stable!.Value.Trace, DrivenSteadyStates.Stable(magnet)!.Value.Trace, 1e-9);
    }

    [Fact]
    public void Driven_magnet_with_a_magnetic_biased_lead_comes_to_its_steady_state()
    {
        ItinerantMagnet magnet = Biased with { Voltage = 1.5, Drive = new MicrowaveDrive { Amplitude = 0.03, Frequency = -1.01 } };
        Assert.Equal(DrivenSteadyStates.Stable(magnet)!.Value.Cosine, Follow(magnet, 0.2, 1500.0).Magnetisation[^1][2], 1e-7);
    }

    [Fact]
    public void Slowness_along_a_motion_is_that_of_its_states_and_sees_transients_of_a_drive()
    {
        MagnetTrajectory free = Follow(Biased with { Voltage = 2.0 }, 1.0, 1e-9);
        Slowness along = MotionSlowness.Of(Biased with { Voltage = 2.0 }, free), there = Slowness.Of(Biased with { Voltage = 2.0 }, PolarAngle.FromRadians(1.0));
        // Both take the turning by central differences, over 1e-4.
        Assert.Equal(there.AngleOverWidth, along.AngleOverWidth, 1e-9);
        Assert.Equal(there.PrecessionOverBoth!.Value, along.PrecessionOverBoth!.Value, 1e-7);
        ItinerantMagnet driven = Biased with { Drive = new MicrowaveDrive { Amplitude = 0.3, Frequency = -1.0 } };
        ResonanceState steady = DrivenSteadyStates.Stable(driven)!.Value;
        var still = new MagnetMotion { Magnet = driven, Start = steady.Angle, Azimuth = steady.Phase!.Value, Duration = 5.0, Samples = 6 };
        Assert.InRange(MotionSlowness.Of(driven, TrajectoryIntegration.Follow(still)).Largest, 0.0, 1e-6);
        // From 1 radian, at right angles to the drive, d(theta)/dt is about Omega: 0.3 over the width 1.5 is beyond the limit, over T = 0.1 far beyond.
        Assert.True(MotionSlowness.Of(driven, Follow(driven, 1.0, 5.0)).Largest > 1.0);
    }

    [Fact]
    public void Stops_at_a_pole_where_asked()
    {
        var motion = new MagnetMotion { Magnet = Biased with { Voltage = 5.0 }, Start = PolarAngle.FromRadians(0.1), Duration = 5000.0, StopsAtPole = true, PoleReach = 0.05 };
        MagnetTrajectory stopped = TrajectoryIntegration.Follow(motion);
        Assert.Equal(IntegrationStatus.Stopped, stopped.Status);
        Assert.Equal(["equator crossed", "south pole reached"], stopped.Events.Select(one => one.Event.Name), StringComparer.Ordinal);
        Assert.Equal(-Math.Cos(0.05), stopped.Events[^1].State[2], 1e-9);
    }

    [Fact]
    public void Closure_for_voltage_refuses_heat_and_a_missing_capacitance()
    {
        Assert.Throws<ArgumentException>(() => Follow(Heated with { Capacitance = 1.0 }, 1.0, 1.0, MagnetClosure.Frozen));
        Assert.Throws<ArgumentException>(() => Follow(Biased with { Capacitance = null }, 1.0, 1.0, MagnetClosure.Frozen));
    }

    private static MagnetTrajectory Follow(ItinerantMagnet magnet, double theta, double time, MagnetClosure closure = MagnetClosure.Adiabatic) =>
        TrajectoryIntegration.Follow(new MagnetMotion { Magnet = magnet, Closure = closure, Start = PolarAngle.FromRadians(theta), Duration = time, Samples = 11 });
}
