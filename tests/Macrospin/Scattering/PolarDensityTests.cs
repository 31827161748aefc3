using System.Numerics;
using Xunit;

namespace SpinTorque.Tests;

public sealed class PolarDensityTests
{
    private static readonly StochasticTorque Weak = new()
    {
        Torque = new Complex(3.31255602951, 5.507689549196),
        Noise = new Complex(0.008552982890449, 0.01422079326675),
    };

    private static readonly FisherLaw Thermal = new() { Concentration = 671.7138152188, Centre = SpinDirection.At(2.8, 1) };

    // The exact moments, at the noise of J = 10^4 where cells that do not move are wrong by 67 %; 4e-4 at the width 0.0125.
    [Theory]
    [InlineData(NoiseVariant.Eq12)]
    [InlineData(NoiseVariant.D14)]
    [InlineData(NoiseVariant.Full)]
    public void Weak_noise_is_not_drowned(NoiseVariant variant)
    {
        StochasticTorque motion = Weak with { Variant = variant };
        var density = new PolarDensity(motion, Thermal, 1);
        density.Advance();
        DirectionMoments exact = new MomentHierarchy(motion).Moments(Thermal, [1])[0];
        double mean = density.Average(u => 1 - u);
        Expect.Near((double?)1 - exact.Mean.Z, mean, 4e-5);
        Expect.Near((double?)exact.StandardDeviation.Z, Math.Sqrt(density.Average(u => (1 - u - mean) * (1 - u - mean))), 5e-4);
        Expect.Near((double?)1, density.Cells.Sum(), 1e-12);
        Assert.All(density.Cells, probability => Assert.True(probability >= 0, $"{probability}"));
    }

    // Without noise: quadrature of the transported law; one cell holds 4 % of it, linear inside.
    [Fact]
    public void Without_noise_the_switched_fraction_is_the_quadratures()
    {
        var density = new PolarDensity(Weak with { Noise = 0 }, Thermal, 0.31);
        density.Advance();
        Expect.Near((double?)new NoiselessEnsemble(Weak.Torque, Thermal).SwitchedFraction(0.31), density.SwitchedFraction, 0, 5e-4);
    }

    // A long current leaves the stationary law; its median from the closed form of the polar density; a point starts as a cell of 0.0125.
    [Fact]
    public void A_long_current_leaves_the_stationary_law()
    {
        StochasticTorque motion = new() { Torque = new Complex(1.2, 2.0), Noise = new Complex(0.115, 0.192) };
        var density = new PolarDensity(motion, new PointLaw(SpinDirection.At(2.5, 0)), 8);
        density.Advance();
        double median = density.Quantile(0.5), below = 0;
        var law = new StationaryLaw(motion);
        for (int i = 0; i < 1000; i++)
            below += law.PolarDensity(median * (i + 0.5) / 1000) * median / 1000;
        Expect.Near((double?)0.5, below, 2e-4);
        Expect.Near((double?)law.MeanDeficit, density.Average(u => 1 - u), 2e-4);
    }

    // Warm reservoirs without torque: E[n_z] falls as e^(-G t), the Laplacian's first eigenvalue.
    [Fact]
    public void Noise_alone_spreads_over_the_sphere()
    {
        StochasticTorque motion = new() { Torque = 0, Noise = 0, Background = 0.3 };
        var density = new PolarDensity(motion, Thermal, 1, 0.002);
        double start = density.Average(u => u);
        density.Advance();
        Expect.Near((double?)start * Math.Exp(-0.3), density.Average(u => u), 2e-3);
    }

    // Smooth start: of second order in the width of the cells and in the step, which goes with it. Source: quadrature, and the hierarchy's
    // exact moments.
    [Theory]
    [InlineData(0, NoiseVariant.Full)]
    [InlineData(1, NoiseVariant.Eq12)]
    [InlineData(1, NoiseVariant.D14)]
    [InlineData(1, NoiseVariant.Full)]
    [InlineData(3, NoiseVariant.Full)]
    public void Halving_the_cells_divides_the_error_by_four(double noise, NoiseVariant variant)
    {
        StochasticTorque motion = new() { Torque = new Complex(1.2, 2.0), Noise = noise * new Complex(0.1150447483271, 0.1917412472118), Variant = variant };
        var start = new FisherLaw { Concentration = 25, Centre = SpinDirection.At(2.5, 0.7) };
        DirectionMoments exact = noise == 0 ? new NoiselessEnsemble(motion.Torque, start).Moments(0.5) : new MomentHierarchy(motion).Moments(start, [0.5])[0];
        (double mean, double width) = Error(0.0125);
        (double finerMean, double finerWidth) = Error(0.00625);
        Assert.InRange(mean / finerMean, 3.9, 4.1);
        Assert.InRange(width / finerWidth, 3.9, 4.1);

        (double Mean, double Width) Error(double cell)
        {
            var density = new PolarDensity(motion, start, 0.5, cell);
            density.Advance();
            double centre = density.Average(u => u);
            return (centre - exact.Mean.Z, Math.Sqrt(density.Average(u => (u - centre) * (u - centre))) - exact.StandardDeviation.Z);
        }
    }

