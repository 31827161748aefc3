using System.Runtime.Intrinsics;
using Xunit;

namespace SpinTorque.Tests;

/// <summary>
/// Four points of a wide band side by side against each of them alone, by panels; and what leaving out unlikely states costs against its bound.
/// </summary>
public sealed class WideBatchTests
{
    [Theory]
    [InlineData(0.02)]
    [InlineData(0.5)]
    public void All_that_a_batch_gives_is_what_points_give_alone(double temperature)
    {
        GrainModel[] models = Rising(temperature, 12);
        var batch = new WideBatch(StructureOf(models[0]), 2);
        var request = new BatchRequest([true, true]) { Moments = true, Probabilities = true, Smallest = true, Energies = true };
        for (int first = 0; first < models.Length; first += 4)
        {
            batch.Solve(models.AsSpan(first, 4), request);
            for (int lane = 0; lane < 4; lane++)
                AssertAgree(MasterEquation.Assemble(models[first + lane]).Solve(new TransportRequest { Conductance = null }), batch.Points[lane]);
        }
    }

    [Fact]
    public void Currents_alone_are_those_with_responses()
    {
        GrainModel[] models = Rising(0.02, 4);
        (var plain, var moved) = (new WideBatch(StructureOf(models[0]), 2), new WideBatch(StructureOf(models[0]), 2));
        plain.Solve(models, new BatchRequest([false, false]));
        moved.Solve(models, new BatchRequest([false, true]));
        for (int lane = 0; lane < 4; lane++)
        {
            Assert.Equal(moved.Points[lane].Current, plain.Points[lane].Current);
            Assert.Null(moved.Points[lane].Conductance[0]);
        }
    }

    // Any window, however bad, must keep what it leaves out within the bound, beside rounding: 1e-12 of gross flow over T.
    [Theory]
    [InlineData(0.02, 3.0)]
    [InlineData(0.02, 0.5)]
    [InlineData(0.2, 3.0)]
    [InlineData(1.0, 5.0)]
    public void What_a_window_leaves_out_is_within_its_bound(double temperature, double potential)
    {
        GrainModel model = Rising(temperature, 1, spin: 100)[0];
        model = model with { Leads = [model.Leads[0] with { Potential = potential }, model.Leads[1]] };
        GrainStructure structure = StructureOf(model);
        int count = structure.Space.Count, root = MostProbable(model);
        (double whole, double gross, _) = Response(structure, model, root, StateRange.All(count));
        int informative = 0;
        foreach (int margin in (int[])[0, 10, 100, 200, 400, 800, 1200, 1600, 2400])
        {
            (double part, _, double bound) = Response(structure, model, root, new StateRange(Math.Max(0, root - margin), Math.Min(count - 1, root + margin)));
            double rounding = 1e-12 * gross / temperature;
            Assert.True(Math.Abs(part - whole) <= bound + rounding, $"{part} where {whole} was expected: off by {part - whole:E2}, allowed {bound:E2}");
            informative += bound is > 0 and < 1e-6 ? 1 : 0;
        }
        Assert.True(temperature > 0.1 || informative > 0);
    }

    // Probabilities at the edge that are zero in doubles may be anything below 5e-324, which a time beyond all doubles outweighs.
    [Fact]
    public void Nothing_is_shown_where_the_edge_is_below_the_range_of_doubles_and_the_root_is_never_reached()
    {
        var p = new Vector256<double>[40];
        p[20] = Vector256<double>.One;
        var part = new NeglectedStates(p, Vector256<double>.Zero, new StateRange(4, 35), width: 3, Vector256<double>.One);
        Assert.Equal(double.PositiveInfinity, part.OfResponse(0, 1, double.PositiveInfinity));
        Assert.InRange(part.OfResponse(0, 1, 1e10), double.Epsilon, 1e-300);
        Assert.Equal(0, new NeglectedStates(p, Vector256<double>.Zero, StateRange.All(40), width: 3, Vector256<double>.One).OfResponse(0, 1, double.PositiveInfinity));
    }

