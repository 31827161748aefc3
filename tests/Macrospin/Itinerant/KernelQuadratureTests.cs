using MathNet.Numerics.Integration;
using Xunit;

namespace SpinTorque.Tests.Macrospin.Itinerant;

/// <summary>Closed forms against numerical integrals of their kernels over energy.</summary>
public sealed class KernelQuadratureTests
{
    private static readonly DotSpin[] Spins = [DotSpin.Up, DotSpin.Down];
    private static readonly Reservoir[] Leads = [Reservoir.Left, Reservoir.Right];

    [Fact]
    public void Mean_shift_is_minus_the_mean_of_the_distribution()
    {
        foreach ((ItinerantMagnet magnet, PolarAngle angle, _) in RandomMagnets.Many(8, 1))
        {
            RotatingDistribution distribution = magnet.Distribution(angle, -magnet.Field, dotPotential: 0.4);
            foreach (DotSpin spin in Spins)
            {
                double mean = Integral(e => distribution.Occupation(spin, e) - (e < 0.0 ? 1.0 : 0.0));
                Assert.Equal(-mean, distribution.MeanShift(spin), 1e-9);
            }
        }
    }

    [Fact]
    public void Keldysh_kernel_is_the_integral_of_its_definition()
    {
        foreach ((ItinerantMagnet magnet, PolarAngle angle, Random random) in RandomMagnets.Many(8, 2))
        {
            RotatingDistribution distribution = magnet.Distribution(angle, -magnet.Field);
            double energy = 2.0 * random.NextDouble() - 1.0;
            foreach (DotSpin spin in Spins)
            {
                foreach (Reservoir lead in Leads)
                {
                    double integral = Integral(e => 1.0 - Dot(distribution, spin, e) * Lead(magnet, lead, e - energy));
                    Assert.Equal(integral, ResponseKernels.Keldysh(distribution, lead, spin, energy), 1e-8);
                }
            }
        }
    }

    [Fact]
    public void Torque_of_voltage_and_heat_together_is_the_integral_over_sloping_densities()
    {
        foreach ((ItinerantMagnet magnet, PolarAngle angle, _) in RandomMagnets.Many(8, 3))
        {
            // Without precession nothing is left out: d becomes d + V^2, exactly.
            Assert.Equal(IntegratedTorque(magnet, angle, 0.0), SpinCurrents.Of(magnet, angle, 0.0).Total, 1e-8);
        }
    }

    [Fact]
    public void What_precession_adds_to_the_slopes_is_the_term_the_papers_leave_out()
    {
        foreach ((ItinerantMagnet magnet, PolarAngle angle, _) in RandomMagnets.Many(8, 4))
        {
            double precession = -magnet.Field, left = 0.0;
            LevelWidths widths = magnet.Contacts.Widths;
            RotatingDistribution turning = magnet.Distribution(angle, precession), still = magnet.Distribution(angle, 0.0);
            foreach (DotSpin spin in Spins)
            {
                // The second moment of the steps beyond that of the leads: <a^2> + V B_0 sin^2(theta) G_D/Gamma_s.
                double moment = turning.Steps(spin).Sum(step => step.Weight * step.Position * step.Position) - still.Steps(spin).Sum(step => step.Weight * step.Position * step.Position);
                left -= 0.25 * magnet.Contacts.Density.SlopeOf(spin) * (widths.LeftUp - widths.LeftDown) * moment;
            }
            Assert.Equal(IntegratedTorque(magnet, angle, precession) - left, SpinCurrents.Of(magnet, angle, precession).Total, 1e-8);
        }
    }

    [Fact]
    public void Charge_current_of_voltage_and_heat_together_is_the_integral_over_sloping_densities()
    {
        foreach ((ItinerantMagnet magnet, PolarAngle angle, _) in RandomMagnets.Many(8, 5))
        {
            double sum = 0.0;
            foreach (DotSpin dot in Spins)
            {
                foreach (DotSpin electron in Spins)
                    sum += (dot == electron ? angle.HalfCosineSquared : angle.HalfSineSquared) * Channel(magnet, angle, 0.0, Reservoir.Left, dot, electron);
            }
            Assert.Equal(sum, ChargeCurrents.Of(magnet, angle, 0.0).Left, 1e-8);
        }
    }

