using Xunit;

namespace SpinTorque.Tests.Macrospin.Comparison;

public sealed class GrainComparisonTests
{
    // Paths of the same equation: within five standard errors of its mean, which the scatter of 256 paths gives, and the step's own error.
    [Fact]
    public void Langevin_paths_have_the_mean_of_their_Fokker_Planck_equation()
    {
        var comparison = new GrainComparison(GrainsOfTheLimit.Precessing(50));
        LangevinSample sample = comparison.Langevin;
        Expect.Near(comparison.Consistent.Mean, sample.Mean, 0, 5 * sample.MeanError + 0.002);
        Assert.Equal(sample.Mean, new GrainComparison(GrainsOfTheLimit.Precessing(50)).Langevin.Mean);
    }

    // 4096 paths from stationary starts have a variance with a standard error of sqrt(2/4096) = 2.2 % at most; three of them.
    [Fact]
    public void Langevin_paths_have_the_variance_of_their_Fokker_Planck_equation()
    {
        var grain = MacrospinGrain.Of(GrainsOfTheLimit.Precessing(50));
        FokkerPlanckEquation equation = GrainDiffusion.Consistent(grain);
        CellDensity density = equation.On(CellGrid.Uniform(-grain.Reach, grain.Reach, 400)).Stationary();
        var sample = new LangevinSample(new LangevinEquation(equation, -grain.Reach, grain.Reach), density, 4096, 500, seed: 2);
        Expect.Near(density.Variance, sample.Variance, 0.066);
    }

    // The smallest spin that is let in: nothing of it is asymptotic, but all of it is a number.
    [Fact]
    public void The_smallest_spin_has_numbers_for_everything()
    {
        var comparison = new GrainComparison(GrainsOfTheLimit.Bistable(1));
        Assert.Equal(2, comparison.Switching.Count);
        Assert.All(comparison.Switching, way => Assert.All([way.Chain.Log10, way.FokkerPlanck.Log10, way.LargeDeviations.Log10], time => Assert.True(double.IsFinite(time))));
        Assert.All(comparison.Densities().LargeDeviations, value => Assert.True(double.IsFinite(value)));
    }

    // Currents of the limit [PW 36] over the consistent density against the chain's: an error of order 1/S0 that halves with the spin.
    [Fact]
    public void Currents_approach_the_chains_as_one_over_the_spin()
    {
        double Error(int spin)
        {
            var comparison = new GrainComparison(GrainsOfTheLimit.Precessing(spin));
            Expect.Near(0.0, comparison.Consistent.Current.Sum(), 0, 1e-12);
            return Math.Abs(comparison.Consistent.Current[0] / comparison.Chain.Current[0] - 1);
        }

        double small = Error(50);
        Assert.InRange(small, 0, 0.05);
        Assert.InRange(Error(100) / small, 0.3, 0.7);
    }

    // The density with its amplitude follows the chain over 60 decades, away from the last flips before the poles, up to the next
    // order of the asymptotic series: some 1/S.
    [Fact]
    public void Large_deviations_with_their_amplitude_are_the_chains_density()
    {
        ComparedDensities densities = new GrainComparison(GrainsOfTheLimit.Bistable(100)).Densities();
        for (int k = 20; k < densities.Position.Count - 20; k++)
            Expect.Near(densities.Chain[k], densities.LargeDeviations[k], 0, 0.03);
        Assert.True(densities.Chain.Max() - densities.Chain.Min() > 100);
    }

    // The chain's own way, the Fokker-Planck equation's up to order 1/S0, and paths within five standard errors of the latter.
    [Fact]
    public void The_way_from_a_start_is_the_same_for_all()
    {
        var comparison = new GrainComparison(GrainsOfTheLimit.Precessing(50));
        ComparedRelaxation way = comparison.RelaxFrom(0.5, 20 / comparison.Relaxation[0].Rate);
        for (int k = 0; k < way.Times.Count; k++)
        {
            Expect.Near(way.Chain[k], way.FokkerPlanck[k], 0, 2.0 / 50);
            Expect.Near(way.FokkerPlanck[k], way.Langevin[k], 0, 5 * way.LangevinError[k] + 0.005);
        }
        Expect.Near(0.5, way.Chain[0], 0, 0.01);
        Expect.Near(comparison.Chain.Mean, way.Chain[^1], 1e-7);
        Expect.Near(comparison.Consistent.Mean, way.FokkerPlanck[^1], 0, 1e-3);
    }

    // Where the barrier's action is below 3 the time of large deviations is marked; high barriers are not.
    [Fact]
    public void Times_over_low_barriers_are_marked()
    {
        Assert.All(new GrainComparison(GrainsOfTheLimit.Bistable(50)).Switching, way => Assert.False(way.IsBarrierLow));
        Assert.True(new GrainComparison(GrainsOfTheLimit.Bistable(10)).Switching[0] is { IsBarrierLow: true, Action: < ComparedSwitching.LeastAction });
    }

    // Fixed points by the sign of the momentum and by interval arithmetic on the torque are the same.
    [Fact]
    public void Large_deviations_have_the_fixed_points_of_the_equation_of_motion()
    {
        for (int seed = 0; seed < 12; seed++)
        {
            var grain = MacrospinGrain.Of(OneLevelGrains.Model(seed, spin: 40, bath: seed % 2 == 0));
            FixedPoint[] motion = [.. grain.Motion.FixedPoints().All], deviation = [.. new LargeDeviation(grain, 400).FixedPoints];
            Assert.Equal(motion.Select(point => point.IsStable), deviation.Select(point => point.IsStable));
            Assert.All(motion.Zip(deviation), pair => Expect.Near(pair.First.Position, pair.Second.Position, 0, 1e-9));
        }
    }

    [Fact]
    public void Another_spin_keeps_damping_times_spin()
    {
        GrainModel model = GrainComparison.WithSpin(GrainsOfTheLimit.Bistable(50), HalfInteger.FromInteger(200));
        Expect.Near(GrainsOfTheLimit.Bistable(200).Bath!.Damping.High, model.Bath!.Damping.High, 1e-15);
        Assert.Equal(HalfInteger.FromInteger(200), model.Grain.Spin);
    }
}
