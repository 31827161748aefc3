using Xunit;

namespace SpinTorque.Tests;

public class EnergyRangeTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_transition_takes_more_than_the_bound(int seed)
    {
        GrainModel model = RandomGrains.Model(seed);
        StateSpace space = StateSpace.Enumerate(model.Grain);
        IEnumerable<DoubleDouble> additions =
            from channel in space.Channels
            from sigma in new[] { 1, -1 }
            let energy = GrainEnergy.Addition(model.Grain, channel, sigma)
            from projection in new[] { channel.Spin, new HalfInteger(-channel.Spin.Doubled) }
            from lead in model.Leads
            select energy.At(projection) - lead.Potential;
        IEnumerable<DoubleDouble> raised =
            from multiplet in space.Multiplets
            from projection in new[] { multiplet.First, multiplet.Last }
            select GrainEnergy.ReleasedByRaising(model.Grain).At(projection);

        double bound = EnergyRange.Largest(model);

        Assert.All([.. additions, .. raised], energy => Assert.InRange(Math.Abs(energy.High), 0, bound));
    }

    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(2, 2, 3)]
    public void The_lowest_temperature_still_has_its_limit(int minority, int majority, int spin)
    {
        GrainModel model = At(Models.Yardstick(minority, majority, spin), 1.0);
        TransportResult result = MasterEquation.Assemble(model).Solve(TransportRequest.All);

        Assert.Equal(SolverStatus.Converged, result.State.Status);
        Expect.Near(1.0, result.State.Probabilities.Sum(), 1e-13);
        Assert.False(double.IsNaN(result.State.Log10MinProbability));
        Assert.All([.. result.Current, .. result.HeatCurrent, result.State.Residual], value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void A_colder_lead_or_bath_is_refused_by_name()
    {
        GrainModel sound = Models.Yardstick(1, 1, 2);
        DoubleDouble cold = sound.LowestTemperature / 2;
        GrainModel lead = sound with { Leads = [sound.Leads[0] with { Temperature = cold }, sound.Leads[1]] };
        GrainModel bath = sound with { Bath = sound.Bath! with { Temperature = cold } };

        Assert.StartsWith("lead left has temperature", Assert.Single(lead.Problems()), StringComparison.Ordinal);
        Assert.StartsWith("the bath has temperature", Assert.Single(bath.Problems()), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => MasterEquation.Assemble(lead));
    }

    [Fact]
    public void Charges_without_a_configuration_cost_nothing()
    {
        GrainModel model = Models.Yardstick(1, 1, 2);
        GrainModel charged = model with { Grain = model.Grain with { Charging = new Charging { Energy = 1m }, Charges = [0, 1, 2_000_000_000] } };

        Assert.InRange(EnergyRange.Largest(charged), EnergyRange.Largest(model), EnergyRange.Largest(model) + 20);
    }

    private static GrainModel At(GrainModel model, double timesLowest)
    {
        DoubleDouble temperature = model.LowestTemperature * timesLowest;
        return model.WithLeads(lead => lead with { Temperature = temperature }) with { Bath = model.Bath! with { Temperature = temperature } };
    }
}
