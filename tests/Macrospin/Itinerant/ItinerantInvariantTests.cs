using Xunit;

namespace SpinTorque.Tests.Macrospin.Itinerant;

/// <summary>What must hold for every magnet; 200 random ones each. Tolerances are rounding of the sums involved.</summary>
public sealed class ItinerantInvariantTests
{
    private const int Count = 200;

    [Fact]
    public void Weights_are_those_of_a_mean_and_the_distribution_falls_from_one_to_zero()
    {
        foreach ((ItinerantMagnet magnet, PolarAngle angle, _) in RandomMagnets.Many(Count, 11))
        {
            RotatingDistribution distribution = magnet.Distribution(angle, -magnet.Field);
            foreach (DotSpin spin in (DotSpin[])[DotSpin.Up, DotSpin.Down])
            {
                Assert.All(distribution.Steps(spin), step => Assert.InRange(step.Weight, 0.0, 1.0));
                Assert.Equal(1.0, distribution.Steps(spin).Sum(step => step.Weight), 1e-14);
                double[] values = [.. Enumerable.Range(-100, 201).Select(n => distribution.Occupation(spin, 0.3 * n))];
                Assert.All(values.Zip(values.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1e-15));
                Assert.Equal(1.0, values[0] - values[^1], 1e-5);
            }
        }
    }

    [Fact]
    public void Charge_is_conserved_in_every_state()
    {
        foreach ((ItinerantMagnet magnet, PolarAngle angle, Random random) in RandomMagnets.Many(Count, 12))
        {
            double precession = 3.0 * random.NextDouble() - 1.5;
            ChargeCurrents currents = ChargeCurrents.Of(magnet, angle, precession);
            Assert.Equal(0.0, currents.Left + currents.Right, 1e-12);
            RotatingDistribution frozen = magnet.Distribution(angle, precession, dotPotential: 0.7);
            Assert.Equal(FrozenCurrents.Left(frozen, angle, precession, 0.7), FrozenCurrents.Right(frozen, 0.7), 1e-12);
        }
    }

    [Fact]
    public void Switching_voltage_exceeds_the_field()
    {
        foreach ((ItinerantMagnet magnet, _, _) in RandomMagnets.Many(Count, 13))
            Assert.True(Math.Abs(SwitchingVoltage.Of(magnet.Contacts, magnet.Field)!.Value) > Math.Abs(magnet.Field));
    }

    [Fact]
    public void At_the_switching_voltage_every_angle_is_stationary()
    {
        foreach ((ItinerantMagnet random, PolarAngle angle, _) in RandomMagnets.Many(Count, 14, slopes: false))
        {
            ItinerantMagnet magnet = random with { Voltage = SwitchingVoltage.Of(random.Contacts, random.Field)!.Value };
            Assert.Equal(MagnetRegime.Critical, StationaryStates.Of(magnet).Regime);
            Assert.Equal(0.0, MagnetTorque.Adiabatic(magnet, angle).Rates(magnet.Field, angle).Theta, 1e-14);
        }
    }

    [Fact]
    public void Reversing_field_and_voltage_reverses_current_and_stable_pole()
    {
        foreach ((ItinerantMagnet magnet, PolarAngle angle, _) in RandomMagnets.Many(Count, 15, slopes: false))
        {
            ItinerantMagnet reversed = magnet with { Field = -magnet.Field, Voltage = -magnet.Voltage };
            double there = ChargeCurrents.Of(magnet, angle, -magnet.Field).Left, back = ChargeCurrents.Of(reversed, angle, magnet.Field).Left;
            Assert.Equal(there, -back, 1e-12);
            Assert.Equal(ChargeNoise.Of(magnet.Distribution(angle, -magnet.Field)), ChargeNoise.Of(reversed.Distribution(angle, magnet.Field)), 1e-12);
            Assert.NotEqual(StationaryStates.Of(magnet).Regime, StationaryStates.Of(reversed).Regime);
        }
    }

