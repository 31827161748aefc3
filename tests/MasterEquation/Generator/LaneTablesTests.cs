using Xunit;

namespace SpinTorque.Tests;

/// <summary>Rates of four points side by side against those of each point by channels, which are computed by other code and tested against exact numbers.</summary>
public sealed class LaneTablesTests
{
    // Both round a handful of times, each its own exponential.
    private const double Rounding = 4e-15;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Rates_and_derivatives_laid_out_by_spin_are_those_by_channel(int seed)
    {
        GrainModel model = RandomGrains.Model(seed, mostStates: 60);
        GrainStructure structure = StructureOf(model);
        bool[] moved = [.. model.Leads.Select((_, lead) => lead != 1)];
        var lanes = new LaneTables(structure, model.Leads.Count);
        // One after another: what an axis changes, then nothing, then everything.
        foreach (GrainModel[] models in (GrainModel[][])[Potentials(model), Potentials(model), Grains(model), [model]])
        {
            lanes.Fill(models, moved);
            for (int lane = 0; lane < models.Length; lane++)
                AssertEqual(structure, models[lane], moved, lanes, lane);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_exit_rate_is_above_its_bound(int seed)
    {
        GrainModel model = RandomGrains.Model(seed, mostStates: 60);
        var lanes = new LaneTables(StructureOf(model), model.Leads.Count);
        lanes.Fill([model], new bool[model.Leads.Count]);
        Generator generator = MasterEquation.Assemble(model).Generator();
        double largest = Enumerable.Range(0, generator.StateCount).Max(k => generator.ExitRate(k));
        Assert.InRange(largest, 0, lanes.LargestExit[0] * (1 + Rounding));
    }

    private static void AssertEqual(GrainStructure structure, GrainModel model, bool[] moved, LaneTables lanes, int lane)
    {
        var tables = new RateTables<Plain>(structure, model.Leads.Count);
        tables.Fill(model, moved);
        Assert.Equal(tables.Underflow, lanes.Underflow(lane));
        for (int transition = 0; transition < structure.Source.Length; transition++)
        {
            (int from, int to) = (structure.Source[transition], structure.Slices.Source[transition]);
            Expect.Near(tables.All[from].Value, lanes.Rates.Rate[to][lane], Rounding, double.Epsilon);
            int parameter = 0;
            foreach (Plain[] slope in tables.Slopes)
                Expect.Near(slope[from].Value, lanes.Rates.Slope[parameter++][to][lane], Rounding, double.Epsilon);
        }
    }

    private static GrainModel[] Potentials(GrainModel model) => [.. Enumerable.Range(0, 4).Select(step => model with
    {
        Leads = [model.Leads[0] with { Potential = model.Leads[0].Potential + 0.07m * step }, .. model.Leads.Skip(1)],
    })];

    private static GrainModel[] Grains(GrainModel model) => [.. Enumerable.Range(0, 3).Select(step => model with
    {
        Grain = model.Grain with { Gate = model.Grain.Gate - 0.3m * step, Field = model.Grain.Field + 0.02m * step },
    })];

    private static GrainStructure StructureOf(GrainModel model) =>
        new(StateSpace.Enumerate(model.Grain), model.Bath is not null && model.Grain.Spin.Doubled > 0);
}
