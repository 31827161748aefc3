using Xunit;

namespace SpinTorque.Tests;

/// <summary>The bound under which a point takes its neighbour's solution, against the neighbour in exact arithmetic.</summary>
public sealed class PlateauAnchorTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Shared_currents_and_conductances_are_within_their_stated_error(int seed)
    {
        GrainModel model = RandomGrains.Model(seed, mostStates: 14);
        var anchor = new PlateauAnchor(new GrainStructure(StateSpace.Enumerate(model.Grain), model.Bath is not null && model.Grain.Spin.Doubled > 0), [.. model.Leads.Select(_ => true)]);
        if (!anchor.TrySet(model))
            return;
        foreach (decimal step in (decimal[])[0.0001m, -0.002m, 0.03m])
        {
            GrainModel neighbour = model with
            {
                Grain = model.Grain with { Gate = model.Grain.Gate + step },
                Leads = [model.Leads[0] with { Potential = model.Leads[0].Potential - 2 * step }, .. model.Leads.Skip(1)],
            };
            if (anchor.TryShare(neighbour, tolerance: 0.5))
                AssertWithin(new DenseChain(neighbour), anchor, model.Leads.Count);
        }
    }

    [Fact]
    public void A_plateau_is_shared_and_a_step_is_not()
    {
        // addition energies lie near 1, 100 T below the left lead's potential and as far above the right one's
        GrainModel model = Models.Yardstick(1, 0, 5) with { Leads = Models.Leads(3m, 0.01m, (1.4, 0.6), (1, 1)) };
        model = model with { Grain = model.Grain with { Gate = 0m } };
        var anchor = new PlateauAnchor(new GrainStructure(StateSpace.Enumerate(model.Grain), bath: true), [true, false]);
        Assert.True(anchor.TrySet(model));
        Assert.True(anchor.TryShare(With(model, 2.9m), 1e-9));
        Assert.False(anchor.TryShare(With(model, 1.0m), 1e-9));
        Assert.False(anchor.TryShare(With(model, 0.5m), 1e-3));
    }

    [Fact]
    public void A_refined_map_keeps_every_point_within_its_tolerance()
    {
        GrainModel model = Models.Yardstick(1, 0, 3);
        Assert.True(Quantity.TryParse("current.left", model, out Quantity? current, out _));
        Assert.True(Quantity.TryParse("errorBound", model, out Quantity? bound, out _));
        var exact = new GrainMap
        {
            Columns = 18,
            Rows = 17,
            ModelAt = (column, row) => With(model, 0.17m * row) with { Grain = model.Grain with { Gate = -1m + 0.02m * column } },
            Quantities = [current!, bound!],
            Exact = true,
        };
        MapResult all = MapRunner.Run(exact, threads: 1), refined = MapRunner.Run(exact with { Exact = false, Tolerance = 1e-5 }, threads: 2);
        Assert.True(refined.Tally.Methods["plateau"] > 20);
        for (int row = 0; row < exact.Rows; row++)
        {
            for (int column = 0; column < exact.Columns; column++)
            {
                double error = Math.Abs(all.Values[0][row, column] - refined.Values[0][row, column]);
                double stated = refined.Values[1][row, column] * Math.Abs(refined.Values[0][row, column]);
                Assert.True(error <= stated * (1 + 1e-9) + 1e-300, $"({column}, {row}): off by {error:G3}, stated {stated:G3}");
            }
        }
    }

    private static void AssertWithin(DenseChain exact, PlateauAnchor anchor, int leads)
    {
        double largest = anchor.Current.Max(Math.Abs);
        for (int lead = 0; lead < leads; lead++)
        {
            double error = BigRational.Abs(exact.Current(lead) - BigRational.From(anchor.Current[lead])).ToDouble();
            Assert.True(error <= anchor.ErrorBound * largest, $"current off by {error:G3}, stated {anchor.ErrorBound * largest:G3}");
            for (int mover = 0; mover < leads; mover++)
            {
                double off = BigRational.Abs(exact.Conductance(lead, mover) - BigRational.From(anchor.Conductance[mover]![lead])).ToDouble();
                Assert.True(off <= anchor.Transport.ConductanceError[mover], $"conductance off by {off:G3}, stated {anchor.Transport.ConductanceError[mover]:G3}");
            }
        }
    }

    private static GrainModel With(GrainModel model, DoubleDouble potential) =>
        model with { Leads = [model.Leads[0] with { Potential = potential }, .. model.Leads.Skip(1)] };
}
