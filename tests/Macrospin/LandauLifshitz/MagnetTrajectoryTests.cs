using Xunit;

namespace SpinTorque.Tests.Macrospin.LandauLifshitz;

public sealed class MagnetTrajectoryTests
{
    private static readonly double[] Times = [.. Enumerable.Range(0, 41).Select(k => 0.5 * k)];

    [Fact]
    public void Damped_precession_in_a_field_is_the_closed_form()
    {
        // tan(theta/2) falls as e^(-a h t/(1 + a^2)), phi turns at -h/(1 + a^2)
        const double h = 1.3, a = 0.2, start = 2.5;
        var magnet = new SpinTorqueMagnet { Field = (0, 0, h), Damping = a };

        MagnetTrajectory trajectory = MagnetTrajectory.Of(magnet, (Math.Sin(start), 0, Math.Cos(start)), Times);

        Assert.Equal(IntegrationStatus.Finished, trajectory.Status);
        foreach ((double time, (double X, double Y, double Z) m) in trajectory.Times.Zip(trajectory.Directions))
        {
            double theta = 2 * Math.Atan(Math.Tan(start / 2) * Math.Exp(-a * h * time / (1 + a * a))), phi = -h * time / (1 + a * a);
            Assert.Equal(Math.Sin(theta) * Math.Cos(phi), m.X, 1e-9);
            Assert.Equal(Math.Sin(theta) * Math.Sin(phi), m.Y, 1e-9);
            Assert.Equal(Math.Cos(theta), m.Z, 1e-9);
        }
    }

    [Fact]
    public void A_torque_alone_turns_the_magnet_to_the_polarisation()
    {
        // without field and damping u' = (1 - u^2) g, so that u = tanh(g t + artanh u0)
        const double torque = 0.4, start = -0.9;
        var magnet = new SpinTorqueMagnet { Torque = torque };

        MagnetTrajectory trajectory = MagnetTrajectory.Of(magnet, (Math.Sqrt(1 - start * start), 0, start), Times);

        Assert.All(trajectory.Times.Zip(trajectory.Directions), pair => Assert.Equal(Math.Tanh(torque * pair.First + Math.Atanh(start)), pair.Second.Z, 1e-10));
    }

    [Fact]
    public void Length_is_kept_also_in_tilted_fields_and_currents()
    {
        var magnet = new SpinTorqueMagnet { Field = (0.3, -0.8, 0.2), Anisotropy = 1.1, Damping = 0.05, Torque = 0.6, TorqueAsymmetry = 0.4, Polarisation = (1, 2, -1) };

        MagnetTrajectory trajectory = MagnetTrajectory.Of(magnet, (1, 1, 1), Times);

        Assert.All(trajectory.Directions, m => Assert.Equal(1, m.X * m.X + m.Y * m.Y + m.Z * m.Z, 1e-14));
    }

    [Fact]
    public void Without_damping_and_current_the_energy_is_kept()
    {
        var magnet = new SpinTorqueMagnet { Field = (0.3, -0.8, 0.2), Anisotropy = 1.1 };

        MagnetTrajectory trajectory = MagnetTrajectory.Of(magnet, (1, 1, 1), Times);

        double[] energies = [.. trajectory.Directions.Select(m => -0.3 * m.X + 0.8 * m.Y - 0.2 * m.Z - 1.1 * m.Z * m.Z)];
        Assert.All(energies, energy => Assert.Equal(energies[0], energy, 1e-10));
    }

    [Fact]
    public void A_tilted_frame_gives_the_same_motion()
    {
        // field and polarisation along x do to x what they do to z along z; no anisotropy
        var along = new SpinTorqueMagnet { Field = (0, 0, 0.7), Damping = 0.1, Torque = -0.2, TorqueAsymmetry = 0.3 };
        var turned = along with { Field = (0.7, 0, 0), Polarisation = (2, 0, 0) };

        MagnetTrajectory first = MagnetTrajectory.Of(along, (0.6, 0, 0.8), Times), second = MagnetTrajectory.Of(turned, (0.8, 0, -0.6), Times);

        Assert.All(first.Directions.Zip(second.Directions), pair => Assert.Equal(pair.First.Z, pair.Second.X, 1e-10));
    }

    [Fact]
    public void Precession_settles_at_the_fixed_point_and_turns_at_its_frequency()
    {
        // left of corner A: precession alone is stable
        var magnet = new SpinTorqueMagnet { Field = (0, 0, -12), Anisotropy = 1, Damping = 0.1, Torque = 0.2 * 5, TorqueAsymmetry = 0.3 };
        FixedPointSet points = magnet.FixedPoints();
        double u = Assert.Single(points.Stable);

        MagnetTrajectory trajectory = MagnetTrajectory.Of(magnet, (0.6, 0, -0.8), [400, 400.05]);

        Assert.Equal("(SP)", points.Label);
        Assert.Equal(u, trajectory.Directions[0].Z, 1e-9);
        (double X, double Y, double Z) m = trajectory.Directions[0], later = trajectory.Directions[1];
        double turned = Math.Atan2(m.X * later.Y - m.Y * later.X, m.X * later.X + m.Y * later.Y);
        Assert.Equal(magnet.PrecessionFrequency(u), turned / 0.05, 1e-7);
        Assert.Equal(12 - 2 * u, magnet.PrecessionFrequency(u), 1e-9);
    }

    [Fact]
    public void Times_must_ascend() =>
        Assert.Throws<ArgumentException>(() => MagnetTrajectory.Of(new SpinTorqueMagnet(), (0, 0, 1), [1, 1]));
}
