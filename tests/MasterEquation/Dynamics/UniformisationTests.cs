using Xunit;

namespace SpinTorque.Tests.Dynamics;

public sealed class UniformisationTests
{
    // P_1(t) = a/(a + b) (1 - e^-(a + b)t)
    [Theory]
    [InlineData(1e-6)]
    [InlineData(0.5)]
    [InlineData(20)]
    [InlineData(1e9)]
    [InlineData(1e30)]
    public void Two_states_fill_exponentially(double time)
    {
        var chain = new Uniformisation(Generator.FromTransitions(2, [(0, 1, 0.3), (1, 0, 0.2)]));
        TransientState state = chain.After([1, 0], time);
        double expected = 0.6 * (1 - Math.Exp(-0.5 * time));
        Assert.Equal(SolverStatus.Converged, state.Status);
        Assert.InRange(Math.Abs(state.Probabilities[1] - expected) + Math.Abs(state.Probabilities[0] - (1 - expected)), 0, state.ErrorBound);
        Assert.InRange(state.ErrorBound, 0, 2e-12);
        Assert.Equal(time > 1e3, state.IsStationary);
    }

    // A one-way chain of equal rates counts: Poisson probabilities, here after 5000 events on average.
    [Fact]
    public void Counting_events_gives_Poissons_probabilities()
    {
        const int n = 6000;
        var chain = new Uniformisation(Generator.FromTransitions(n, Enumerable.Range(0, n - 1).Select(i => (i, i + 1, 1.0))));
        TransientState state = chain.After([1, .. new double[n - 1]], 5000);
        // ln k! by Stirling's series
        double Stirling(double k) => k * Math.Log(k) - k + Math.Log(2 * Math.PI * k) / 2 + 1 / (12 * k) - 1 / (360 * k * k * k);
        foreach (int k in (int[])[4800, 5000, 5150])
            Expect.Near(Math.Exp(k * Math.Log(5000) - 5000 - Stirling(k)), state.Probabilities[k], 1e-10);
        Expect.Near(1.0, state.Probabilities.Sum(), 1e-12);
    }

    [Fact]
    public void Halves_of_a_time_make_the_whole()
    {
        (int states, List<(int From, int To, double Rate)> transitions) = RandomChains.Banded(seed: 7, decades: 2);
        var chain = new Uniformisation(Generator.FromTransitions(states, transitions));
        double[] start = [1, .. new double[states - 1]];
        TransientState half = chain.After(start, 3), whole = chain.After(start, 6), second = chain.After(half.Probabilities, 3);
        Assert.InRange(whole.Probabilities.Zip(second.Probabilities, (a, b) => Math.Abs(a - b)).Sum(), 0, whole.ErrorBound + half.ErrorBound + second.ErrorBound);
        Assert.All(whole.Probabilities, p => Assert.True(p >= 0));
    }

    [Fact]
    public void Too_many_products_are_a_status()
    {
        var chain = new Uniformisation(Generator.FromTransitions(3, [(0, 1, 1e6), (1, 0, 1e6), (1, 2, 1e-6), (2, 1, 1e-6)])) { MostProducts = 100 };
        TransientState state = chain.After([1, 0, 0], 1e3);
        Assert.Equal(SolverStatus.NotConverged, state.Status);
        Assert.Empty(state.Probabilities);
    }

    [Fact]
    public void Starts_that_are_no_probabilities_are_refused()
    {
        var chain = new Uniformisation(Generator.FromTransitions(2, [(0, 1, 1), (1, 0, 1)]));
        Assert.Throws<ArgumentException>(() => chain.After([0.5, 0.6], 1));
        Assert.Throws<ArgumentException>(() => chain.After([-0.5, 1.5], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => chain.After([1, 0], double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => chain.After([1], 1));
    }
}