    [Fact]
    public void Mirror_leaves_charge_and_reverses_spin()
    {
        foreach ((ItinerantMagnet magnet, PolarAngle angle, _) in RandomMagnets.Many(Count, 16))
        {
            LevelWidths widths = magnet.Contacts.Widths;
            ItinerantMagnet mirror = magnet with
            {
                Field = -magnet.Field,
                Contacts = magnet.Contacts with { Widths = new LevelWidths(widths.LeftDown, widths.LeftUp, widths.Right) },
            };
            PolarAngle other = PolarAngle.FromCosine(-angle.Cosine);
            Assert.Equal(ChargeCurrents.Of(magnet, angle, -magnet.Field).Left, ChargeCurrents.Of(mirror, other, magnet.Field).Left, 1e-11);
            Assert.Equal(SpinCurrents.Of(magnet, angle, -magnet.Field).Total, -SpinCurrents.Of(mirror, other, magnet.Field).Total, 1e-11);
            Assert.Equal(ChargeNoise.Of(magnet.Distribution(angle, -magnet.Field)), ChargeNoise.Of(mirror.Distribution(other, magnet.Field)), 1e-11);
            Assert.Equal(TorqueNoise.Strength(magnet, angle, -magnet.Field), TorqueNoise.Strength(mirror, other, magnet.Field), 1e-11);
            double there = MagnetTorque.Adiabatic(magnet, angle).Rates(magnet.Field, angle).Theta;
            Assert.Equal(there, -MagnetTorque.Adiabatic(mirror, other).Rates(mirror.Field, other).Theta, 1e-11);
        }
    }

    [Fact]
    public void Unit_of_energy_does_not_matter()
    {
        const double k = 7.0;
        foreach ((ItinerantMagnet magnet, PolarAngle angle, _) in RandomMagnets.Many(Count, 17))
        {
            (DensityOfStates density, LevelWidths widths) = (magnet.Contacts.Density, magnet.Contacts.Widths);
            var scaled = new ItinerantMagnet
            {
                Contacts = new ItinerantContacts
                {
                    Density = new DensityOfStates(density.Up / k, density.Down / k, density.SlopeUp / (k * k), density.SlopeDown / (k * k)),
                    Widths = new LevelWidths(k * widths.LeftUp, k * widths.LeftDown, k * widths.Right),
                },
                Spin = magnet.Spin,
                Field = k * magnet.Field,
                Voltage = k * magnet.Voltage,
                LeftTemperature = k * magnet.LeftTemperature,
                RightTemperature = k * magnet.RightTemperature,
            };
            Assert.Equal(k * ChargeCurrents.Of(magnet, angle, 0.3).Left, ChargeCurrents.Of(scaled, angle, 0.3 * k).Left, 1e-10);
            Assert.Equal(k * ChargeNoise.Of(magnet.Distribution(angle, 0.3)), ChargeNoise.Of(scaled.Distribution(angle, 0.3 * k)), 1e-10);
            Assert.Equal(StationaryStates.Of(magnet).Regime, StationaryStates.Of(scaled).Regime);
            Assert.Equal(magnet.Damping(angle), scaled.Damping(angle), 1e-14);
        }
    }

    [Fact]
    public void Stationary_angle_of_heat_and_voltage_has_no_torque()
    {
        int found = 0;
        foreach ((ItinerantMagnet random, _, _) in RandomMagnets.Many(Count, 18))
        {
            // Near the switching voltage heat decides.
            ItinerantMagnet magnet = random with { Voltage = 1.02 * SwitchingVoltage.Of(random.Contacts, random.Field)!.Value };
            if (StationaryStates.Of(magnet).Precession is not { } steady)
                continue;
            found++;
            Assert.Equal(0.0, MagnetTorque.Adiabatic(magnet, steady.Angle).Rates(magnet.Field, steady.Angle).Theta, 1e-13);
        }
        Assert.True(found > 20, $"{found} precessions");
    }

    [Fact]
    public void Growth_rates_are_slopes_of_the_equation_of_motion()
    {
        const double step = 1e-5;
        foreach ((ItinerantMagnet magnet, _, _) in RandomMagnets.Many(Count, 19))
        {
            foreach (StationaryDirection state in StationaryStates.Of(magnet).All)
            {
                double theta = state.Angle.Radians, low = Math.Max(0.0, theta - step), high = Math.Min(Math.PI, theta + step);
                double slope = (Rate(magnet, high) - Rate(magnet, low)) / (high - low);
                // Differences of second order over 1e-5, rates below 1; one-sided at the poles, where the rate is odd.
                Assert.Equal(slope, state.GrowthRate, 1e-7);
            }
        }
    }

