using Xunit;

namespace SpinTorque.Tests;

// Source of every number: tests/Cases/scattering, computed by an independent program; tolerances are the cases' own.
public sealed class NoiseCaseTests
{
    public static TheoryData<string> Tensors => ScatteringCase.Named("pub-G-");

    public static TheoryData<string> Stationary => ScatteringCase.Named("pub-stat-");

    public static TheoryData<string> Moments => ScatteringCase.Named("pub-exact-");

    public static TheoryData<string> Points => ScatteringCase.Named("pub-exactpoint-");

    public static TheoryData<string> Passages => ScatteringCase.Named("pub-mfpt-");

    public static TheoryData<string> Tubes => ScatteringCase.Named("pub-lna-");

    public static TheoryData<string> Components => ScatteringCase.Named("pub-ou-");

    [Theory]
    [MemberData(nameof(Tensors))]
    public void Covariance_and_drifts(string id)
    {
        var one = ScatteringCase.Of(id);
        StochasticTorque motion = one.Motion;
        double polar = one["theta"], u = Math.Cos(polar);
        PolarCovariance covariance = motion.Covariance(polar);
        one.Expect("G_tt", covariance.PolarPolar);
        one.Expect("G_pp", covariance.AzimuthAzimuth);
        one.Expect("G_tp", covariance.PolarAzimuth);
        one.Expect("A", motion.Drift(u));
        one.Expect("D", motion.Diffusion(u));
        one.Expect("v_A_minus_dD", motion.Velocity(u));
        one.Expect("norm_drift_half_trG", (covariance.PolarPolar + covariance.AzimuthAzimuth) / 2);
        var n = SpinDirection.At(polar, 0);
        one.Expect("ito_tangent_drift", motion.ItoDrift(n));
        one.Expect("strat_lab_drift", motion.StratonovichDrift(n));
    }

    [Theory]
    [MemberData(nameof(Stationary))]
    public void The_stationary_law(string id)
    {
        var one = ScatteringCase.Of(id);
        var law = new StationaryLaw(one.Motion);
        one.Expect("one_minus_u", law.MeanDeficit);
        one.Expect("u2", law.MeanSquare);
        one.Expect("theta2", law.MeanSquarePolar);
        one.Expect("theta", law.MeanPolar);
        one.Expect("nx2", law.TransverseVariance);
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void Moments_of_the_hierarchy(string id)
    {
        var one = ScatteringCase.Of(id);
        Expect(one, one.Ensemble);
    }

    [Theory]
    [MemberData(nameof(Points))]
    public void Moments_from_a_point(string id)
    {
        var one = ScatteringCase.Of(id);
        Expect(one, new PointLaw(SpinDirection.At(one["theta0"], one["phi0"])));
    }

    [Theory]
    [MemberData(nameof(Passages))]
    public void Mean_first_passage(string id)
    {
        var one = ScatteringCase.Of(id);
        var passage = new PolarPassage(one.Motion);
        one.Expect("T_pi", passage.MeanTime());
        one.Expect("T_pi_weak_noise_asymptote", passage.WeakNoiseMeanTime());
        if (one.Has("theta0"))
            one.Expect("T_theta0", passage.MeanTime(one["theta0"]));
        else
            one.Expect("std_asymptote", passage.WeakNoiseDeviation);
    }

    [Theory]
    [MemberData(nameof(Tubes))]
    public void The_tube_around_a_trajectory(string id)
    {
        var one = ScatteringCase.Of(id);
        var tube = NoiseTube.At(one.Motion, one["theta0"], one.Time, one["v0"]);
        one.Expect("theta", tube.Polar);
        one.Expect("V_par", tube.Along);
        one.Expect("V_perp", tube.Across);
        one.Expect("V_tt", tube.Covariance.PolarPolar);
        one.Expect("V_pp", tube.Covariance.AzimuthAzimuth);
        one.Expect("V_tp", tube.Covariance.PolarAzimuth);
    }

    [Theory]
    [MemberData(nameof(Components))]
    public void One_component_near_the_pole(string id)
    {
        var one = ScatteringCase.Of(id);
        StochasticTorque motion = new() { Torque = one.Torque, Noise = one.Noise, Variant = NoiseVariant.D14 };
        one.Expect("var", NoiseTube.ComponentVariance(motion, one.Time, one["v0"]));
        one.Expect("var_inf", motion.PolarStrength / (2 * motion.Damping));
        one.Expect("theta2_2d_inf", motion.PolarStrength / motion.Damping);
    }

    // The pole's own width, G_0/(2 Im C1) along and across, where the flow has long arrived; closed form.
    [Theory]
    [InlineData(20)]
    [InlineData(1e9)]
    public void The_tube_ends_as_wide_as_the_noise_at_the_pole(double time)
    {
        StochasticTorque motion = ScatteringCase.Of("pub-lna-full-2.8-1.0").Motion;
        var tube = NoiseTube.At(motion, 2.8, time, 1e-3);
        SpinTorque.Tests.Expect.Near((double?)motion.PolarStrength / (2 * motion.Damping), tube.Along, 1e-12);
        SpinTorque.Tests.Expect.Near((double?)motion.PolarStrength / (2 * motion.Damping), tube.Across, 1e-12);
    }

    private static void Expect(ScatteringCase one, IInitialLaw start)
    {
        var hierarchy = new MomentHierarchy(one.Motion);
        DirectionMoments moments = hierarchy.Moments(start, [one.Time])[0];
        one.Expect("mean", moments.Mean);
        one.Expect("std", moments.StandardDeviation);
        one.Expect("cov_xy", moments.CovarianceXy);
        if (one.Time is not (0.5 or 1.5))
            return;
        IReadOnlyList<double> legendre = hierarchy.Legendre(start, one.Time, 8);
        double[] expected = [.. one.Output("legendre_0_to_8").EnumerateArray().Select(value => value.GetDouble())];
        for (int l = 0; l <= 8; l++)
            SpinTorque.Tests.Expect.Near(expected[l], legendre[l], 1e-9, 1e-11);
    }
}
