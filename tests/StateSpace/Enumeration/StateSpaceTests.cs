using Xunit;

namespace SpinTorque.Tests;

/// <summary>States and links against brute force over every occupation.</summary>
public class StateSpaceTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void States_are_those_of_brute_force(int seed)
    {
        Grain grain = RandomGrains.Model(seed, mostStates: 200).Grain;
        StateSpace space = StateSpace.Enumerate(grain);
        IEnumerable<string> expected = DenseStates.Of(grain).Select(state => state.Name);
        IEnumerable<string> actual = Enumerable.Range(0, space.Count).Select(index => DenseStates.At(space, index).Name);
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Index_and_state_are_each_others_inverse(int seed)
    {
        StateSpace space = StateSpace.Enumerate(RandomGrains.Model(seed, mostStates: 200).Grain);
        for (int index = 0; index < space.Count; index++)
            Assert.Equal(index, space.IndexOf(space[index].Multiplet, space[index].Projection));
        Assert.Equal(space.Multiplets.Sum(multiplet => multiplet.Count), space.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => space[space.Count]);
        Assert.Throws<ArgumentOutOfRangeException>(() => space[-1]);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void States_ascend_in_Sz_and_then_in_multiplet(int seed)
    {
        StateSpace space = StateSpace.Enumerate(RandomGrains.Model(seed, mostStates: 200).Grain);
        for (int index = 1; index < space.Count; index++)
        {
            (GrainState before, GrainState after) = (space[index - 1], space[index]);
            Assert.True((before.Projection.Doubled, before.Multiplet).CompareTo((after.Projection.Doubled, after.Multiplet)) < 0);
        }
        Assert.Equal(space[0].Projection.Doubled, space.LowestDoubledProjection);
        Assert.Equal(space[space.Count - 1].Projection.Doubled, space.HighestDoubledProjection);
        int widest = Enumerable.Range(0, space.Count).GroupBy(index => space[index].Projection).Max(group => group.Count());
        Assert.Equal(widest, space.WidestBlock);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Links_are_all_pairs_that_one_electron_joins(int seed)
    {
        StateSpace space = StateSpace.Enumerate(RandomGrains.Model(seed, mostStates: 200).Grain);
        var expected = new List<(int, int, int, int)>();
        for (int lower = 0; lower < space.Multiplets.Count; lower++)
        {
            for (int upper = 0; upper < space.Multiplets.Count; upper++)
            {
                int[] before = DenseStates.Occupations(space, lower), after = DenseStates.Occupations(space, upper);
                int[] changes = [.. after.Zip(before, (b, a) => b - a)];
                if (changes.Count(change => change != 0) == 1 && changes.Sum() == 1)
                    expected.Add((lower, upper, Array.IndexOf(changes, 1), before[Array.IndexOf(changes, 1)]));
            }
        }
        var actual = space.Links.Select(link => (Link: link, Channel: space.Channels[link.Channel]))
            .Select(pair => (pair.Link.Lower, pair.Link.Upper, pair.Channel.Level, pair.Channel.Occupation));
        Assert.Equal(expected.Order(), actual.Order());
        Assert.All(space.Links, link =>
        {
            (Multiplet lower, TunnellingChannel channel) = (space.Multiplets[link.Lower], space.Channels[link.Channel]);
            Assert.Equal((lower.Charge, lower.Spin), (channel.Charge, channel.Spin));
        });
        Assert.Equal(space.Channels.Count, space.Channels.Distinct().Count());
    }

    [Fact]
    public void A_projection_that_a_multiplet_lacks_is_refused()
    {
        StateSpace space = StateSpace.Enumerate(Models.OneLevel(HalfInteger.FromInteger(2), 0m, 0m, 1m).Grain);
        Multiplet multiplet = space.Multiplets[0];
        Assert.Throws<ArgumentOutOfRangeException>(() => space.IndexOf(0, new HalfInteger(multiplet.Last.Doubled + 2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => space.IndexOf(0, new HalfInteger(multiplet.First.Doubled + 1)));
    }

    [Fact]
    public void A_space_serves_grains_that_differ_in_energies_only()
    {
        Grain grain = Models.Yardstick(2, 1, 5).Grain;
        StateSpace space = StateSpace.Enumerate(grain);
        Assert.True(space.Serves(grain with { Gate = 1m, Field = 2m, Exchange = 0m, Charges = [1, 0] }));
        Assert.False(space.Serves(grain with { Spin = HalfInteger.FromInteger(6) }));
        Assert.False(space.Serves(grain with { Charges = [0, -1] }));
        Assert.False(space.Serves(grain with { Hold = new SpinWindow(0, 1) }));
        Assert.False(space.Serves(grain with { Levels = [.. grain.Levels.Reverse()] }));
    }
}
