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

    // Thirty digits by code of its own. Products underflow in most of these chains; whether that mattered must never be misjudged.
    [Fact]
    public void No_underflow_that_matters_is_overlooked()
    {
        int apart = 0;
        for (int seed = 0; seed < 1500; seed++)
        {
            (int n, List<(int From, int To, double Rate)> transitions) = RandomChains.Stiff(seed);
            Generator generator = Generator.FromTransitions(n, transitions);
            var chain = new Chain<Quadruple>(generator.Chain.Pattern);
            for (int p = 0; p < chain.Rate.Length; p++)
                chain.Rate[p] = Quadruple.From(generator.Chain.Rate[p].Value);
            Quadruple[] exact = StatewiseElimination.Solve(chain, CancellationToken.None)!;
            StationaryState state = new EliminationSolver().Solve(generator);
            for (int k = 0; k < n; k++)
                Expect.Near(exact[k].ToDouble(), state.Probabilities[k], state.ErrorBound, 1e-307);
            Expect.Near(exact.Min(p => p.Widen().Log10()), state.Log10MinProbability, 1e-13, 1e-13);
            apart += state.ExtendedExponents ? 1 : 0;
        }
        Assert.InRange(apart, 1, 1000);
    }

    // Two ladders side by side, of rungs so steep that the way over their common top is slower than 1e-380. At the foot they are joined by
    // two states that each pass on at the rate 1e-165: 1e-330 both ways, below a double, so both feet have one half but for 1e-50.
    [Theory]
    [InlineData(1e-20, 1e-19, 20)]
    [InlineData(1e-30, 1e-29, 14)]
    public void A_detour_too_slow_for_doubles_is_not_lost(double left, double right, int rungs)
    {
        const double link = 1e-165;
        int A(int k) => 2 + 2 * k;
        int B(int k) => k == rungs ? A(k) : 3 + 2 * k;
        List<(int, int, double)> transitions = [(2, 0, link), (0, 3, link), (0, 2, 1), (3, 1, link), (1, 2, link), (1, 3, 1)];
        for (int k = 0; k < rungs; k++)
            transitions.AddRange([(A(k), A(k + 1), left), (A(k + 1), A(k), 1), (B(k), B(k + 1), right), (B(k + 1), B(k), 1)]);
        int top = A(rungs);
        for (int k = top; k < 2 * top; k++)         // a tail, so that the middle state is the top
            transitions.AddRange([(k, k + 1, 1), (k + 1, k, 1)]);
        StationaryState state = new EliminationSolver().Solve(Generator.FromTransitions(2 * top + 1, transitions));
        Expect.Near(0.5, state.Probabilities[2], 1e-13);
        Expect.Near(0.5, state.Probabilities[3], 1e-13);
    }

    // Detailed balance: weights 10^w. The root, in the middle, lies three exponents of 512 bits below the largest weight, and the first state,
    // 1e160 times the root, shares the root's exponent because of its neighbour, 1e-118 times the root.
    [Fact]
    public void Probabilities_far_from_both_the_root_and_the_largest_are_kept()
    {
        double[] w = [-280, -558, -500, -440, -300, -150, 0];
        IEnumerable<(int, int, double)> transitions = Enumerable.Range(0, w.Length - 1).SelectMany(k => ((int, int, double)[])
            [(k, k + 1, Math.Pow(10, Math.Min(0, w[k + 1] - w[k]))), (k + 1, k, Math.Pow(10, Math.Min(0, w[k] - w[k + 1])))]);
        StationaryState state = new EliminationSolver().Solve(Generator.FromTransitions(w.Length, transitions));
        for (int k = 0; k < w.Length; k++)
            Expect.Near(w[k] < -400 ? 0 : Math.Pow(10, w[k]), state.Probabilities[k], 1e-12, 1e-307);     // of rates 10^-x to some units
        Expect.Near(-558.0, state.Log10MinProbability, 1e-13);
    }

    // A factor l = 1e-380 below a double brings about a rate of 1e-280, above one.
    [Fact]
    public void A_factor_that_underflows_is_noticed_in_panels_too()
    {
        const int n = 24, width = 9;
        var transitions = new List<(int, int, double)>();
        for (int k = 0; k + 1 < n; k++)
            transitions.AddRange([(k, k + 1, 1), (k + 1, k, 1)]);
        transitions.AddRange([(0, width, 1e-280), (0, 1, 1e99), (1, 0, 1e99)]);
        Generator generator = Generator.FromTransitions(n, transitions);
        var elimination = new ChainElimination<Plain>(generator.Chain.Pattern);
        elimination.Run(generator.Chain, n - 1);
        Assert.Equal(0, elimination.Band.SmallestProduct);
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
