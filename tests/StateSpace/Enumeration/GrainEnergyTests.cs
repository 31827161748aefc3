using Xunit;

namespace SpinTorque.Tests;

/// <summary>Energies against exact total energies of the Hamiltonian.</summary>
public class GrainEnergyTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Addition_energies_are_differences_of_exact_totals(int seed)
    {
        Grain grain = RandomGrains.Model(seed, mostStates: 100).Grain;
        StateSpace space = StateSpace.Enumerate(grain);
        foreach (TunnellingLink link in space.Links)
        {
            foreach ((int lower, int upper, int sigma) in Steps(space, link))
            {
                BigRational expected = Total(space, upper) - Total(space, lower);
                DoubleDouble actual = GrainEnergy.Addition(grain, space.Channels[link.Channel], sigma).At(space[lower].Projection);
                // a handful of double-double operations on terms of order one to ten
                Assert.True(BigRational.Abs(expected - BigRational.From(actual)).ToDouble() < 1e-29);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Total_energies_differ_from_the_Hamiltonian_by_one_constant(int seed)
    {
        Grain grain = RandomGrains.Model(seed, mostStates: 100).Grain;
        StateSpace space = StateSpace.Enumerate(grain);
        BigRational constant = Total(space, 0) - BigRational.From(GrainEnergy.Of(space, grain, 0));
        for (int index = 0; index < space.Count; index++)
        {
            BigRational difference = Total(space, index) - BigRational.From(GrainEnergy.Of(space, grain, index)) - constant;
            Assert.True(BigRational.Abs(difference).ToDouble() < 1e-28);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Energy_released_by_raising_is_a_difference_within_a_multiplet(int seed)
    {
        Grain grain = RandomGrains.Model(seed, mostStates: 100).Grain;
        StateSpace space = StateSpace.Enumerate(grain);
        LinearEnergy released = GrainEnergy.ReleasedByRaising(grain);
        for (int multiplet = 0; multiplet < space.Multiplets.Count; multiplet++)
        {
            Multiplet of = space.Multiplets[multiplet];
            for (int m = of.First.Doubled; m < of.Last.Doubled; m += 2)
            {
                BigRational expected = Total(space, multiplet, m) - Total(space, multiplet, m + 2);
                Assert.True(BigRational.Abs(expected - BigRational.From(released.At(new HalfInteger(m)))).ToDouble() < 1e-29);
            }
        }
    }

    // By definition of `energy`: with every other level at reference and no other term, the cost of the level's own step.
    [Theory]
    [InlineData(Band.Minority, 1, 1)]
    [InlineData(Band.Majority, 1, 0)]
    [InlineData(Band.Majority, 0, 0)]
    [InlineData(Band.Both, 0, 0)]
    public void A_level_costs_its_energy_at_reference(Band band, int reference, int occupation)
    {
        var grain = new Grain
        {
            Spin = HalfInteger.FromInteger(1000),
            Exchange = 0.3m,
            Charges = [-1, 0, 1],
            Levels = [new Level { Energy = 0.7m, Band = band, Reference = reference }],
        };
        // S before the step, with the level itself at `occupation`
        int spin = 2000 - (reference == 1 && occupation == 0 ? 1 : 0);
        var channel = new TunnellingChannel(0, occupation, occupation - reference, new HalfInteger(spin));
        foreach (int sigma in (int[])[1, -1])
            Assert.Equal((DoubleDouble)0.7m, GrainEnergy.Addition(grain, channel, sigma).Constant);
    }

    [Fact]
    public void Large_exchange_energies_cost_no_digits()
    {
        // J S^2 = 3e5 and more; the closed form must keep what a difference of totals in doubles loses.
        Grain grain = Models.Yardstick(2, 2, 1000).Grain with { Charges = [0, 1, 2] };
        var channel = new TunnellingChannel(1, 1, 1, new HalfInteger(1999));
        LinearEnergy addition = GrainEnergy.Addition(grain, channel, 1);
        // energy + V_g - (kappa/S0)/4 - h/2 + J (S - S0), S - S0 = -1/2
        BigRational expected = BigRational.From(2m - 0.6m - 0.02m / 4000 - 0.025m - 0.15m);
        Assert.True(BigRational.Abs(expected - BigRational.From(addition.Constant)).ToDouble() < 1e-30);
    }

    private static IEnumerable<(int Lower, int Upper, int Sigma)> Steps(StateSpace space, TunnellingLink link)
    {
        Multiplet lower = space.Multiplets[link.Lower], upper = space.Multiplets[link.Upper];
        for (int m = lower.First.Doubled; m <= lower.Last.Doubled; m += 2)
        {
            for (int sigma = -1; sigma <= 1; sigma += 2)
            {
                if (m + sigma >= upper.First.Doubled && m + sigma <= upper.Last.Doubled)
                {
                    int before = space.IndexOf(link.Lower, new HalfInteger(m)), after = space.IndexOf(link.Upper, new HalfInteger(m + sigma));
                    yield return (before, after, sigma);
                }
            }
        }
    }

    private static BigRational Total(StateSpace space, int index) => DenseEvents.Energy(space.Grain, DenseStates.At(space, index));

    private static BigRational Total(StateSpace space, int multiplet, int doubledProjection) =>
        Total(space, space.IndexOf(multiplet, new HalfInteger(doubledProjection)));
}
