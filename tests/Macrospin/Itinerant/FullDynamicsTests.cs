using Xunit;

namespace SpinTorque.Tests.Macrospin.Itinerant;

public sealed class FullDynamicsTests
{
    private static readonly ItinerantMagnet Magnet = new()
    {
        Contacts = new ItinerantContacts { Density = new DensityOfStates(1.0, 0.8, -0.02, 0.01), Widths = new LevelWidths(0.4, 1.1, 0.5) },
        Spin = 50.0,
        Field = 1.0,
        LeftTemperature = 4.0,
        RightTemperature = 9.0,
        Capacitance = 0.6,
        Exchange = 0.5,
    };

    [Fact]
    public void Form_with_memory_is_the_reduced_one_where_nothing_is_remembered()
    {
        // At the north pole the angle and so the widths stay; memories that make both conserved numbers zero.
        var dynamics = new FullDynamics(Magnet);
        double[] state = Consistent(length: 0.2, potential: -0.1);
        (double charge, double spin) = dynamics.Conserved(state);
        Assert.Equal(0.0, charge, 1e-14);
        Assert.Equal(0.0, spin, 1e-14);
        IntegrationResult memory = Run(state, 2.0);
        var reduced = Integrator.Run(new InitialValueProblem
        {
            Rate = (_, y, f) => (_, _, f[0], f[1]) = dynamics.Rates(PolarAngle.North, y[0], y[1]),
            Initial = [0.2, -0.1],
            End = 2.0,
        }, new IntegratorSettings { RelativeTolerance = 1e-11, AbsoluteTolerance = 1e-14 });
        Assert.Equal(reduced.State[0], memory.State[1], 1e-9);
        Assert.Equal(reduced.State[1], memory.State[2], 1e-9);
    }

    [Fact]
    public void Kick_with_an_empty_memory_does_not_relax_to_zero()
    {
        IntegrationResult kicked = Run([0.0, 0.2, -0.1, 0.0, 0.0, 0.0, 0.0], 60.0), later = Run([0.0, 0.2, -0.1, 0.0, 0.0, 0.0, 0.0], 90.0);
        Assert.True(Math.Abs(kicked.State[1]) > 1e-3, $"dM ends at {kicked.State[1]}");
        Assert.Equal(kicked.State[1], later.State[1], 1e-6);
        IntegrationResult relaxed = Run(Consistent(0.2, -0.1), 60.0);
        Assert.Equal(0.0, relaxed.State[1], 1e-6);
        Assert.Equal(0.0, relaxed.State[2], 1e-6);
    }

    [Fact]
    public void Conserved_numbers_are_conserved()
    {
        var dynamics = new FullDynamics(Magnet);
        double[] start = [0.0, 0.3, 0.1, 0.2, -0.1, 0.05, 0.4];
        (double charge, double spin) = dynamics.Conserved(start);
        (double later, double laterSpin) = dynamics.Conserved([.. Run(start, 3.0).State]);
        Assert.Equal(charge, later, 1e-9);
        Assert.Equal(spin, laterSpin, 1e-9);
    }

    [Fact]
    public void Stability_condition_is_the_sign_of_the_eigenvalues()
    {
        int stable = 0, all = 0;
        foreach ((ItinerantMagnet magnet, PolarAngle angle, _) in RandomMagnets.Many(400, 31))
        {
            var dynamics = new FullDynamics(magnet);
            Assert.Equal(dynamics.Eigenvalues(angle).All(value => value.Real < 0.0), dynamics.IsStable);
            (stable, all) = (dynamics.IsStable ? stable + 1 : stable, all + 1);
        }
        Assert.InRange(stable, all / 10, all * 9 / 10);
    }