    // A point sits in the middle of a cell and goes from middle to middle: no error at all without noise.
    [Fact]
    public void A_point_without_noise_follows_the_flow()
    {
        var density = new PolarDensity(Weak with { Noise = 0 }, new PointLaw(SpinDirection.At(2.5, 0)), 0.4);
        density.Advance();
        Expect.Near((double?)Math.Cos(2 * Math.Atan(Math.Tan(1.25) * Math.Exp(-Weak.Damping * 0.4))), density.Average(u => u), 1e-12);
    }

    // Noise from that of J = 10^8 to far beyond the torque, cells from fine to coarse: nothing negative, all of it there, the stationary law
    // at the end. Source: closed form; the width of the cells sets what is seen of it, and that of the pole's cell.
    [Theory]
    [InlineData(1e-4, 0.0125)]
    [InlineData(1, 0.2)]
    [InlineData(1, 2)]
    [InlineData(30, 0.0125)]
    [InlineData(1000, 0.0125)]
    public void No_noise_makes_it_negative_or_loses_any_of_it(double noise, double width)
    {
        StochasticTorque motion = new() { Torque = new Complex(1.2, 2.0), Noise = noise * new Complex(0.05, 0.08) };
        var density = new PolarDensity(motion, new PointLaw(SpinDirection.At(3, 0)), 2, width);
        for (int output = 0; output < 12; output++)
        {
            density.Advance();
            Assert.All(density.Cells, probability => Assert.True(probability >= 0, $"{probability}"));
            Expect.Near((double?)1, density.Cells.Sum(), 1e-12);
        }

        double mean = new StationaryLaw(motion).MeanDeficit;
        Expect.Near((double?)mean, density.Average(u => 1 - u), width * width + 1e-6, 1e-10);
    }

    // A pulse of 10^12 switchings ends when nothing changes any more; 2e-4 is the width of the cells.
    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void A_pulse_without_end_ends(double noise)
    {
        StochasticTorque motion = new() { Torque = 1e12 * new Complex(1.2, 2.0), Noise = noise * 1e6 * new Complex(0.115, 0.192) };
        var density = new PolarDensity(motion, Thermal, 0.5);
        density.Advance();
        density.Advance();
        Expect.Near((double?)(noise == 0 ? 0 : new StationaryLaw(motion).MeanDeficit), density.Average(u => 1 - u), 2e-4, 1e-9);
    }

    // So short a time between outputs that cells cannot move by it; source: the flow; the way times 1e-3 is smeared, which
    // moves the mean by 1e-6.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Outputs_close_together_miss_no_flow(double noise)
    {
        StochasticTorque motion = Weak with { Noise = noise * Weak.Noise };
        var density = new PolarDensity(motion, Thermal, 1e-4);
        for (int output = 0; output < 20; output++)
            density.Advance();
        Expect.Near((double?)new NoiselessEnsemble(Weak.Torque, Thermal).Moments(2e-3).Mean.Z, density.Average(u => u), 0, 4e-6);
    }

    // An ensemble narrower than a cell is in the cell of its centre.
    [Fact]
    public void A_sharp_ensemble_is_as_good_as_a_point()
    {
        var density = new PolarDensity(Weak with { Noise = 0 }, new FisherLaw { Concentration = 1e14, Centre = SpinDirection.At(2.5, 0) }, 0.4);
        density.Advance();
        Expect.Near((double?)Math.Cos(2 * Math.Atan(Math.Tan(1.25) * Math.Exp(-Weak.Damping * 0.4))), density.Average(u => u), 1e-12);
    }
}