    // By the row of times of detours, and by probabilities that are all found.
    [Theory]
    [InlineData(0.02)]
    [InlineData(1.0)]
    public void What_is_outside_a_window_is_known_without_its_states(double temperature)
    {
        GrainModel model = Rising(temperature, 1, spin: 60)[0];
        GrainStructure structure = StructureOf(model);
        (int count, int root) = (structure.Space.Count, MostProbable(model));
        var tables = new LaneTables(structure, 2);
        tables.Fill([model], [true, false]);
        foreach (int margin in (int[])[0, 50, 200, 500])
        {
            var elimination = new FrontElimination(tables.Rates) { Window = new StateRange(Math.Max(0, root - margin), Math.Min(count - 1, root + margin)) };
            var states = new LaneStates(count, elimination);
            states.Run(root);
            double outside = states.ProbabilityOutside()[0];
            Assert.True(outside > 0);
            Expect.Near(outside, states.Probabilities[root][0] * elimination.Outside[0], 1e-11);          // n roundings each
            double[] known = [.. states.Probabilities.Select(p => p[0])];
            elimination.Forgets = true;
            states.Run(root);
            Assert.False(states.KnowsAll);
            for (int k = 0; k < count; k++)
                Expect.Near(states.Carried.Contains(k) ? known[k] / (1 - outside) : 0, states.Probabilities[k][0], 1e-12);
        }
    }

    // One batch wants the smallest probability, so that no state may be forgotten.
    [Fact]
    public void Points_are_the_same_whether_states_are_forgotten_or_not()
    {
        GrainModel[] models = Rising(0.02, 16, spin: 200);
        GrainStructure structure = StructureOf(models[0]);
        (var some, var all) = (new WideBatch(structure, 2), new WideBatch(structure, 2));
        for (int first = 0; first < models.Length; first += 4)
        {
            some.Solve(models.AsSpan(first, 4), new BatchRequest([true, true]) { Moments = true });
            all.Solve(models.AsSpan(first, 4), new BatchRequest([true, true]) { Moments = true, Smallest = true });
            for (int lane = 0; lane < 4; lane++)
            {
                (LanePoint one, LanePoint other) = (some.Points[lane], all.Points[lane]);
                Assert.True(one.Found && other.Found);
                Expect.Near(other.Sz, one.Sz, 1e-13);
                for (int lead = 0; lead < 2; lead++)
                {
                    Expect.Near(other.Current[lead], one.Current[lead], 1e-12, 1e-15 * other.Transport.Gross);
                    Expect.Near(other.Conductance[lead]![0], one.Conductance[lead]![0], 0, other.Transport.ConductanceError[lead]);
                }
            }
        }
    }

    // On a chain that goes back and forth between neighbours alone the mean time to the root from the end is a double sum.
    [Fact]
    public void No_state_needs_longer_to_the_root_than_the_bound_says()
    {
        const int count = 41;
        (int From, int To, double Rate)[] steps = [.. Enumerable.Range(0, count - 1)
            .SelectMany(k => new[] { (k, k + 1, 1.0 + 0.1 * k), (k + 1, k, 0.5 + 0.03 * k) })];
        Chain<Plain> chain = Generator.FromTransitions(count, steps).Chain;
        var rates = new LaneRates(chain.Pattern, null, chain.Rate.Length);
        for (int p = 0; p < chain.Rate.Length; p++)
            rates.Rate[p] = Vector256.Create(chain.Rate[p].Value);
        var elimination = new FrontElimination(rates);
        elimination.Factor(30);
        // t_k = (1 + down_k t_(k-1))/up_k is the mean time from k to k + 1.
        double step = 0, upwards = 0;
        for (int k = 0; k < 30; k++)
        {
            step = (1 + (k > 0 ? (0.5 + 0.03 * (k - 1)) * step : 0)) / (1.0 + 0.1 * k);
            upwards += step;
        }
        step = 0;
        double downwards = 0;
        for (int k = count - 1; k > 30; k--)
        {
            step = (1 + (k < count - 1 ? (1.0 + 0.1 * k) * step : 0)) / (0.5 + 0.03 * (k - 1));
            downwards += step;
        }
        Assert.InRange(elimination.HittingTime[0], Math.Max(upwards, downwards), (upwards + downwards) * (1 + 1e-12));     // the sum, by its definition
    }

