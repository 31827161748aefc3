using Xunit;

namespace SpinTorque.Tests;

/// <summary>Four working points in lanes against each of them alone, bit by bit, and against exact arithmetic.</summary>
public sealed class PointBatchTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_point_has_the_same_bits_in_any_lane_of_any_batch_and_alone(int seed)
    {
        GrainModel model = RandomGrains.Model(seed, mostStates: 36);
        GrainStructure structure = StructureOf(model);
        if (!PointBatch.Serves(structure, exact: true))
            return;
        GrainModel[] models = [.. Enumerable.Range(0, 6).Select(step => Moved(model, step))];
        TransportResult[] alone = [.. models.Select(point => MasterEquation.Assemble(point).Solve(new TransportRequest { Conductance = null }))];
        var batch = PointBatch.For(structure, model.Leads.Count);
        BatchRequest request = Everything([.. model.Leads.Select(_ => true)]);
        foreach (int[] group in (int[][])[[0, 1, 2, 3], [3, 2, 1, 0], [4, 5], [5, 0, 4], [1], [2, 2, 2, 5]])
        {
            batch.Solve([.. group.Select(index => models[index])], request);
            for (int lane = 0; lane < group.Length; lane++)
                AssertSameBits(alone[group[lane]], batch.Points[lane]);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Probabilities_and_responses_agree_with_exact_arithmetic(int seed)
    {
        GrainModel model = RandomGrains.Model(seed, mostStates: 16);
        GrainModel[] models = [.. Enumerable.Range(0, 2).Select(step => Moved(model, step))];
        AssertExact(PointBatch.For(StructureOf(model), model.Leads.Count), models);
        AssertExact(new WideBatch(StructureOf(model), model.Leads.Count), models);
    }

    private static void AssertExact(PointBatch batch, GrainModel[] models)
    {
        batch.Solve(models, Everything([.. models[0].Leads.Select(_ => true)]));
        for (int lane = 0; lane < models.Length; lane++)
        {
            LanePoint point = batch.Points[lane];
            if (!point.Found)
                continue;
            var exact = new DenseChain(models[lane]);
            int[] indices = exact.IndicesOf(MasterEquation.Assemble(models[lane]).States);
            for (int k = 0; k < indices.Length; k++)
                Expect.Near(exact.P[indices[k]], point.Values[k], 2e-13);           // n roundings and those of the rates
            for (int mover = 0; mover < models[0].Leads.Count; mover++)
            {
                // A conductance is a difference of terms of size rate/T.
                double size = exact.LargestRate / models[lane].Leads[mover].Temperature.High;
                Expect.Near(exact.Conductance(0, mover), point.Conductance[mover]![0], 1e-12, 1e-15 * size);
                Expect.Near(exact.Current(mover), point.Current[mover], 1e-12, 1e-15 * exact.LargestRate);
            }
        }
    }

    [Fact]
    public void A_barrier_beyond_the_range_of_doubles_keeps_its_lanes_apart()
    {
        GrainModel deep = Models.OneLevel(HalfInteger.FromInteger(60), 1m, -0.3m, 0.05m, Models.Leads(0.2m, 0.05m, (1, 2), (2, 1)));
        GrainModel flat = deep with { Grain = deep.Grain with { Anisotropy = 0.001m } };
        PointBatch batch = PointBatch.For(StructureOf(deep), 2);
        batch.Solve([flat, deep, flat, deep], Everything([true, false]));
        for (int lane = 0; lane < 4; lane++)
        {
            TransportResult alone = MasterEquation.Assemble(lane % 2 == 0 ? flat : deep).Solve(new TransportRequest { Conductance = ["left"] });
            AssertSameBits(alone, batch.Points[lane]);
        }
        Assert.True(batch.Points[1].Log10MinProbability < -400);        // e^(-kappa S0/T) = e^(-1200)
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 2)]
    public void Nothing_is_allocated_from_the_second_batch_on(int minority, int majority)
    {
        GrainModel model = Models.Yardstick(minority, majority, 20);
        GrainModel[] models = [.. Enumerable.Range(0, 8).Select(step => Moved(model, step))];
        PointBatch batch = PointBatch.For(StructureOf(model), 2);
        BatchRequest request = Everything([true, false]);
        batch.Solve(models.AsSpan(0, 4), request);
        batch.Solve(models.AsSpan(4, 4), request);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int turn = 0; turn < 10; turn++)
            batch.Solve(models.AsSpan(4 * (turn % 2), 4), request);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Batches_of_a_wide_band_are_rooted_at_the_likeliest_state_before_and_agree_with_points_alone()
    {
        // From low bias, where the field holds the grain, to high, where the current turns it.
        GrainModel model = Models.Yardstick(3, 2, 30);
        GrainModel[] models = [.. Enumerable.Range(0, 16).Select(step => model with
        {
            Leads = [model.Leads[0] with { Potential = 0.1m + 0.3m * step }, model.Leads[1]],
        })];
        PointBatch batch = PointBatch.For(StructureOf(model), 2);
        Assert.True(StructureOf(model).HalfBandwidth > LaneSolver.WidestAlone);
        double[] first = [];
        for (int turn = 0; turn < 2; turn++)
        {
            double[] values = [.. Enumerable.Range(0, 4).SelectMany(group => Four(batch, models, 4 * group))];
            Assert.True(turn == 0 || values.SequenceEqual(first));
            first = values;
            batch.Restart();
        }
        foreach ((GrainModel point, double found) in models.Zip(first))
        {
            TransportResult alone = MasterEquation.Assemble(point).Solve(new TransportRequest { Conductance = ["left"] });
            Expect.Near(alone.Conductance[0]![0], found, 1e-10, 1e-13);         // both are stated to n eps of rate/T = 50
        }
    }

    private static BatchRequest Everything(bool[] moved) => new(moved) { Moments = true, Probabilities = true, Smallest = true, Energies = true };

    private static double[] Four(PointBatch batch, GrainModel[] models, int first)
    {
        batch.Solve(models.AsSpan(first, 4), new BatchRequest([true, false]));
        Assert.All(batch.Points, point => Assert.True(point.Found));
        return [.. batch.Points.Select(point => point.Conductance[0]![0])];
    }

    private static GrainStructure StructureOf(GrainModel model) =>
        new(StateSpace.Enumerate(model.Grain), model.Bath is not null && model.Grain.Spin.Doubled > 0);

    private static GrainModel Moved(GrainModel model, int step) => model with
    {
        Grain = model.Grain with { Gate = model.Grain.Gate + 0.05m * step },
        Leads = [model.Leads[0] with { Potential = model.Leads[0].Potential + 0.07m * (step % 3) }, .. model.Leads.Skip(1)],
    };

    private static void AssertSameBits(TransportResult alone, LanePoint point)
    {
        if (!point.Found)
        {
            Assert.True(alone.State.Status != SolverStatus.Converged || alone.State.Elimination is not LaneEliminated);
            return;
        }
        Assert.Equal(alone.State.Probabilities, point.Values);
        Assert.Equal(alone.State.Residual, point.Residual);
        Assert.Equal(alone.State.Log10MinProbability, point.Log10MinProbability);
        Assert.Equal(alone.Current, point.Current);
        Assert.Equal(alone.SpinCurrent, point.SpinCurrent);
        Assert.Equal(alone.HeatCurrent, point.HeatCurrent);
        Assert.Equal(alone.ErrorBound, point.ErrorBound);
        Assert.Equal(alone.Sz, point.Sz);
        Assert.Equal(alone.Occupations, point.Occupations);
        for (int mover = 0; mover < alone.Conductance.Count; mover++)
        {
            if (alone.Conductance[mover] is { } row)
                Assert.Equal(row, point.Conductance[mover]!);
        }
    }
}
