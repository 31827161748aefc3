using Xunit;

namespace SpinTorque.Tests.Macrospin.Comparison;

public sealed class GrainComparisonTests
{
    // Paths of the same equation: within five standard errors of its mean, which the scatter of 256 paths gives, and the step's own error; the variance's standard error is some 6 %.
    [Fact]
    public void Langevin_paths_have_the_mean_of_their_Fokker_Planck_equation()
    {
        var comparison = new GrainComparison(GrainsOfTheLimit.Precessing(50));
        LangevinSample sample = comparison.Langevin;
        Expect.Near(comparison.Consistent.Mean, sample.Mean, 0, 5 * sample.MeanError + 0.002);
        Expect.Near(comparison.Consistent.Variance, sample.Variance, 0.2);
        Assert.Equal(sample.Mean, new GrainComparison(GrainsOfTheLimit.Precessing(50)).Langevin.Mean);
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

    // The density with its amplitude follows the chain over 60 decades up to the chain's mean over
    // neighbours of both parities, at most cosh(p/2) with p up to 2, away from the last flips before the poles.
    [Fact]
    public void Large_deviations_with_their_amplitude_are_the_chains_density()
    {
        ComparedDensities densities = new GrainComparison(GrainsOfTheLimit.Bistable(100)).Densities();
        for (int k = 20; k < densities.Position.Count - 20; k++)
            Expect.Near(densities.Chain[k], densities.LargeDeviations[k], 0, 0.45);
        Assert.True(densities.Chain.Max() - densities.Chain.Min() > 100);
    }

    [Fact]
    public void Another_spin_keeps_damping_times_spin()
    {
        GrainModel model = GrainComparison.WithSpin(GrainsOfTheLimit.Bistable(50), HalfInteger.FromInteger(200));
        Expect.Near(GrainsOfTheLimit.Bistable(200).Bath!.Damping.High, model.Bath!.Damping.High, 1e-15);
        Assert.Equal(HalfInteger.FromInteger(200), model.Grain.Spin);
    }
}
