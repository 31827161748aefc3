using Xunit;

namespace SpinTorque.Tests;

public class EliminationSolverTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 80)];

    // Rates down to 1e-300, so probabilities and the products on the way fall far below a double.
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Probabilities_are_right_where_rates_nearly_underflow(int seed)
    {
        (int n, List<(int From, int To, double Rate)> transitions) = RandomChains.Banded(seed, decades: 300);
        BigRational[] exact = new RationalElimination(RandomChains.Exact(n, transitions), 0).Probabilities();
        StationaryState state = new EliminationSolver().Solve(Generator.FromTransitions(n, transitions));
        Assert.Equal(SolverStatus.Converged, state.Status);
        for (int k = 0; k < n; k++)
            Expect.Near(exact[k], state.Probabilities[k], 2e-14, 1e-322);
        Expect.Near(exact.Min(Log10), state.Log10MinProbability, 1e-14, 1e-14);
        Assert.True(state.Residual < 1e-14);
    }

    // Configurations at 7 to 13 above the ground state, 350 to 600 T: weights far below 1e-145, rates down to e^-400.
    [Theory]
    [InlineData(-2, 0)]
    [InlineData(-3, 0)]
    [InlineData(-3, 0.5)]
    public void Configurations_of_tiny_weight_need_no_exponents_apart(double gate, double bias)
    {
        GrainModel model = Models.Yardstick(3, 2, 8);
        model = model with { Grain = model.Grain with { Gate = gate }, Leads = [model.Leads[0] with { Potential = bias }, model.Leads[1]] };
        StationaryState state = MasterEquation.Assemble(model).Solve().State;
        Assert.InRange(state.Log10MinProbability, -265, -145);
        Assert.False(state.ExtendedExponents);
        Assert.True(ReferenceSolution.Of(model)!.ProbabilityError(state) < 2e-13);       // n roundings and those of the rates
    }

    [Fact]
    public void Exponents_are_kept_apart_where_doubles_would_underflow()
    {
        // State 2 is reached from 1 only through 0, both ways rare: the rate 1e-400 of the detour is beyond a double.
        Generator generator = Generator.FromTransitions(
            4, [(1, 0, 1e-200), (0, 1, 1), (0, 2, 1e-200), (2, 1, 1), (2, 3, 1e-200), (3, 2, 1)]);
        StationaryState state = new EliminationSolver().Solve(generator);
        Assert.True(state.ExtendedExponents);
        foreach ((double expected, double actual) in ((double[])[1e-200, 1, 0, 0]).Zip(state.Probabilities))
            Expect.Near(expected, actual, 1e-15);
        Expect.Near(-600.0, state.Log10MinProbability, 1e-15);
        Assert.Equal("elimination", new EliminationSolver().Solve(Generator.FromTransitions(2, [(0, 1, 1), (1, 0, 1)])).Solver);
    }

    [Theory]
    [InlineData(1e-250)]
    [InlineData(1e-300)]
    [InlineData(1e250)]
    public void The_unit_of_time_is_free(double unit)
    {
        (int n, List<(int From, int To, double Rate)> transitions) = RandomChains.Banded(4, decades: 3);
        IReadOnlyList<double> plain = new EliminationSolver().Solve(Generator.FromTransitions(n, transitions)).Probabilities;
        Generator faster = Generator.FromTransitions(n, transitions.Select(item => item with { Rate = item.Rate * unit }));
        StationaryState scaled = new EliminationSolver().Solve(faster);
        foreach ((double expected, double actual) in plain.Zip(scaled.Probabilities))
            Expect.Near(expected, actual, 1e-14);
    }

    [Fact]
    public void Several_closed_classes_are_named()
    {
        Generator generator = Generator.FromTransitions(
            7, [(0, 1, 1), (1, 0, 1), (2, 0, 1), (2, 3, 1), (4, 5, 1), (5, 6, 1), (6, 4, 1)], index => "state" + index);
        StationaryState state = new EliminationSolver().Solve(generator);
        Assert.Equal(SolverStatus.Reducible, state.Status);
        Assert.Empty(state.Probabilities);
        Assert.Contains("3 closed classes", state.Message, StringComparison.Ordinal);
        Assert.Contains("{state0; state1}, {state3}, {state4; ... 1 more ...; state6}", state.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Disconnected_states_make_as_many_classes()
    {
        StationaryState state = new EliminationSolver().Solve(Generator.FromTransitions(9, []));
        Assert.Equal(SolverStatus.Reducible, state.Status);
        Assert.Contains("9 closed classes", state.Message, StringComparison.Ordinal);
        Assert.Contains("and 5 more", state.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_state_has_all_the_probability()
    {
        StationaryState state = new EliminationSolver().Solve(Generator.FromTransitions(1, []));
        Assert.Equal((SolverStatus.Converged, 1.0), (state.Status, Assert.Single(state.Probabilities)));
    }

    [Fact]
    public void Random_graphs_are_solved_or_found_reducible_as_they_are()
    {
        var solver = new EliminationSolver();
        int transient = 0;
        for (int seed = 0; seed < 500; seed++)
        {
            (int n, List<(int From, int To, double Rate)> transitions) = RandomChains.Sparse(seed);
            BigRational[,] rates = RandomChains.Exact(n, transitions);
            var goes = new bool[n, n];
            foreach ((int from, int to, double rate) in transitions)
                goes[from, to] |= rate > 0;
            List<int[]> closed = Reachability.ClosedClasses(goes);
            StationaryState state = solver.Solve(Generator.FromTransitions(n, transitions));
            Assert.Equal(closed.Count > 1 ? SolverStatus.Reducible : SolverStatus.Converged, state.Status);
            if (closed.Count > 1)
                continue;
            // whether or not the first root tried was a transient state, doubles do
            Assert.False(state.ExtendedExponents);
            BigRational[] exact = new RationalElimination(rates, closed[0][0]).Probabilities();
            for (int k = 0; k < n; k++)
            {
                // a transient state has exactly nothing
                Assert.Equal(!closed[0].Contains(k), state.Probabilities[k] == 0);
                Expect.Near(exact[k], state.Probabilities[k], 1e-14);
            }
            transient += closed[0].Length < n ? 1 : 0;
        }
        Assert.True(transient > 50);
    }

    [Fact]
    public void A_cancelled_solve_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Generator generator = Generator.FromTransitions(2, [(0, 1, 1), (1, 0, 1)]);
        Assert.Throws<OperationCanceledException>(() => new EliminationSolver().Solve(generator, cancellation: source.Token));
        Assert.Throws<OperationCanceledException>(() => new PublishedIteration().Solve(generator, cancellation: source.Token));
    }

    private static double Log10(BigRational value) =>
        System.Numerics.BigInteger.Log10(value.Numerator) - System.Numerics.BigInteger.Log10(value.Denominator);
}
