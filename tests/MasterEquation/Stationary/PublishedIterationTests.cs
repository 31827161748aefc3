using Xunit;

namespace SpinTorque.Tests;

public class PublishedIterationTests
{
    private static GrainModel Small => Models.Yardstick(1, 1, 1)
        .WithLeads(lead => lead with { Temperature = 1m }) with
    { Bath = new BosonBath { Damping = 0.1m, Temperature = 1m } };

    [Fact]
    public void It_converges_to_the_exact_state_within_its_own_bound()
    {
        var exact = new DenseChain(Small);
        MasterEquation equation = MasterEquation.Assemble(Small);
        StationaryState state = equation.Solve(solver: new PublishedIteration()).State;
        Assert.Equal(SolverStatus.Converged, state.Status);
        Assert.InRange(state.ErrorBound, 0, 1e-11);
        IEnumerable<double> expected = exact.IndicesOf(equation.States).Select(index => exact.P[index].ToDouble());
        double error = expected.Zip(state.Probabilities, (a, b) => Math.Abs(a - b)).Sum();
        Assert.True(error <= state.ErrorBound + 1e-14, $"off by {error:G3} where {state.ErrorBound:G3} was claimed");
    }

    [Fact]
    public void It_says_that_it_has_not_converged_on_a_large_spin()
    {
        // The magnetisation diffuses: of order S0^2 steps or more are needed, 2000 are given.
        MasterEquation equation = MasterEquation.Assemble(Models.Yardstick(1, 0, 200));
        StationaryState state = equation.Solve(solver: new PublishedIteration { MaxIterations = 2000 }).State;
        Assert.Equal(SolverStatus.NotConverged, state.Status);
        Assert.Equal(2000, state.Iterations);
        Assert.Contains("not converged after 2000 steps", state.Message, StringComparison.Ordinal);
        IReadOnlyList<double> exact = equation.Solve().State.Probabilities;
        Assert.True(exact.Zip(state.Probabilities, (a, b) => Math.Abs(a - b)).Sum() > 1e-3);
    }

    // Two wells relax within themselves long before they share probability: steps then shrink to rounding while the error stays.
    [Theory]
    [InlineData(5, 0.1)]
    [InlineData(10, 1)]
    [InlineData(10, 10)]
    [InlineData(20, 1)]
    [InlineData(30, 1)]
    [InlineData(30, 10)]
    [InlineData(40, 100)]
    [InlineData(100, 1)]
    public void It_never_claims_more_than_it_has_on_a_bistable_grain(int barrier, double damping)
    {
        GrainModel model = Models.OneLevel(HalfInteger.FromInteger(10), barrier / 10m, 0.1m, 1m);
        MasterEquation equation = MasterEquation.Assemble(model with { Bath = new BosonBath { Damping = damping, Temperature = 1m } });
        StationaryState state = equation.Solve(solver: new PublishedIteration()).State;
        double error = equation.Solve().State.Probabilities.Zip(state.Probabilities, (a, b) => Math.Abs(a - b)).Sum();
        bool honest = state.Status == SolverStatus.NotConverged || error <= 2 * state.ErrorBound;
        Assert.True(honest, $"off by {error:G3} where {state.ErrorBound:G3} was claimed");
    }

    [Fact]
    public void Without_a_bath_the_charge_alternates_for_ever()
    {
        StationaryState state = MasterEquation.Assemble(Small with { Bath = null }).Solve(solver: new PublishedIteration()).State;
        Assert.Equal(SolverStatus.NotConverged, state.Status);
    }

    [Fact]
    public void A_start_nearby_saves_steps()
    {
        MasterEquation equation = MasterEquation.Assemble(Small);
        StationaryState cold = equation.Solve(solver: new PublishedIteration()).State;
        equation.MoveTo(Small.WithPotential(0, 3.0001m));
        StationaryState warm = equation.Solve(solver: new PublishedIteration(), start: cold).State;
        StationaryState again = equation.Solve(solver: new PublishedIteration()).State;
        Assert.Equal(SolverStatus.Converged, warm.Status);
        Assert.True(warm.Iterations < again.Iterations, $"{warm.Iterations} steps against {again.Iterations}");
    }

    [Fact]
    public void A_state_that_is_never_left_is_named()
    {
        StationaryState state = new PublishedIteration().Solve(Generator.FromTransitions(2, [(0, 1, 1)], index => "number " + index));
        Assert.Equal(SolverStatus.NotConverged, state.Status);
        Assert.Contains("number 1 is never left", state.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Senseless_settings_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PublishedIteration { MaxIterations = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PublishedIteration { Tolerance = 0 });
    }

    [Fact]
    public void It_gives_no_conductance_and_says_so()
    {
        TransportResult result = MasterEquation.Assemble(Small).Solve(TransportRequest.All, new PublishedIteration());
        Assert.All(result.Conductance, Assert.Null);
        Assert.All(result.Fano, fano => Assert.Null(fano));
        Assert.Contains(result.Warnings, warning => warning.Contains("come with elimination and aggregation only", StringComparison.Ordinal));
    }
}
