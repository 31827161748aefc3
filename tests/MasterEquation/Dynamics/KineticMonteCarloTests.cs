using Xunit;

namespace SpinTorque.Tests.Dynamics;

public sealed class KineticMonteCarloTests
{
    private static readonly Generator Walk = Generator.FromTransitions(
        6, Enumerable.Range(0, 5).SelectMany(i => new[] { (i, i + 1, 1.0 + i), (i + 1, i, 2.0) }));

    // Mean first-passage time and its standard error over 4000 paths; the elimination's is exact. The seed is fixed: four standard errors.
    [Fact]
    public void Passage_times_scatter_around_the_exact_mean()
    {
        var paths = new KineticMonteCarlo(Walk, seed: 1);
        bool[] target = [false, false, false, false, false, true];
        double[] times = [.. Enumerable.Range(0, 4000).Select(path => paths.PassageTime(0, target, (ulong)path)!.Value)];
        double mean = times.Average(), error = Math.Sqrt(times.Sum(t => (t - mean) * (t - mean)) / times.Length / times.Length);
        double exact = FirstPassage.To(Walk, [5]).MeanTime(0).Value;
        Assert.InRange(mean, exact - 4 * error, exact + 4 * error);
        Assert.InRange(error / mean, 0.005, 0.03);
    }

    // Fractions of a long time spent in each state against the stationary state; some 400,000 events, correlated over about a hundred.
    [Fact]
    public void A_long_path_spends_its_time_as_the_stationary_state_says()
    {
        ChainPath path = new KineticMonteCarlo(Walk, seed: 2).Path(0, end: 100_000);
        var share = new double[6];
        for (int k = 0; k < path.States.Count; k++)
            share[path.States[k]] += ((k + 1 < path.Times.Count ? path.Times[k + 1] : path.End) - path.Times[k]) / path.End;
        IReadOnlyList<double> exact = new EliminationSolver().Solve(Walk).Probabilities;
        Assert.All(Enumerable.Range(0, 6), state => Expect.Near(exact[state], share[state], 0, 0.02));
        Assert.All(path.States.Zip(path.States.Skip(1)), step => Assert.Equal(1, Math.Abs(step.First - step.Second)));
    }

    [Fact]
    public void Seed_and_number_determine_a_path_whoever_computes_it()
    {
        var paths = new KineticMonteCarlo(Walk, seed: 3);
        var together = new double[64];
        Parallel.For(0, 64, path => together[path] = paths.Path(0, 5, (ulong)path).Times[^1]);
        Assert.Equal(Enumerable.Range(0, 64).Select(path => paths.Path(0, 5, (ulong)path).Times[^1]), together);
        Assert.NotEqual(paths.Path(0, 5, 1).Times, paths.Path(0, 5, 2).Times);
    }

    [Fact]
    public void A_trap_holds_for_ever()
    {
        var paths = new KineticMonteCarlo(Generator.FromTransitions(3, [(0, 1, 1)]), seed: 4);
        Assert.Equal([0, 1], paths.Path(0, 1e9).States);
        Assert.Null(paths.PassageTime(0, [false, false, true]));
    }
}