    private static (double Value, double Gross, double Bound) Response(GrainStructure structure, GrainModel model, int root, StateRange window)
    {
        var tables = new LaneTables(structure, 2);
        tables.Fill([model], [true, false]);
        var elimination = new FrontElimination(tables.Rates) { Window = window };
        var states = new LaneStates(structure.Space.Count, elimination);
        states.Run(root);
        states.Differentiate(0);
        var transport = new LaneTransport(structure, tables);
        transport.Sum(states.Carried, states.Probabilities, states.Slopes, tables.Rates.Slope[0], null);
        var neglected = new NeglectedStates(states.Probabilities, states.ProbabilityOutside(), states.Carried, structure.HalfBandwidth, tables.LargestExit);
        double bound = neglected.OfResponse(0, model.Leads[0].Temperature.High, elimination.HittingTime[0]);
        return (transport.Response(0, 0)[0], transport.Flow[0].Gross[0], double.IsNaN(bound) ? double.PositiveInfinity : bound);
    }

    private static int MostProbable(GrainModel model)
    {
        IReadOnlyList<double> p = MasterEquation.Assemble(model).Solve(TransportRequest.CurrentsOnly).State.Probabilities;
        return p.Index().MaxBy(state => state.Item).Index;
    }

    private static GrainModel[] Rising(double temperature, int points, int spin = 30)
    {
        GrainModel model = Models.Yardstick(3, 2, spin);
        return [.. Enumerable.Range(0, points).Select(step => model with
        {
            Leads =
            [
                model.Leads[0] with { Potential = 0.1m + 0.3m * step, Temperature = temperature },
                model.Leads[1] with { Temperature = temperature },
            ],
        })];
    }

    private static GrainStructure StructureOf(GrainModel model) => new(StateSpace.Enumerate(model.Grain), bath: true);

    // n roundings each; conductances are stated to n eps of gross flow over T, heat to n eps of energies of a few units.
    private static void AssertAgree(TransportResult alone, LanePoint point)
    {
        Assert.True(point.Found);
        Assert.InRange(point.Residual, 0, 1e-15);
        Assert.InRange(point.ErrorBound / alone.ErrorBound, 0.99, 1.01);
        Expect.Near(alone.Sz, point.Sz, 1e-12, 1e-11);
        Expect.Near(alone.SzVariance, point.SzVariance, 1e-10, 1e-11);
        Expect.Near(alone.State.Log10MinProbability, point.Log10MinProbability, 1e-12);
        for (int k = 0; k < point.Values.Length; k++)
            Expect.Near(alone.State.Probabilities[k], point.Values[k], 1e-11, double.Epsilon);
        for (int lead = 0; lead < 2; lead++)
        {
            double gross = point.Transport.Gross, temperature = alone.Model.Leads[lead].Temperature.High;
            Expect.Near(alone.Current[lead], point.Current[lead], 0, 1e-13 * gross);
            Expect.Near(alone.SpinCurrent[lead], point.SpinCurrent[lead], 0, 1e-13 * gross);
            Expect.Near(alone.EnergyCurrent[lead], point.EnergyCurrent[lead], 0, 1e-12 * gross);
            Expect.Near(alone.HeatCurrent[lead], point.HeatCurrent[lead], 0, 1e-12 * gross);
            for (int responding = 0; responding < 2; responding++)
                Expect.Near(alone.Conductance[lead]![responding], point.Conductance[lead]![responding], 1e-10, 1e-12 * gross / temperature);
        }
    }
}
