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