    [Fact]
    public void Hybrid_current_is_the_integral_over_constant_densities()
    {
        foreach ((ItinerantMagnet magnet, PolarAngle angle, _) in RandomMagnets.Many(8, 6, slopes: false))
        {
            double precession = -magnet.Field, sum = -magnet.Contacts.SpinConductance * angle.SineSquared * precession;
            foreach (DotSpin dot in Spins)
            {
                foreach (DotSpin electron in Spins)
                    sum += (dot == electron ? angle.HalfCosineSquared : angle.HalfSineSquared) * Channel(magnet, angle, precession, Reservoir.Left, dot, electron);
            }
            Assert.Equal(sum, ChargeCurrents.Of(magnet, angle, precession).Left, 1e-8);
        }
    }

    [Theory]
    [InlineData(0.7, 0.3, 0.4)]
    [InlineData(-2.0, 0.05, 3.0)]
    [InlineData(0.0, 1.0, 0.2)]
    [InlineData(5.0, 0.0, 0.6)]
    public void Overlap_of_two_temperatures_is_its_integral(double x, double first, double second)
    {
        double integral = Integral(e => 1.0 - ThermalOverlap.Tanh(e + x, first) * ThermalOverlap.Tanh(e, second), -x, 0.0);
        Assert.Equal(integral, ThermalOverlap.Of(x, first, second), 1e-9);
    }

    [Fact]
    public void Noise_with_normal_leads_is_half_the_slides_integral()
    {
        foreach ((ItinerantMagnet random, PolarAngle angle, _) in RandomMagnets.Many(6, 7, slopes: false))
        {
            double left = random.Contacts.Widths.LeftUp, right = random.Contacts.Widths.Right;
            ItinerantMagnet magnet = random with { Contacts = random.Contacts with { Widths = new LevelWidths(left, left, right) } };
            RotatingDistribution distribution = magnet.Distribution(angle, -magnet.Field);
            double sum = 0.0;
            foreach (DotSpin spin in Spins)
            {
                double g = 2.0 * magnet.Contacts.Density.Of(spin) * left * right / (left + right);
                sum += 0.5 * g * Integral(e =>
                {
                    double l = distribution.LeadFunction(Reservoir.Left, spin, e), d = Dot(distribution, spin, e);
                    return 1.0 - d * l + left / right * d * (l - d);
                });
            }
            Assert.Equal(sum, ChargeNoise.Of(distribution), 1e-8);
        }
    }

    // (1/4) sum s' Gamma_{lead,s'} int rho_s(e) [F_d - F_lead] de: V-44 and T-47 before the integrals are done.
    private static double IntegratedTorque(ItinerantMagnet magnet, PolarAngle angle, double precession)
    {
        double sum = 0.0;
        foreach (DotSpin dot in Spins)
        {
            foreach (Reservoir lead in Leads)
            {
                foreach (DotSpin electron in Spins)
                    sum += 0.25 * (int)electron * Channel(magnet, angle, precession, lead, dot, electron);
            }
        }
        return sum;
    }

    private static double Channel(ItinerantMagnet magnet, PolarAngle angle, double precession, Reservoir lead, DotSpin dot, DotSpin electron)
    {
        DensityOfStates density = magnet.Contacts.Density;
        RotatingDistribution distribution = magnet.Distribution(angle, precession);
        return magnet.Contacts.Widths.Of(lead, electron)
            * Integral(e => (density.Of(dot) + density.SlopeOf(dot) * e) * (Dot(distribution, dot, e) - Lead(magnet, lead, e)));
    }

    private static double Dot(RotatingDistribution distribution, DotSpin spin, double energy) => 1.0 - 2.0 * distribution.Occupation(spin, energy);

    private static double Lead(ItinerantMagnet magnet, Reservoir lead, double energy) => lead == Reservoir.Left
        ? ThermalOverlap.Tanh(energy - magnet.Voltage, magnet.LeftTemperature)
        : ThermalOverlap.Tanh(energy, magnet.RightTemperature);

    // Temperatures are at most 3 and steps within 10, so beyond 140 the integrands are below 1e-18; cuts are where they may jump.
    private static double Integral(Func<double, double> f, params double[] cuts)
    {
        double[] ends = [-140.0, .. Enumerable.Range(-60, 121).Select(n => 0.25 * n), .. cuts, 140.0];
        Array.Sort(ends);
        double sum = 0.0;
        for (int n = 0; n + 1 < ends.Length; n++)
        {
            if (ends[n + 1] > ends[n])
                sum += ends[n + 1] - ends[n] > 1.0 ? GaussLegendreRule.Integrate(f, ends[n], ends[n + 1], 512) : GaussLegendreRule.Integrate(f, ends[n], ends[n + 1], 16);
        }
        return sum;
    }
}
