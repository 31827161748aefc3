using Xunit;

namespace SpinTorque.Tests;

/// <summary>How many states a grain has, against published counts and combinatorics.</summary>
public class StateCountTests
{
    // The numbers of the performance yardsticks: a wrong enumeration fails here before any physics does.
    [Theory]
    [InlineData(1, 0, 1000, 4_001)]
    [InlineData(3, 2, 200, 7_970)]
    [InlineData(3, 2, 1000, 39_970)]
    [InlineData(4, 4, 100, 24_822)]
    [InlineData(4, 4, 1000, 251_622)]
    public void Yardsticks_have_their_published_numbers_of_states(int minority, int majority, int spin, int states) =>
        Assert.Equal(states, StateSpace.Enumerate(Models.Yardstick(minority, majority, spin).Grain).Count);

    [Fact]
    public void Twenty_levels_give_the_binomial_number_of_configurations()
    {
        // One electron more than the reference: 10 minority levels filled k + 1 times, 10 majority ones emptied k times;
        // sum_k C(10, k + 1) C(10, k) = C(20, 9) (Vandermonde).
        Grain grain = Models.Yardstick(10, 10, 10).Grain with { Charges = [1] };
        StateSpace space = StateSpace.Enumerate(grain);
        Assert.Equal(167_960, space.Multiplets.Count);
        // S falls by (k + 1)/2 + k/2: multiplicity 2 S0 + 1 - (2k + 1) = 20 - 2k.
        long expected = Enumerable.Range(0, 10).Sum(k => Binomial(10, k + 1) * Binomial(10, k) * (20 - 2 * k));
        Assert.Equal(expected, space.Count);
        Assert.Empty(space.Links);
    }

    [Fact]
    public void Forty_levels_are_enumerated_where_few_electrons_move()
    {
        // A word of packed configurations holds 32 levels: this takes two. 40 ways to add one electron, 780 to add two.
        Grain grain = Models.Yardstick(40, 0, 50).Grain with { Charges = [0, 1, 2] };
        StateSpace space = StateSpace.Enumerate(grain);
        Assert.Equal(1 + 40 + 780, space.Multiplets.Count);
        Assert.Equal(40 + 2 * 780, space.Links.Count);
        Assert.Equal(101 + 40 * 100 + 780 * 99, space.Count);
    }

    [Fact]
    public void The_largest_spin_has_four_hundred_thousand_states()
    {
        Grain grain = Models.Yardstick(1, 0, 100_000).Grain;
        StateSpace space = StateSpace.Enumerate(grain);
        Assert.Equal(200_001 + 200_000, space.Count);
        Assert.Equal(new HalfInteger(200_000), space[space.Count - 1].Projection);
        Assert.Equal(1, space.WidestBlock);
    }

    [Fact]
    public void An_Anderson_level_at_zero_spin_has_four_states()
    {
        var grain = new Grain { Spin = default, Charges = [0, 1, 2], Levels = [new Level { Energy = 0m, Band = Band.Both, Reference = 0 }] };
        StateSpace space = StateSpace.Enumerate(grain);
        var states = Enumerable.Range(0, 4).Select(index => (space[index].Charge, space[index].Projection.Doubled));
        Assert.Equal([(0, 0), (1, -1), (1, 1), (2, 0)], states.Order());
    }

    [Fact]
    public void Charges_without_a_configuration_are_left_out()
    {
        Grain grain = Models.Yardstick(1, 0, 1).Grain;
        Assert.Equal(5, StateSpace.Enumerate(grain with { Charges = [-7, 0, 1, 9] }).Count);
        ArgumentException none = Assert.Throws<ArgumentException>(() => StateSpace.Enumerate(grain with { Charges = [5] }));
        Assert.Contains("None of the charges has a configuration", none.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_grain_too_large_to_index_is_refused_before_memory_is_taken()
    {
        Grain grain = Models.Yardstick(40, 40, 100).Grain;
        ArgumentException refused = Assert.Throws<ArgumentException>(() => StateSpace.Enumerate(grain));
        Assert.Contains("exceeds what can be indexed", refused.Message, StringComparison.Ordinal);
    }

    private static long Binomial(int n, int k)
    {
        long result = 1;
        for (int i = 1; i <= k; i++)
            result = result * (n - k + i) / i;
        return result;
    }
}
