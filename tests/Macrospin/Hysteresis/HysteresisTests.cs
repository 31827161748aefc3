using Xunit;

namespace SpinTorque.Tests.Macrospin.Hysteresis;

public sealed class HysteresisTests
{
    private static readonly ReducedNanomagnet Magnet = new() { LeftUp = 12, LeftDown = 4, RightUp = 8, RightDown = 8 };
    private static readonly double[] Biases = [.. Enumerable.Range(0, 3001).Select(k => 4 + 0.001 * k)];

    [Fact]
    public void The_loop_in_bias_switches_where_the_closed_forms_say()
    {
        IReadOnlyList<SweepPoint> up = BranchSweep.Follow(bias => Magnet.At(-4.1, bias), Biases, -1);
        IReadOnlyList<SweepPoint> down = BranchSweep.Follow(bias => Magnet.At(-4.1, bias), Biases.Reverse(), up[^1].Magnetisation);

        // u = -1 until the up channel opens there, V = 1 - H; precession until its zero meets the step, q V^2 - (1 - q H) V + Theta = 0
        Assert.Equal(5.1, up.First(point => point.Magnetisation != -1).Value, 0.0011);
        Assert.Equal((2.025 + Math.Sqrt(2.025 * 2.025 - 4)) / 0.5, down.First(point => point.Magnetisation == -1).Value, 0.0011);
    }

    [Fact]
    public void The_state_of_both_poles_stays_for_ever()
    {
        IReadOnlyList<SweepPoint> loop = BranchSweep.Follow(bias => Magnet.At(-4.1, bias), [.. Biases, .. Biases.Reverse()], 1);

        Assert.All(loop, point => Assert.Equal(1, point.Magnetisation));
    }

    [Fact]
    public void An_implicit_step_keeps_probability_and_ends_in_the_stationary_state()
    {
        MasterEquation equation = MasterEquation.Assemble((Magnet with { Temperature = 0.5 }).ChainAt(-4.1, 5, HalfInteger.FromInteger(12)));
        Generator generator = equation.Generator();
        var step = new ImplicitStep(generator, 1e3);
        var p = new double[generator.StateCount];
        p[0] = 1;
        for (int k = 0; k < 200; k++)
        {
            step.Apply(p);
            Assert.Equal(1, p.Sum(), 1e-9);
            Assert.All(p, value => Assert.True(value > -1e-15));
        }

        Assert.All(equation.Solve().State.Probabilities.Zip(p), pair => Assert.Equal(pair.First, pair.Second, 1e-8));
    }

    [Fact]
    public void A_small_implicit_step_is_the_equation_itself()
    {
        Generator generator = MasterEquation.Assemble((Magnet with { Temperature = 0.5 }).ChainAt(-4.1, 5, HalfInteger.FromInteger(3))).Generator();
        const double time = 1e-7;
        var p = Enumerable.Range(0, generator.StateCount).Select(k => (k + 1.0) / (generator.StateCount * (generator.StateCount + 1) / 2)).ToArray();
        double[] expected = [.. p];
        foreach ((int from, int to, double rate) in generator.Transitions())
        {
            expected[to] += time * rate * p[from];
            expected[from] -= time * rate * p[from];
        }
        new ImplicitStep(generator, time).Apply(p);

        // second order: (rate time)^2
        Assert.All(expected.Zip(p), pair => Assert.Equal(pair.First, pair.Second, 1e-10));
    }

    [Fact]
    public void A_slow_sweep_of_a_chain_follows_its_stationary_state()
    {
        ReducedNanomagnet warm = Magnet with { Temperature = 1 };
        HalfInteger spin = HalfInteger.FromInteger(10);
        SweepPoint last = ChainSweep.Run(bias => warm.ChainAt(0.2, bias, spin), [1, 1.5, 2], -1, 1e5)[^1];
        MasterEquation equation = MasterEquation.Assemble(warm.ChainAt(0.2, 2, spin));
        IReadOnlyList<double> p = equation.Solve().State.Probabilities;

        Assert.Equal(Enumerable.Range(0, p.Count).Sum(k => p[k] * equation.States[k].Projection.Value / equation.States[k].Spin.Value), last.Magnetisation, 1e-8);
    }
}
