using Xunit;

namespace SpinTorque.Tests.Macrospin.Itinerant;

public sealed class StochasticTrajectoryTests
{
    // Strong damping (alpha = 0.25) and T = 1 above the field 0.05: equilibrates within some hundred steps.
    private static readonly ItinerantMagnet Hot = new()
    {
        Contacts = new ItinerantContacts { Density = new DensityOfStates(5.0, 5.0), Widths = new LevelWidths(1.0, 1.0, 1.0) },
        Spin = 40.0,
        Field = 0.05,
        LeftTemperature = 1.0,
        RightTemperature = 1.0,
    };

    [Fact]
    public void Length_stays_one_to_rounding()
    {
        var trajectory = new StochasticTrajectory(Hot, PolarAngle.FromRadians(1.0), 0.05, seed: 7);
        trajectory.Advance(5000);
        double squared = trajectory.Magnetisation.Sum(component => component * component);
        Assert.Equal(1.0, squared, 1e-15);
    }

    [Fact]
    public void Same_seed_gives_the_same_motion_and_another_seed_another()
    {
        Assert.Equal(Ended(3), Ended(3));
        Assert.NotEqual(Ended(3), Ended(4));
    }

    [Fact]
    public void Without_temperature_field_and_bias_it_is_the_motion_without_noise()
    {
        ItinerantMagnet cold = Hot with { LeftTemperature = 0.0, RightTemperature = 0.0, Field = 0.0 };
        var trajectory = new StochasticTrajectory(cold, PolarAngle.FromRadians(1.0), 0.1, seed: 1);
        trajectory.Advance(100);
        Assert.Equal(Math.Cos(1.0), trajectory.Magnetisation[2], 1e-12);
    }

    [Fact]
    public void Equilibrium_is_Boltzmanns()
    {
        // <m_z> = coth(x) - 1/x, x = S B/T = 2; alpha = 0.5. Memory of about 1/(alpha B) = 10 over time 4500 in each of two motions: error 0.5 sqrt(20/9000) = 0.024.
        ItinerantMagnet small = Hot with { Contacts = Hot.Contacts with { Density = new DensityOfStates(2.5, 2.5) }, Spin = 10.0, Field = 0.2 };
        double sum = 0.0;
        for (int seed = 1; seed <= 2; seed++)
        {
            var trajectory = new StochasticTrajectory(small, PolarAngle.FromRadians(1.0), 0.15, seed);
            trajectory.Advance(500);
            for (int n = 0; n < 30_000; n++)
            {
                trajectory.Advance(1);
                sum += trajectory.Magnetisation[2] / 60_000.0;
            }
        }
        Assert.Equal(1.0 / Math.Tanh(2.0) - 0.5, sum, 0.08);
    }

    private static double[] Ended(int seed)
    {
        var trajectory = new StochasticTrajectory(Hot, PolarAngle.FromRadians(1.0), 0.1, seed);
        trajectory.Advance(200);
        return [.. trajectory.Magnetisation];
    }
}
