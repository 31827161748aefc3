using Xunit;

namespace SpinTorque.Tests;

// Source of every number: tests/Cases/scattering, computed by an independent program; tolerances are the cases' own.
public sealed class FlowCaseTests
{
    public static TheoryData<string> Flows => ScatteringCase.Named("pub-flow");

    public static TheoryData<string> Times => ScatteringCase.Named("pub-tsw");

    public static TheoryData<string> Densities => ScatteringCase.Named("pub-dens");

    public static TheoryData<string> Moments => ScatteringCase.Named("pub-noiseless");

    public static TheoryData<string> Fractions => ScatteringCase.Named("pub-switched");

    [Theory]
    [MemberData(nameof(Flows))]
    public void The_flow_and_its_jacobian(string id)
    {
        var one = ScatteringCase.Of(id);
        var flow = new SwitchingFlow(one.Torque);
        (double polar, double azimuth) = flow.Advance(one["theta0"], one["phi0"], one.Time);
        one.Expect("theta", polar);
        one.Expect("phi_unwrapped", azimuth);
        one.Expect("u", Math.Cos(polar));
        one.Expect("jacobian_at_theta", flow.Jacobian(polar, one.Time));
        one.Expect("backward_theta", flow.Advance(polar, azimuth, -one.Time).Polar);
    }

    [Theory]
    [MemberData(nameof(Times))]
    public void The_switching_time(string id)
    {
        var one = ScatteringCase.Of(id);
        one.Expect("t_sw_over_tn", new SwitchingFlow(one.Torque).SwitchingTime(one["theta0"]));
    }

    [Theory]
    [MemberData(nameof(Densities))]
    public void The_transported_density(string id)
    {
        var one = ScatteringCase.Of(id);
        one.Expect("p", new NoiselessEnsemble(one.Torque, one.Ensemble).Density(one["theta"], one["phi"], one.Time));
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void Means_and_deviations_without_noise(string id)
    {
        var one = ScatteringCase.Of(id);
        DirectionMoments moments = new NoiselessEnsemble(one.Torque, one.Ensemble).Moments(one.Time);
        one.Expect("mean", moments.Mean);
        one.Expect("std", moments.StandardDeviation);
        one.Expect("cov_xy", moments.CovarianceXy);
    }

    // Near the north pole 1 - n_z = 2 tan^2(theta0/2) e^(-2 Im C1 t) and n_+ turns and shrinks by e^(-Im C1 t): widths down to 1e-60, to
    // e^(-2 Im C1 t) of themselves; the ensemble keeps clear of the south pole.
    [Fact]
    public void Late_widths_shrink_as_the_flow_does()
    {
        var one = ScatteringCase.Of("pub-noiseless-1.0");
        var ensemble = new NoiselessEnsemble(one.Torque, one.Ensemble with { Centre = SpinDirection.At(2, 1) });
        DirectionMoments early = ensemble.Moments(4), late = ensemble.Moments(12);
        Expect.Near((double?)Math.Exp(-16 * one.Torque.Imaginary), late.StandardDeviation.Z / early.StandardDeviation.Z, 1e-11);
        Expect.Near((double?)Math.Exp(-8 * one.Torque.Imaginary), Width(late) / Width(early), 1e-11);

        static double Width(DirectionMoments m) => Math.Sqrt(m.StandardDeviation.X * m.StandardDeviation.X + m.StandardDeviation.Y * m.StandardDeviation.Y);
    }

    // The south pole is where the flow does not move anything.
    [Fact]
    public void The_south_pole_stays() =>
        Assert.Equal((Math.PI, 300.5), new SwitchingFlow(new System.Numerics.Complex(1, 2)).Advance(Math.PI, 0.5, 300));

    [Theory]
    [MemberData(nameof(Fractions))]
    public void The_switched_fraction(string id)
    {
        var one = ScatteringCase.Of(id);
        var torque = new System.Numerics.Complex(0, one["ImC1_tn"]);
        one.Expect("fraction", new NoiselessEnsemble(torque, one.Ensemble).SwitchedFraction(one.Time));
    }
}
