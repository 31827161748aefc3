using Xunit;

namespace SpinTorque.Tests.Macrospin.Itinerant;

/// <summary>Steady states with a drive against the equation of motion itself.</summary>
public sealed class DrivenSteadyStateTests
{
    [Fact]
    public void Every_state_turns_with_the_drive()
    {
        foreach (ItinerantMagnet magnet in Driven(100, 41))
        {
            foreach (ResonanceState state in DrivenSteadyStates.Of(magnet))
            {
                (double theta, double phi) = Rates(magnet, state.Angle.Radians, state.Phase!.Value);
                // Rounding of cos(theta), amplified where the angle is steep.
                Assert.Equal(0.0, theta, 1e-9);
                Assert.Equal(0.0, phi * Math.Sin(state.Angle.Radians), 1e-9);
            }
        }
    }

    [Fact]
    public void No_state_is_missed()
    {
        int many = 0;
        foreach (ItinerantMagnet magnet in Driven(40, 42).SelectMany(magnet => new[] { magnet, Weakly(magnet) }))
        {
            int found = DrivenSteadyStates.Of(magnet).Count;
            Assert.Equal(SignChanges(magnet), found);
            many += found > 2 ? 1 : 0;
        }
        Assert.True(many >= 5, $"{many} magnets with more than two states");
    }

    [Fact]
    public void Growth_rates_are_those_of_the_equation_of_motion()
    {
        const double step = 1e-5;
        foreach (ItinerantMagnet magnet in Driven(50, 43))
        {
            foreach (ResonanceState state in DrivenSteadyStates.Of(magnet).Where(state => state.SineSquared > 1e-3))
            {
                (double theta, double phase) = (state.Angle.Radians, state.Phase!.Value);
                (double tt, double pt) = Slope(Rates(magnet, theta + step, phase), Rates(magnet, theta - step, phase));
                (double tp, double pp) = Slope(Rates(magnet, theta, phase + step), Rates(magnet, theta, phase - step));
                // Central differences: third derivatives, up to 1/sin^3(theta), times 1e-10.
                Assert.Equal(tt + pp, state.Trace, 1e-5 * (1.0 + Math.Abs(tt) + Math.Abs(pp)));
                Assert.Equal((tt * pp) - (tp * pt), state.Determinant, 1e-5 * (1.0 + Math.Abs(tt * pp) + Math.Abs(tp * pt)));
            }
        }

        (double, double) Slope((double Theta, double Phi) high, (double Theta, double Phi) low) => ((high.Theta - low.Theta) / (2.0 * step), (high.Phi - low.Phi) / (2.0 * step));
    }

    [Fact]
    public void Weak_drive_keeps_its_digits()
    {
        // sin^2 = Omega^2/(delta^2 + a^2), trace -2 alpha B/(1 + alpha^2), determinant (delta^2 + a^2)/(1 + alpha^2): the LLG linearised at the pole.
        ItinerantMagnet magnet = Driven(1, 44).Single() with { Voltage = 0.0, Field = 1.0, LeftTemperature = 1.0, RightTemperature = 1.0, Drive = new MicrowaveDrive { Amplitude = 1e-12, Frequency = -0.9 } };
        ResonanceState state = DrivenSteadyStates.Stable(magnet)!.Value;
        double alpha = magnet.Damping(PolarAngle.North), squared = 0.01 + Math.Pow(0.9 * alpha, 2);
        Assert.Equal(1.0, state.SineSquared / (1e-24 / squared), 1e-12);
        Assert.Equal(-2.0 * alpha / (1.0 + alpha * alpha), state.Trace, 1e-12);
        Assert.Equal(squared / (1.0 + alpha * alpha), state.Determinant, 1e-12);
    }

    private static IEnumerable<ItinerantMagnet> Driven(int count, int seed) => RandomMagnets.Many(count, seed).Select(one =>
    {
        (ItinerantMagnet magnet, double unit) = (one.Magnet, one.Random.NextDouble());
        // Near the switching voltage and the resonance, where states are many.
        return magnet with
        {
            Voltage = (0.9 + 0.2 * one.Random.NextDouble()) * SwitchingVoltage.Of(magnet.Contacts, magnet.Field)!.Value,
            LeftTemperature = 3.0 * magnet.LeftTemperature,
            Drive = new MicrowaveDrive { Amplitude = 0.02 * one.Random.NextDouble(), Frequency = -magnet.Field * (1.0 + 0.01 * (unit - 0.5)) },
        };
    });

    // Weak and close to resonance: a precession that heat keeps up locks to the drive.
    private static ItinerantMagnet Weakly(ItinerantMagnet magnet) => magnet with
    {
        LeftTemperature = 3.0 * magnet.LeftTemperature,
        Drive = new MicrowaveDrive { Amplitude = 0.001 * magnet.Drive!.Amplitude, Frequency = -magnet.Field + 1e-4 * (magnet.Drive.Frequency + magnet.Field) },
    };

    // Zeros of (Omega cos(xi))^2 + (Omega sin(xi))^2 - Omega^2 with both from the torque at the angle, counted on a fine mesh towards poles and equator.
    private static int SignChanges(ItinerantMagnet magnet)
    {
        int changes = 0;
        foreach (int hemisphere in (int[])[1, -1])
        {
            int last = 0;
            for (int n = 1; n < 5_000; n++)
            {
                double theta = Math.PI / 4.0 * (1.0 - Math.Cos(Math.PI * n / 5_000.0));
                MagnetTorque torque = MagnetTorque.Adiabatic(magnet, PolarAngle.FromRadians(hemisphere > 0 ? theta : Math.PI - theta));
                double across = (torque.PrecessionDamping * magnet.Drive!.Frequency - torque.Drive) * Math.Sin(theta), along = (magnet.Drive.Frequency + magnet.Field) * Math.Tan(theta);
                int sign = Math.Sign(across * across + along * along - magnet.Drive.Amplitude * magnet.Drive.Amplitude);
                changes += last != 0 && sign != last ? 1 : 0;
                last = sign;
            }
        }
        return changes;
    }

    // In the frame of the drive, by the vector form.
    private static (double Theta, double Phi) Rates(ItinerantMagnet magnet, double theta, double phase)
    {
        double[] m = [Math.Sin(theta) * Math.Cos(phase), Math.Sin(theta) * Math.Sin(phase), Math.Cos(theta)], rate = new double[3];
        MagnetTorque.Adiabatic(magnet, PolarAngle.FromRadians(theta)).Rates(m, [magnet.Drive!.Amplitude, 0.0, magnet.Field], rate);
        double sine2 = m[0] * m[0] + m[1] * m[1];
        return (-rate[2] / Math.Sqrt(sine2), (m[0] * rate[1] - m[1] * rate[0]) / sine2 - magnet.Drive.Frequency);
    }
}
