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
    public void A_slow_sweep_of_a_chain_follows_its_stationary_state()
    {
        ReducedNanomagnet warm = Magnet with { Temperature = 1 };
        HalfInteger spin = HalfInteger.FromInteger(10);
        SweepPoint last = ChainSweep.Run(bias => warm.ChainAt(0.2, bias, spin), [1, 1.5, 2], -1, 1e5)[^1];
        MasterEquation equation = MasterEquation.Assemble(warm.ChainAt(0.2, 2, spin));
        TransportResult stationary = equation.Solve();

        Assert.Equal(stationary.Sz / (spin.Value + 0.25), last.Magnetisation, 1e-8);
        Assert.Equal(stationary.Current[0], last.Currents[0], 1e-7);
    }

    // The swept chain is a product of matrix exponentials, here from the dense generator by squaring Taylor series (an independent code).
    [Fact]
    public void A_swept_chain_is_the_product_of_its_matrix_exponentials()
    {
        ReducedNanomagnet warm = Magnet with { Temperature = 0.3 };
        HalfInteger spin = HalfInteger.FromInteger(5);
        double[] biases = [4, 5, 6];
        const double time = 3;
        IReadOnlyList<SweepPoint> sweep = ChainSweep.Run(bias => warm.ChainAt(-4.1, bias, spin), biases, -1, time);
        double[]? p = null;
        foreach ((double bias, SweepPoint point) in biases.Zip(sweep))
        {
            MasterEquation equation = MasterEquation.Assemble(warm.ChainAt(-4.1, bias, spin));
            int n = equation.States.Count;
            p ??= [.. Enumerable.Range(0, n).Select(k => equation.States[k] is { Charge: 0, Projection.Doubled: -10 } ? 1.0 : 0.0)];
            p = MatrixExponential.Times(equation.Generator(), time, p);
            double sz = Enumerable.Range(0, n).Sum(k => p[k] * equation.States[k].Projection.Value);
            Assert.Equal(sz / 5.25, point.Magnetisation, 1e-9);
            // rates up to 12 times errors of 1e-9 in the probabilities
            Assert.Equal(Current(equation.States, p, fromBiased: true, bias), point.Currents[0], 2e-8);
            Assert.Equal(Current(equation.States, p, fromBiased: false, bias), point.Currents[1], 2e-8);
        }
    }

    // Without torque anywhere (no bath, every channel closed) the magnetisation stays where it was.
    [Fact]
    public void A_magnet_without_torque_stays()
    {
        NanomagnetEquation idle = Magnet.At(-0.1, -10) with { Damping = 0 };

        Assert.All([-1, -0.75, 0.25, 1], u => Assert.Equal(u, BranchSweep.Settle(idle, u).Position));
    }

    // I_a = sum_s Gamma_s [w f P(0, S_z) - w (1 - f) P(1, S_z + s/2)], w = (S + s S_z + 1)/(2 S + 1), S = 5, T = 0.3; the addition energy is
    // -(kappa/S0)(s S_z + 1/4) - h s/2 with kappa = 1, h = -8.2, and f = 0 in the empty lead.
    private static double Current(StateSpace states, double[] p, bool fromBiased, double bias)
    {
        double current = 0;
        (double up, double down) = fromBiased ? (12, 4) : (8, 8);
        for (int k = 0; k < states.Count; k++)
        {
            foreach (int s in (int[])[1, -1])
            {
                int charge = states[k].Charge;
                double before = states[k].Projection.Value - charge * s / 2.0;
                if (Math.Abs(before) > 5)
                    continue;
                double x = (-(s * before + 0.25) / 5 + 4.1 * s - bias) / 0.3, f = fromBiased ? 1 / (1 + Math.Exp(x)) : 0;
                current += (s > 0 ? up : down) * (6 + s * before) / 11 * (charge == 0 ? f : f - 1) * p[k];
            }
        }
        return current;
    }
}
