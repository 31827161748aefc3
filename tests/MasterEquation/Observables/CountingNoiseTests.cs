using Xunit;

namespace SpinTorque.Tests;

/// <summary>Fluctuation and dissipation: at zero bias the noise of a lead's current is 2 T dI/dmu (Johnson, Nyquist).</summary>
public class CountingNoiseTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Noise_in_equilibrium_is_twice_temperature_times_conductance(int seed) =>
        AssertJohnson(RandomGrains.Equilibrium(RandomGrains.Model(seed), 0.1m, 0.2m), 1e-9);

    // Not beyond: the rates' own rounding gives each well a current of 1e-16, which telegraph noise squares and multiplies by e^barrier.
    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(30)]
    public void The_same_holds_across_a_barrier(int barrier) =>
        AssertJohnson(Models.OneLevel(HalfInteger.FromInteger(10), barrier / 10m, 0.07m, 1m), 1e-11);

    [Fact]
    public void The_Fano_factor_of_no_current_is_no_number()
    {
        GrainModel model = Models.OneLevel(HalfInteger.FromInteger(2), 0.1m, 0.1m, 1m);
        TransportResult result = MasterEquation.Assemble(model).Solve(TransportRequest.All);
        Assert.All(result.Fano, fano => Assert.Null(fano));
    }

    private static void AssertJohnson(GrainModel model, double relative)
    {
        var structure = new GrainStructure(StateSpace.Enumerate(model.Grain), model.Bath is not null);
        var tables = new RateTables<Plain>(structure, model.Leads.Count);
        tables.Fill(model, new bool[model.Leads.Count]);
        var chain = new Chain<Plain>(structure.Pattern);
        ChainFiller.Fill(structure, tables, chain, new bool[model.Leads.Count]);
        var elimination = new ChainElimination<Plain>(structure.Pattern);
        elimination.Run(chain, structure.Pattern.Count / 2);
        elimination.Run(chain, elimination.MostProbable);
        TransportResult result = MasterEquation.Assemble(model).Solve(TransportRequest.All);
        double rate = chain.Rate.Max(value => value.Value);
        for (int lead = 0; lead < model.Leads.Count; lead++)
        {
            (double mean, double noise, _) = CountingNoise.Of(structure, tables, lead, elimination);
            Expect.Near(0.0, mean, 0, 1e-15 * rate);
            Expect.Near(2 * model.Leads[lead].Temperature.High * result.Conductance[lead]![lead], noise, relative, 1e-15 * rate);
        }
    }
}
