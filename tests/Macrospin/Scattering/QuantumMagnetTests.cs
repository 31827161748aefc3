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

    private static SpinAmplitudes Amplitudes(ScatteringCase one) => new(one["x0"] + one["xJ_half"], one["x0"] - one["xJ_half"]);

    private static QuantumMagnet Magnet(ScatteringCase one) =>
        new(HalfInteger.FromInteger((int)one["J"]), Amplitudes(one), SpinDirection.At(one["theta0"], one["phi0"]));
}
