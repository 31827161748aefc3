using Xunit;

namespace SpinTorque.Tests;

/// <summary>What results say of their own error, against 30 digits, on grains that blockade makes metastable.</summary>
public sealed class StatedErrorTests
{
    // A hundred and fifty more or less at random, and those in which something came out wrong once: noise from states of weight 1e-50, slow
    // contraction below 1e-13, derivatives against a root of weight 1e-300, currents of 1e-311.
    public static TheoryData<int> Seeds =>
        [.. Enumerable.Range(0, 150), 883, 945, 1328, 1525, 1598, 1848, 2016, 2086, 2129, 2245, 2252, 2335, 2964];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Elimination_is_within_its_stated_error(int seed)
    {
        if (BlockadedGrains.Of(seed) is not { } equation || ReferenceSolution.Of(equation.Model) is not { } reference)
            return;
        TransportResult result = equation.Solve(TransportRequest.All);
        Assert.InRange(reference.ProbabilityError(result.State), 0, result.State.ErrorBound);
        AssertCurrents(reference, result.Current, result.ErrorBound);
        AssertConserved(result.Conductance, result.ConductanceError);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Points_in_lanes_are_within_their_stated_error(int seed)
    {
        if (BlockadedGrains.Of(seed) is not { } equation || !PointBatch.Serves(equation.Structure, exact: false)
            || ReferenceSolution.Of(equation.Model) is not { } reference)
            return;
        foreach (PointBatch batch in (PointBatch[])[PointBatch.For(equation.Structure, leads: 2), new WideBatch(equation.Structure, leads: 2)])
        {
            batch.Solve([equation.Model], new BatchRequest([true, true]));
            batch.Solve([equation.Model], new BatchRequest([true, true]));        // from the likeliest state as root
            LanePoint point = batch.Points[0];
            if (!point.Found)
                continue;
            AssertCurrents(reference, point.Current, point.ErrorBound);
            AssertConserved(point.Conductance, point.Transport.ConductanceError);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Iteration_is_within_its_stated_error(int seed)
    {
        if (BlockadedGrains.Of(seed) is not { } equation || ReferenceSolution.Of(equation.Model) is not { } reference)
            return;
        TransportResult iterated = equation.Solve(TransportRequest.All, new AggregationSolver());
        if (iterated.State.Status != SolverStatus.Converged)
        {
            Assert.NotEmpty(iterated.State.Message);
            return;
        }
        TransportResult exact = equation.Solve(TransportRequest.All);
        Assert.InRange(reference.Probabilities.Zip(iterated.State.Probabilities, static (p, q) => Math.Abs(p - q)).Sum(), 0, iterated.State.ErrorBound);
        AssertCurrents(reference, iterated.Current, iterated.ErrorBound);
        for (int lead = 0; lead < 2; lead++)
        {
            for (int responding = 0; responding < 2 && iterated.Conductance[lead] is not null; responding++)
            {
                double error = Math.Abs(iterated.Conductance[lead]![responding] - exact.Conductance[lead]![responding]);
                Assert.InRange(error, 0, iterated.ConductanceError[lead] + exact.ConductanceError[lead]);
            }
            if (iterated.Fano[lead] is { } fano)
                Expect.Near(exact.Fano[lead], fano, 1e-9);      // as many digits as are printed
        }
    }

    // Elimination made it 3e115 and 4e110 for the two leads, of which one must be as large as the other.
    [Fact]
    public void Noise_that_is_lost_in_rounding_is_left_out()
    {
        TransportResult result = BlockadedGrains.Of(3671)!.Solve(TransportRequest.All);
        Assert.All(result.Fano, Assert.Null);
        Assert.Contains(result.Warnings, warning => warning.Contains("lost in rounding", StringComparison.Ordinal));
    }

    // Its second well is held for 1e330 times as long as an electron: the Fano factor is 3.9e158, where the iteration made it 0.99999.
    [Fact]
    public void Noise_of_states_that_last_longer_than_doubles_tell_is_left_out_by_the_iteration()
    {
        GrainModel drawn = BlockadedGrains.Model(43825);
        MasterEquation equation = MasterEquation.Assemble(drawn with
        {
            Leads = [.. drawn.Leads.Select(lead => lead with { Temperature = 0.004m, Potential = 0.1m * lead.Potential })],
        });
        Assert.InRange(equation.Solve(TransportRequest.All).Fano[0]!.Value, 1e158, 1e159);
        TransportResult iterated = equation.Solve(TransportRequest.All, new AggregationSolver());
        Assert.Equal(SolverStatus.Converged, iterated.State.Status);
        Assert.All(iterated.Fano, Assert.Null);
        Assert.Contains(iterated.Warnings, warning => warning.Contains("beyond the range of doubles", StringComparison.Ordinal));
    }

    // Equal rates round alike at every state, so that errors add up: these come out 1.05 n 2^-52 wrong.
    [Fact]
    public void Roundings_that_add_up_are_within_the_bound()
    {
        var random = new Random(71 * 7919 + 17);
        double[] rates = [.. Enumerable.Range(0, 15).Select(_ => Math.Exp(12 * (random.NextDouble() - 0.5)) * (random.NextDouble() < 0.5 ? 0 : 1))];
        var generator = Generator.FromTransitions(10, from state in Enumerable.Range(0, 10)
                                                      from step in Enumerable.Range(-7, 15)
                                                      where step != 0 && state + step is >= 0 and < 10
                                                      select (state, state + step, Rate(rates, step)));
        StationaryState found = new EliminationSolver().Solve(generator);
        Assert.InRange(ReferenceSolution.Of(generator)!.ProbabilityError(found), 0, found.ErrorBound);
    }

    // Neighbours are always joined, so that there is one closed class.
    private static double Rate(double[] rates, int step) => rates[step + 7] == 0 && Math.Abs(step) == 1 ? 0.5 + 0.2 * step : rates[step + 7];

    private static void AssertCurrents(ReferenceSolution reference, IReadOnlyList<double> currents, double bound)
    {
        double largest = currents.Max(Math.Abs);
        for (int lead = 0; lead < currents.Count && largest > 0 && double.IsFinite(bound); lead++)
            Assert.InRange(Math.Abs(reference.Current[lead] - currents[lead]), 0, bound * largest);
    }

    // Whatever potential moves, no charge piles up.
    private static void AssertConserved(IReadOnlyList<IReadOnlyList<double>?> conductance, IReadOnlyList<double> bound)
    {
        for (int moved = 0; moved < conductance.Count; moved++)
            Assert.InRange(Math.Abs(conductance[moved]!.Sum()), 0, conductance.Count * bound[moved]);
    }
}
