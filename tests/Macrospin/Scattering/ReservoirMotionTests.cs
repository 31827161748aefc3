using System.Numerics;
using System.Text.Json;
using Xunit;

namespace SpinTorque.Tests;

// Motion driven by reservoirs: noise that no direction lacks completely.
public sealed class ReservoirMotionTests
{
    private static readonly StochasticTorque Motion = new()
    {
        Torque = new Complex(1.2, 2.0),
        Noise = new Complex(0.115, 0.192),
        Variant = NoiseVariant.D14,
        Background = 0.02,
        Converse = 0.03,
    };

    private static readonly FisherLaw Start = new() { Concentration = 25, Centre = SpinDirection.At(2.5, 0.7) };

    public static TheoryData<string> Transport => ScatteringCase.Named("pub-transport");

    // Source: tests/Cases/scattering, the covariance of another program from w0, w1 and Q.
    [Theory]
    [MemberData(nameof(Transport))]
    public void Reservoirs_give_the_motion_their_torque_and_covariance(string id)
    {
        var one = ScatteringCase.Of(id);
        JsonElement torque = one.Output("C1_SI"), anomalous = one.Output("Q");
        var coefficients = new TransportCoefficients(
            Read(torque), one.Output("w0").GetDouble(), one.Output("w1").GetDouble(), Read(anomalous));
        const double unit = 1e-9;
        StochasticTorque motion = coefficients.Motion(unit);
        PolarCovariance covariance = motion.Covariance(1);
        Assert.Equal(Read(torque) * unit, motion.Torque);
        Expect.Near((double?)one.Output("G_at_theta_1.tt").GetDouble() * unit, covariance.PolarPolar, 1e-8);
        Expect.Near((double?)one.Output("G_at_theta_1.pp").GetDouble() * unit, covariance.AzimuthAzimuth, 1e-8);
        Expect.Near((double?)one.Output("G_at_theta_1.tp").GetDouble() * unit, covariance.PolarAzimuth, 1e-8, 1e-20);
    }

    // |C2|^2 and B exchanged with psi a quarter turn on is the same motion.
    [Fact]
    public void Which_of_both_noises_comes_first_does_not_matter()
    {
        StochasticTorque turned = Motion with
        {
            Noise = Motion.Noise / Complex.Abs(Motion.Noise) * Complex.ImaginaryOne * Math.Sqrt(Motion.Converse),
            Converse = Motion.Strength,
        };
        DirectionMoments one = new MomentHierarchy(Motion).Moments(Start, [0.5])[0], other = new MomentHierarchy(turned).Moments(Start, [0.5])[0];
        Expect.Near((double?)one.StandardDeviation.X, other.StandardDeviation.X, 1e-12);
        Expect.Near((double?)one.CovarianceXy, other.CovarianceXy, 1e-11);
        Expect.Near((double?)new StationaryLaw(Motion).MeanSquare, new StationaryLaw(turned).MeanSquare, 1e-12);
        NoiseTube tube = NoiseTube.At(Motion, 2.5, 0.4), other2 = NoiseTube.At(turned, 2.5, 0.4);
        Expect.Near((double?)tube.Covariance.PolarAzimuth, other2.Covariance.PolarAzimuth, 1e-12);
        Expect.Near((double?)tube.Along, other2.Across, 1e-12);
    }

    // Closed form, harmonics after a long time; v by difference quotients of A and D.
    [Fact]
    public void The_stationary_law_is_that_of_the_hierarchy()
    {
        DirectionMoments late = new MomentHierarchy(Motion).Moments(Start, [12])[0];
        var law = new StationaryLaw(Motion);
        Expect.Near((double?)law.MeanDeficit, 1 - late.Mean.Z, 1e-8);
        Expect.Near((double?)law.TransverseVariance, late.StandardDeviation.X * late.StandardDeviation.X, 1e-8);
        foreach (double u in new[] { -0.8, -0.1, 0.6 })
            Expect.Near((double?)Motion.Drift(u) - (Motion.Diffusion(u + 1e-5) - Motion.Diffusion(u - 1e-5)) / 2e-5, Motion.Velocity(u), 1e-8);
    }

    // Paths against the exact moments: 5 standard errors, and 1e-3 for the bias of the step.
    [Theory]
    [InlineData(SphereScheme.Split, 20)]
    [InlineData(SphereScheme.Heun, 100)]
    [InlineData(SphereScheme.EulerMaruyama, 300)]
    public void Paths_have_the_exact_moments(SphereScheme scheme, int steps)
    {
        EnsembleRequest request = new() { Motion = Motion, Start = Start, Duration = 0.5, Paths = 40_000, StepsPerSample = steps, Scheme = scheme, Seed = 7 };
        EnsembleSample end = SpinEnsemble.Run(request, threads: 2)[^1];
        DirectionMoments exact = new MomentHierarchy(Motion).Moments(Start, [0.5])[0];
        foreach (Func<SpinDirection, double> part in new Func<SpinDirection, double>[] { n => n.X, n => n.Y, n => n.Z })
        {
            Expect.Near((double?)part(exact.Mean), part(end.Moments.Mean), 0, 5 * part(end.StandardError) + 1e-3);
            Expect.Near((double?)part(exact.StandardDeviation), part(end.Moments.StandardDeviation), 0.022);
        }
        Expect.Near((double?)exact.CovarianceXy, end.Moments.CovarianceXy, 0, 2e-3);
    }

    // Weak noise: the linear approximation, good to the noise itself.
    [Fact]
    public void The_tube_is_that_of_paths_with_weak_noise()
    {
        StochasticTorque weak = Motion with { Noise = Motion.Noise / 100, Background = Motion.Background / 1e4, Converse = Motion.Converse / 1e4 };
        DirectionMoments exact = new MomentHierarchy(weak).Moments(new PointLaw(SpinDirection.At(2.2, 0)), [0.4])[0];
        NoiseTube tube = NoiseTube.At(weak, 2.2, 0.4);
        double sine = Math.Sin(tube.Polar);
        Expect.Near((double?)sine * sine * tube.Covariance.PolarPolar, exact.StandardDeviation.Z * exact.StandardDeviation.Z, 2e-4);
    }

    [Fact]
    public void Electrons_polarised_against_z_have_no_motion_to_the_north() =>
        Assert.Throws<InvalidOperationException>(() => new TransportCoefficients(new Complex(1, -1), 1, 0, 0).Motion(1));

    private static Complex Read(JsonElement value) => new(value.GetProperty("re").GetDouble(), value.GetProperty("im").GetDouble());
}
