using Xunit;

namespace SpinTorque.Tests.Macrospin.LargeDeviations;

public sealed class LargeDeviationTests
{
    // All leads and the bath at one temperature and potential: p = -omega/T, since every flip obeys detailed balance.
    [Theory]
    [InlineData(1.0)]
    [InlineData(0.01)]
    [InlineData(0.0001)]
    public void In_equilibrium_the_momentum_is_that_of_Boltzmann(double temperature)
    {
        for (int seed = 0; seed < 6; seed++)
        {
            GrainModel model = RandomGrains.Equilibrium(OneLevelGrains.Model(seed, spin: 50, bath: seed % 2 == 0), temperature, 0.2m);
            var deviation = new LargeDeviation(MacrospinGrain.Of(model), steps: 20);
            foreach (double u in (double[])[-1, -0.73, 0, 0.2, 0.99, 1])
                Expect.Near(-deviation.Grain.ReleasedEnergy(u) / temperature, deviation.Momentum(u), 1e-12, 1e-12 / temperature);
        }
    }

    // The root is held against the Hamiltonian as the design writes it, from the limit rates.
    [Fact]
    public void The_momentum_is_a_root_of_the_Hamiltonian_and_not_zero()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var grain = MacrospinGrain.Of(OneLevelGrains.Model(seed, spin: 50, bath: seed % 2 == 0));
            var deviation = new LargeDeviation(grain, steps: 20);
            foreach (double u in (double[])[-0.8, 0.1, 0.6])
            {
                double p = deviation.Momentum(u);
                Expect.Near(0.0, Hamiltonian(grain.LimitRatesAt(u), p), 0, 1e-13);
                Expect.Near(Hamiltonian(grain.LimitRatesAt(u), 0.3), deviation.Hamiltonian(u, 0.3), 1e-12, 1e-14);
                Assert.True(p * grain.LimitRatesAt(u).Drift < 0);
                // the slope at p = 0 is the motion without noise, at the root the opposite way
                Expect.Near(grain.LimitRatesAt(u).Drift / grain.MeanSpin, deviation.Velocity(u, 0), 1e-12, 1e-15);
                Assert.True(deviation.Velocity(u, p) * deviation.Velocity(u, 0) < 0);
            }
        }
    }

    // d ln P/dS_z at u = 0.7 of the cold grain: the chain 1.112, large deviations within 0.1 %, Fokker-Planck 7 % off.
    [Fact]
    public void The_chains_slope_is_met_where_Fokker_Planck_fails()
    {
        GrainModel model = GrainsOfTheLimit.Cold();
        var grain = MacrospinGrain.Of(model);
        var equation = MasterEquation.Assemble(model);
        SpinDistribution chain = SpinDistribution.Of(equation.States, equation.Solve().State.Probabilities);
        int at = (int)Math.Round(2 * 0.7 * grain.MeanSpin) - chain.LowestDoubledProjection;
        double slope = Math.Log(chain.Probabilities[at + 1] / chain.Probabilities[at - 1]);
        double momentum = -new LargeDeviation(grain, 20).Momentum(chain.Projection(at).Value / grain.MeanSpin);
        Expect.Near(slope, momentum, 0.001);
        FokkerPlanckEquation diffusion = GrainDiffusion.Consistent(grain);
        double fokkerPlanck = diffusion.Drift(0.7) / diffusion.Diffusion(0.7) / grain.MeanSpin;
        Assert.InRange(fokkerPlanck / slope, 0.92, 0.94);
    }

    // ln tau grows by the action difference per unit of S: between S0 = 100 and 200 the prefactor changes by a power of S only.
    [Fact]
    public void The_action_is_the_exponent_of_the_chains_switching_times()
    {
        (double chain, double action) Of(int spin)
        {
            var deviation = new LargeDeviation(MacrospinGrain.Of(GrainsOfTheLimit.Bistable(spin)), 1000);
            return (Math.Log(10) * ChainSwitching.Time(GrainsOfTheLimit.Bistable(spin), -1, 1).Log10, deviation.Action(-1, 1));
        }

        (double chain, double action) small = Of(100), large = Of(200);
        Expect.Near(large.action - small.action, large.chain - small.chain, 0.02);
        Assert.True(large.action > 40);
    }

    // Without bath of equal rates the prefactor is known to next order: the error against the chain halves with the spin.
    [Theory]
    [InlineData(-1, 1)]
    [InlineData(1, -1)]
    public void Switching_times_with_their_prefactor_approach_the_chains_as_one_over_the_spin(int from, int to)
    {
        double Error(int spin)
        {
            GrainModel model = GrainsOfTheLimit.Bistable(spin);
            double asymptotic = new EscapeTime(new LargeDeviation(MacrospinGrain.Of(model), 1000)).Between(from, to).Log10;
            return Math.Log(10) * (ChainSwitching.Time(model, from, to).Log10 - asymptotic);
        }

        double error = Error(100);
        Assert.InRange(error, 0, 0.02);
        Assert.InRange(Error(50) / error, 1.7, 3.2);
    }

    [Fact]
    public void Paths_of_escape_climb_from_a_stable_point_to_the_unstable_one()
    {
        var deviation = new LargeDeviation(MacrospinGrain.Of(GrainsOfTheLimit.Bistable(50)), 400);
        Assert.Equal([true, false, true], deviation.FixedPoints.Select(point => point.IsStable));
        IReadOnlyList<EscapePathPoint> path = deviation.EscapePath(-1, deviation.FixedPoints[1].Position);
        Assert.Equal(0, path[100].Time);
        for (int k = 1; k < path.Count; k++)
        {
            Assert.True(path[k].Time > path[k - 1].Time);
            Expect.Near(0.0, deviation.Hamiltonian(path[k].Position, path[k].Momentum), 0, 1e-12);
        }
        // the action is int p dS_z along it, up to the ends that are left out
        double action = 0;
        for (int k = 1; k < path.Count; k++)
            action += (path[k].Momentum + path[k - 1].Momentum) / 2 * (path[k].Position - path[k - 1].Position) * deviation.Grain.MeanSpin;
        Expect.Near(deviation.Action(-1, 1), action, 0.02);
    }

    [Fact]
    public void Magnets_that_flip_one_way_have_no_exponent()
    {
        GrainModel model = OneLevelGrains.Model(seed: 1, spin: 10, bath: false).WithLeads(lead => lead with { Down = 0.0 });
        Assert.Throws<ArgumentException>(() => new LargeDeviation(MacrospinGrain.Of(model)));
    }

    private static double Hamiltonian(MacrospinRates rates, double p)
    {
        double enter = rates.EnterUp * Math.Exp(p / 2) + rates.EnterDown * Math.Exp(-p / 2);
        double leave = rates.LeaveUp * Math.Exp(-p / 2) + rates.LeaveDown * Math.Exp(p / 2);
        double w = rates.Enter + rates.Leave;
        return rates.Raise * (Math.Exp(p) - 1) + rates.Lower * (Math.Exp(-p) - 1)
            + (-w + Math.Sqrt(w * w - 4 * (rates.Enter * rates.Leave - enter * leave))) / 2;
    }
}