    [Fact]
    public void What_is_missing_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new FullDynamics(Magnet with { Exchange = null }));
        Assert.Throws<ArgumentException>(() => new FullDynamics(Magnet with { Capacitance = 0.0 }));
    }

    [Fact]
    public void Motions_of_both_forms_agree_where_the_memory_belongs_to_the_start_and_the_angle_is_slow()
    {
        MagnetTrajectory full = Follow(MagnetClosure.Full, remembers: true), reduced = Follow(MagnetClosure.Reduced, remembers: true), kicked = Follow(MagnetClosure.Full, remembers: false);
        // The angle turns at 1e-2 of a width: what is left of the difference is less.
        Assert.InRange(full.MemoryOfStart!.Value, 0.0, 1e-2);
        Assert.Equal(0.0, reduced.MemoryOfStart!.Value, 1e-14);
        for (int n = 0; n < full.Times.Count; n++)
        {
            Assert.Equal(reduced.Length![n], full.Length![n], 2e-3);
            Assert.Equal(reduced.Potential![n], full.Potential![n], 2e-3);
            Assert.Equal(reduced.Magnetisation[n][2], full.Magnetisation[n][2], 1e-4);
        }
        // An empty memory: the numbers that should be zero begin as C dV and dM/J, and drift a little with the angle.
        Assert.Equal(0.4 / 0.46, kicked.MemoryOfStart!.Value, 5e-3);
        Assert.True(Math.Abs(kicked.Length![^1] - reduced.Length![^1]) > 0.01);
    }

    [Fact]
    public void Free_motion_of_the_full_dynamics_is_the_adiabatic_one()
    {
        // Without deviations A10 is the adiabatic equation to first order in alpha; alpha is 0.02 here, its square 4e-4.
        MagnetMotion motion = Motion(MagnetClosure.Full) with { Length = 0.0, Potential = null, Duration = 60.0 };
        MagnetTrajectory full = TrajectoryIntegration.Follow(motion), adiabatic = TrajectoryIntegration.Follow(motion with { Closure = MagnetClosure.Adiabatic });
        Assert.True(Math.Abs(full.Magnetisation[^1][2] - full.Magnetisation[0][2]) > 0.1);
        Assert.Equal(adiabatic.Magnetisation[^1][2], full.Magnetisation[^1][2], 1e-3);
        Assert.All(full.Length!, length => Assert.Equal(0.0, length));
    }

    [Fact]
    public void Motion_of_the_full_dynamics_has_no_microwaves()
    {
        MagnetMotion motion = Motion(MagnetClosure.Full);
        ItinerantMagnet driven = Magnet with { Drive = new MicrowaveDrive { Amplitude = 0.1, Frequency = -1.0 } };
        Assert.Throws<ArgumentException>(() => TrajectoryIntegration.Follow(motion with { Magnet = driven }));
        Assert.Throws<ArgumentException>(() => TrajectoryIntegration.Follow(motion with { Magnet = Magnet with { Exchange = null } }));
    }

    private static MagnetTrajectory Follow(MagnetClosure closure, bool remembers) => TrajectoryIntegration.Follow(Motion(closure) with { RemembersStart = remembers });

    private static MagnetMotion Motion(MagnetClosure closure) => new()
    {
        Magnet = Magnet,
        Closure = closure,
        Start = PolarAngle.FromRadians(1.0),
        Length = 0.2,
        Potential = -0.1,
        Duration = 2.0,
        Samples = 11,
    };

    /// <summary>R_V alone remembers: C dV + sum_s g_s R_s = 0 and dM/J + sum_s s g_s R_s = 0, g_s = 2 rho_s Gamma_s.</summary>
    private static double[] Consistent(double length, double potential)
    {
        double charge = -Magnet.Capacitance!.Value * potential, spin = -length / Magnet.Exchange!.Value;
        (DensityOfStates density, LevelWidths widths) = (Magnet.Contacts.Density, Magnet.Contacts.Widths);
        double up = (charge + spin) / 2.0 / (2.0 * density.Up * widths.At(DotSpin.Up, PolarAngle.North));
        double down = (charge - spin) / 2.0 / (2.0 * density.Down * widths.At(DotSpin.Down, PolarAngle.North));
        return [0.0, length, potential, up, down, 0.0, 0.0];
    }

    private static IntegrationResult Run(double[] start, double time)
    {
        var dynamics = new FullDynamics(Magnet);
        return Integrator.Run(
            new InitialValueProblem { Rate = (_, y, f) => dynamics.MemoryRates(y, f), Initial = start, End = time },
            new IntegratorSettings { RelativeTolerance = 1e-11, AbsoluteTolerance = 1e-14 });
    }
}
