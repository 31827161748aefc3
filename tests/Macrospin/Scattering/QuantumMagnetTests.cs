using Xunit;

namespace SpinTorque.Tests;

public sealed class QuantumMagnetTests
{
    // Source: tests/Cases/scattering, a dense Kraus map of another program.
    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(300)]
    public void Repeated_scattering_agrees_with_the_dense_map(int electrons)
    {
        var one = ScatteringCase.Of("pub-quantum-map");
        QuantumMagnet magnet = Magnet(one);
        magnet.Scatter(electrons);
        DirectionMoments moments = magnet.Moments();
        SpinDirection deviation = moments.StandardDeviation;
        one.Expect($"after_{electrons}.mean", moments.Mean);
        one.Expect($"after_{electrons}.var", new SpinDirection(deviation.X * deviation.X, deviation.Y * deviation.Y, deviation.Z * deviation.Z));
        // probability is conserved: the Kraus operators are complete
        Expect.Near(1.0, magnet.Norm, 1e-12);
    }

    [Fact]
    public void Torque_per_electron_is_the_spin_mixing()
    {
        var one = ScatteringCase.Of("pub-quantum-map");
        one.Expect("C1_per_electron", QuantumStep.Semiclassical(HalfInteger.FromInteger(20), Amplitudes(one)));
    }

    // Source: the exact Kraus map; J = 80, until Im C1 t = 1.1. The semiclassical law misses terms of order 1/J: 5 % of the smallest width.
    [Theory]
    [InlineData(NoiseVariant.Full, true)]
    [InlineData(NoiseVariant.D14, false)]
    [InlineData(NoiseVariant.Eq12, false)]
    public void Only_the_full_noise_has_the_width_of_the_quantum_spin(NoiseVariant variant, bool agrees)
    {
        var spin = HalfInteger.FromInteger(80);
        var amplitudes = new SpinAmplitudes(1.3, 0.3);
        var torque = QuantumStep.Semiclassical(spin, amplitudes);
        int electrons = (int)Math.Round(1.1 / torque.Imaginary);
        var magnet = new QuantumMagnet(spin, amplitudes, SpinDirection.At(2.4, 0));
        magnet.Scatter(electrons);
        // a coherent state has variance 1/(2J) in each transverse component
        var start = new FisherLaw { Concentration = 160, Centre = SpinDirection.At(2.4, 0) };
        var noisy = new MomentHierarchy(new StochasticTorque { Torque = torque, Noise = torque, Variant = variant });
        SpinDirection quantum = magnet.Moments().StandardDeviation, found = noisy.Moments(start, [electrons])[0].StandardDeviation;
        double worst = new[] { found.X / quantum.X, found.Y / quantum.Y, found.Z / quantum.Z }.Max(ratio => Math.Abs(ratio * ratio - 1));
        Assert.Equal(agrees, worst < 0.06);
    }

    // Source: a spin-up electron leaves |J, J> alone, which has J <n_x^2> = 1/2, and nothing else; the laws miss terms of order 1/J.
    [Theory]
    [InlineData(NoiseVariant.Full, true)]
    [InlineData(NoiseVariant.D14, false)]
    [InlineData(NoiseVariant.Eq12, false)]
    public void Only_the_full_noise_leaves_the_stationary_variance_of_the_quantum_spin(NoiseVariant variant, bool agrees)
    {
        var spin = HalfInteger.FromInteger(40);
        var amplitudes = new SpinAmplitudes(1.3, 0.3);
        var torque = QuantumStep.Semiclassical(spin, amplitudes);
        var magnet = new QuantumMagnet(spin, amplitudes, SpinDirection.At(2.4, 0));
        magnet.Scatter((int)(12 / torque.Imaginary));
        double quantum = Math.Pow(magnet.Moments().StandardDeviation.X, 2);
        Expect.Near((double?)0.5, 40 * quantum, 1e-6);
        double noisy = new StationaryLaw(new StochasticTorque { Torque = torque, Noise = torque, Variant = variant }).TransverseVariance;
        Assert.Equal(agrees, Math.Abs(noisy / quantum - 1) < 1.0 / 40);
    }

    // Source: for large J the diffusion per electron is G of the full noise, 1 + cos^2 and 2 along and across w; O(1/J).
    [Theory]
    [InlineData(0.4)]
    [InlineData(0.9)]
    [InlineData(1.5707963267948966)]
    [InlineData(2.2)]
    public void One_electron_diffuses_as_the_full_noise(double polar)
    {
        var spin = HalfInteger.FromInteger(400);
        var amplitudes = new SpinAmplitudes(1.3, 0.3);
        var torque = QuantumStep.Semiclassical(spin, amplitudes);
        StochasticTorque motion = new() { Torque = torque, Noise = torque };
        PolarCovariance exact = QuantumStep.At(spin, amplitudes, polar).Diffusion, theory = motion.Covariance(polar);
        Expect.Near((double?)theory.PolarPolar, exact.PolarPolar, 0.01);
        Expect.Near((double?)theory.AzimuthAzimuth, exact.AzimuthAzimuth, 0.01);
        Expect.Near((double?)theory.PolarAzimuth, exact.PolarAzimuth, 0, 0.01 * motion.Strength);
    }

    private static SpinAmplitudes Amplitudes(ScatteringCase one) => new(one["x0"] + one["xJ_half"], one["x0"] - one["xJ_half"]);

    private static QuantumMagnet Magnet(ScatteringCase one) =>
        new(HalfInteger.FromInteger((int)one["J"]), Amplitudes(one), SpinDirection.At(one["theta0"], one["phi0"]));
}