    [Fact]
    public void Noise_is_thermal_in_equilibrium_and_never_less()
    {
        foreach ((ItinerantMagnet random, PolarAngle angle, _) in RandomMagnets.Many(Count, 20))
        {
            ItinerantMagnet magnet = random with { Voltage = 0.0, RightTemperature = random.LeftTemperature };
            double thermal = 2.0 * magnet.Contacts.ChargeConductance(angle) * magnet.LeftTemperature;
            Assert.Equal(thermal, ChargeNoise.Of(magnet.Distribution(angle, 0.0)), 1e-12);
            Assert.True(ChargeNoise.Of(magnet.Distribution(angle, 0.9)) >= thermal);
            Assert.Equal(ChargeNoise.Of(magnet.Distribution(angle, 0.9)), ChargeNoise.Of(magnet.Distribution(angle, -0.9)), 1e-12);
        }
    }

    [Fact]
    public void Fluctuation_dissipation_holds_for_the_random_field()
    {
        foreach ((ItinerantMagnet random, PolarAngle angle, _) in RandomMagnets.Many(Count, 21))
        {
            ItinerantMagnet magnet = random with { Voltage = 0.0, RightTemperature = random.LeftTemperature };
            // <h h> = 2 alpha T/S.
            Assert.Equal(2.0 * magnet.Damping(angle) * magnet.LeftTemperature / magnet.Spin, TorqueNoise.Strength(magnet, angle, 0.0), 1e-14);
        }
    }

    [Fact]
    public void Cold_bias_gives_the_Fano_factor_of_two_barriers()
    {
        foreach ((ItinerantMagnet random, _, _) in RandomMagnets.Many(Count, 22, slopes: false))
        {
            double left = random.Contacts.Widths.LeftUp, right = random.Contacts.Widths.Right;
            ItinerantMagnet magnet = random with
            {
                Contacts = random.Contacts with { Widths = new LevelWidths(left, left, right) },
                LeftTemperature = 0.0,
                RightTemperature = 0.0,
            };
            double fano = ChargeNoise.Of(magnet.Distribution(PolarAngle.North, 0.0)) / Math.Abs(ChargeCurrents.Of(magnet, PolarAngle.North, 0.0).Left);
            Assert.Equal((left * left + right * right) / ((left + right) * (left + right)), fano, 1e-12);
        }
    }

    [Fact]
    public void Nothing_overflows_or_is_no_number_in_the_cold()
    {
        foreach ((ItinerantMagnet random, PolarAngle angle, _) in RandomMagnets.Many(20, 23))
        {
            foreach (double temperature in (double[])[0.0, 1e-300, 1e-12])
            {
                ItinerantMagnet magnet = random with { LeftTemperature = temperature, RightTemperature = 0.0 };
                RotatingDistribution distribution = magnet.Distribution(angle, -magnet.Field);
                Assert.True(double.IsFinite(ChargeNoise.Of(distribution)));
                Assert.True(double.IsFinite(TorqueNoise.Strength(magnet, angle, -magnet.Field)));
                Assert.InRange(distribution.Occupation(DotSpin.Up, 1e9), 0.0, 0.0);
            }
        }
        Assert.Equal(0.0, ThermalOverlap.Excess(0.0, 0.0));
        Assert.Equal(2.0, ThermalOverlap.Shot(2.0, 0.0));
        Assert.Equal(2.0, ThermalOverlap.Shot(0.0, 1.0));
    }

    [Fact]
    public void Excess_joins_its_series_smoothly()
    {
        // x coth(x/2T) - 2T around |x| = 0.1 T, z coth z - 1 at z = 0.0499 and 0.0501 in 50 digits; above, 1 is taken from 1.0008.
        Assert.Equal(2.0 * 8.298655848924671632e-4, ThermalOverlap.Excess(0.0998, 1.0), 1e-16);
        Assert.Equal(2.0 * 8.365300301214196227e-4, ThermalOverlap.Excess(0.1002, 1.0), 1e-15);
    }

    private static double Rate(ItinerantMagnet magnet, double theta)
    {
        PolarAngle angle = PolarAngle.FromRadians(theta);
        return MagnetTorque.Adiabatic(magnet, angle).Rates(magnet.Field, angle).Theta;
    }
}
