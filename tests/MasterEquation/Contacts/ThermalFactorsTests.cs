using Xunit;

namespace SpinTorque.Tests;

/// <summary>Fermi and Bose factors against series in fixed point of 80 digits.</summary>
public class ThermalFactorsTests
{
    private static readonly double[] Arguments =
        [0, 1e-300, 1e-17, 3e-9, 1e-5, 0.01, 0.3, 0.999999, 1, 1.0000001, 2.5, 17, 36.7, 37.5, 100, 300.25, 690];

    [Fact]
    public void Fermi_factors_are_right_in_both_tails()
    {
        foreach (double x in Arguments.Concat(Arguments.Select(x => -x)))
        {
            (Plain filled, Plain empty) = ThermalFactors.Fermi<Plain>(x, 0);
            Expect.Near(Precise.Fermi(BigRational.From(x), 200), filled.Value, 4e-16);
            Expect.Near(Precise.Fermi(BigRational.From(-x), 200), empty.Value, 4e-16);
        }
    }

    // The low part is what a double leaves out of the argument: e^-x must feel it.
    [Theory]
    [InlineData("123.4567890123456789012345")]
    [InlineData("-600.0000000000000123456789")]
    [InlineData("0.1")]
    public void Fermi_factors_use_both_parts_of_the_argument(string text)
    {
        Assert.True(DoubleDouble.TryParse(text, out DoubleDouble x));
        (Plain filled, Plain empty) = ThermalFactors.Fermi<Plain>(x.High, x.Low);
        Expect.Near(Precise.Fermi(BigRational.From(x), 200), filled.Value, 4e-16);
        Expect.Near(Precise.Fermi(-BigRational.From(x), 200), empty.Value, 4e-16);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.7, 0)]
    [InlineData(300, 1e-14)]
    [InlineData(745, 0)]
    [InlineData(1e4, 3e-13)]
    [InlineData(123456.78, 4e-12)]
    [InlineData(1e7, -7e-10)]
    [InlineData(1e9, 4e-8)]
    [InlineData(1e11, 6e-6)]
    public void Fermi_factors_with_exponents_apart_are_right_however_far_the_tail(double high, double low)
    {
        (Extended filled, Extended empty) = ThermalFactors.Fermi<Extended>(high, low);
        // f(x) = e^-x/(1 + e^-x)
        (BigRational mantissa, long power) = Precise.Exp(-(BigRational.From(high) + BigRational.From(low)));
        BigRational rest = power < -400 ? BigRational.Zero : Precise.ExpOf(-(BigRational.From(high) + BigRational.From(low)));
        Assert.True(ExtendedValue.RelativeError(filled, mantissa / (BigRational.One + rest), power) < 4e-16);
        Expect.Near(BigRational.One / (BigRational.One + rest), empty.ToDouble(), 4e-16);
        (Extended mirrored, Extended other) = ThermalFactors.Fermi<Extended>(-high, -low);
        Assert.Equal((filled.Log10(), empty.Log10()), (other.Log10(), mirrored.Log10()));
    }

    [Fact]
    public void Bose_factors_are_right_near_zero_and_far_out()
    {
        foreach (double x in Arguments.Concat(Arguments.Select(x => -x)))
        {
            (Plain forward, Plain backward) = ThermalFactors.Bose<Plain>(x, 0);
            // Below 1e-30 the series' own digits end; b(x) = 1 + x/2 + ... is 1 there.
            BigRational exact = Math.Abs(x) < 1e-30 ? BigRational.One : Precise.Bose(BigRational.From(x), 200);
            BigRational mirrored = Math.Abs(x) < 1e-30 ? BigRational.One : Precise.Bose(BigRational.From(-x), 200);
            Expect.Near(exact, forward.Value, 1e-15);
            Expect.Near(mirrored, backward.Value, 1e-15);
        }
    }

    // Both tails of either law stand in the ratio e^-x: detailed balance, without which equilibrium is not Boltzmann's.
    [Theory]
    [InlineData(1e-8)]
    [InlineData(0.5)]
    [InlineData(20)]
    [InlineData(5000)]
    [InlineData(1e7)]
    public void Detailed_balance_holds_at_any_argument(double x)
    {
        (BigRational mantissa, long power) = Precise.Exp(BigRational.From(-x));
        (Extended filled, Extended empty) = ThermalFactors.Fermi<Extended>(x, 0);
        (Extended forward, Extended backward) = ThermalFactors.Bose<Extended>(x, 0);
        Assert.True(ExtendedValue.RelativeError(filled / empty, mantissa, power) < 1e-15);
        Assert.True(ExtendedValue.RelativeError(backward / forward, mantissa, power) < 1e-15);
    }
}
