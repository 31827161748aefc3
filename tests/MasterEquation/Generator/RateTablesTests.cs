using Xunit;

namespace SpinTorque.Tests;

public class RateTablesTests
{
    // The smallest rate of one level at energy e above both leads is Gamma w e^(-e/T); 1e-290 is e^-667.7.
    [Theory]
    [InlineData(600, false)]
    [InlineData(660, false)]
    [InlineData(700, true)]
    [InlineData(800, true)]
    [InlineData(1e6, true)]
    public void Underflow_is_flagged_where_a_rate_leaves_the_normal_range(double energy, bool underflow)
    {
        GrainModel model = OneLevelAt(energy, up: 1);
        Assert.Equal(underflow, Filled(model).Underflow);
    }

    [Fact]
    public void A_coupling_of_exactly_zero_is_no_underflow()
    {
        Assert.False(Filled(OneLevelAt(1, up: 0)).Underflow);
        Assert.True(Filled(OneLevelAt(800, up: 0)).Underflow);
    }

    [Fact]
    public void A_lead_that_lifts_the_total_rate_hides_another_ones_underflow()
    {
        GrainModel model = OneLevelAt(800, up: 1);
        Assert.False(Filled(model.WithPotential(1, 700m)).Underflow);
    }

    [Fact]
    public void Derivatives_are_kept_only_where_asked_for()
    {
        GrainModel model = OneLevelAt(1, up: 1);
        var structure = new GrainStructure(StateSpace.Enumerate(model.Grain), bath: false);
        var tables = new RateTables<Plain>(structure, 2);
        tables.Fill(model, [false, true]);
        Assert.Null(tables.Slope[0]);
        Plain[] slope = Assert.IsType<Plain[]>(tables.Slope[1]);
        // d(Gamma w f)/dmu = (enter leave/(enter + leave))/T
        for (int i = 0; i < slope.Length; i++)
        {
            double enter = tables.Enter[1][i].Value, leave = tables.Leave[1][i].Value;
            Expect.Near(enter * leave / (enter + leave), slope[i].Value, 1e-15);
        }
    }

    private static RateTables<Plain> Filled(GrainModel model)
    {
        var tables = new RateTables<Plain>(new GrainStructure(StateSpace.Enumerate(model.Grain), bath: false), model.Leads.Count);
        tables.Fill(model, new bool[model.Leads.Count]);
        return tables;
    }

    private static GrainModel OneLevelAt(double energy, double up)
    {
        GrainModel model = Models.OneLevel(HalfInteger.FromInteger(2), 0m, 0m, 1m, Models.Leads(0m, 1m, (up, 1), (up, 1)));
        return model with { Grain = model.Grain with { Levels = [new Level { Energy = energy, Band = Band.Majority, Reference = 0 }] } };
    }
}
