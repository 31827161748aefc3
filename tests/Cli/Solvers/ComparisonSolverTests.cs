using SpinTorque.Cli.Solvers;
using SpinTorque.Tests.Cli.Commands;
using Xunit;

namespace SpinTorque.Tests.Cli.Solvers;

public sealed class ComparisonSolverTests
{
    private static readonly SolverSettings Settings = new(Threads: 1, MaxIterations: 2000);

    public static TheoryData<string> Libraries => [.. SolverCatalogue.Names.Skip(4)];

    [SkippableTheory]
    [MemberData(nameof(Libraries))]
    public void A_library_meets_every_case_or_says_that_it_did_not(string solver)
    {
        IStationarySolver method = Made(solver);
        int met = 0;
        foreach (string name in CaseFile.Names)
        {
            CaseFile file = CaseFile.Load(name);
            MasterEquation equation = MasterEquation.Assemble(file.Model);
            TransportResult result = equation.Solve(solver: method);
            if (result.State.Status == SolverStatus.NotConverged)
            {
                Assert.NotEmpty(result.State.Message);
                continue;
            }
            Assert.Equal(SolverStatus.Converged, result.State.Status);
            Assert.All(result.State.Probabilities, p => Assert.True(p >= 0));
            met++;
            double largestRate = equation.Generator().LargestRate;
            for (int lead = 0; lead < file.Model.Leads.Count; lead++)
                Expect.Near(file.Expect("current." + file.Model.Leads[lead].Name), result.Current[lead], 1e-6, 1e-9 * largestRate);
        }
        Assert.True(met > 0, "no case was met");
    }

    [SkippableTheory]
    [MemberData(nameof(Libraries))]
    public void A_warm_grain_is_met_again_after_moving_and_back(string solver)
    {
        IStationarySolver method = Made(solver);
        GrainModel model = Models.OneLevel(HalfInteger.FromInteger(4), 0.1m, 0.02m, 1m, Models.Leads(0.5m, 1m, (1.4, 0.6), (1, 0.8)));
        MasterEquation equation = MasterEquation.Assemble(model);
        foreach (DoubleDouble bias in new DoubleDouble[] { 0.5m, 1.5m, 0.5m })
        {
            equation.MoveTo(model.WithPotential(0, bias));
            TransportResult result = equation.Solve(solver: method), known = equation.Solve();
            Assert.Equal((SolverStatus.Converged, ""), (result.State.Status, result.State.Message));
            Expect.Near(known.Current[0], result.Current[0], 1e-10);
            Assert.Equal(solver, result.State.Solver);
            Assert.Equal(double.PositiveInfinity, result.State.ErrorBound);
        }
    }

    // Two wells 40 to 100 T deep: LU answers with negative probabilities or shares them wrongly, and must say so.
    [SkippableTheory]
    [InlineData("sparse-lu")]
    [InlineData("klu")]
    [InlineData("mathnet-dense")]
    public void Two_deep_wells_are_solved_or_not_claimed_to_be(string solver)
    {
        IStationarySolver method = Made(solver);
        GrainModel model = Models.OneLevel(HalfInteger.FromInteger(10), 1m, 0.05m, 0.1m);
        foreach (decimal temperature in new[] { 0.25m, 0.2m, 0.1m })
        {
            GrainModel cold = model.WithLeads(lead => lead with { Temperature = temperature });
            MasterEquation equation = MasterEquation.Assemble(cold);
            StationaryState state = equation.Solve(solver: method).State;
            Assert.Equal(43, equation.States.Count);
            double wrong = equation.Solve().State.Probabilities.Zip(state.Probabilities, (known, found) => Math.Abs(known - found)).Sum();
            Assert.True(state.Status == SolverStatus.NotConverged ? state.Message.Length > 0 : wrong < 1e-7, $"{temperature}: {wrong:G3}");
        }
    }

    [Fact]
    public void Negative_entries_are_counted()
    {
        MasterEquation equation = MasterEquation.Assemble(Models.Yardstick(1, 0, 100));
        StationaryState state = equation.Solve(solver: Made("mathnet-dense")).State;
        Assert.Equal(SolverStatus.NotConverged, state.Status);
        Assert.Matches(@"^the result has \d+ negative entr(y|ies), the largest ", state.Message);
    }

    [Fact]
    public void A_dense_matrix_beyond_memory_is_refused()
    {
        Generator generator = Chain(6000);
        StationaryState state = Made("mathnet-dense").Solve(generator);
        Assert.Equal(SolverStatus.NotConverged, state.Status);
        Assert.Empty(state.Probabilities);
        Assert.Equal("the dense matrix of 6000 states would take 0.288 GB; 5000 states are the most that mathnet-dense takes.", state.Message);
    }

    [SkippableTheory]
    [MemberData(nameof(Libraries))]
    public void A_chain_without_a_unique_state_is_not_converged(string solver)
    {
        var generator = Generator.FromTransitions(4, [(0, 1, 1.0), (1, 0, 1.0), (2, 3, 1.0), (3, 2, 1.0)]);
        StationaryState state = Made(solver).Solve(generator);
        Assert.Equal(SolverStatus.NotConverged, state.Status);
        Assert.NotEmpty(state.Message);
    }

    [SkippableTheory]
    [MemberData(nameof(Libraries))]
    public void One_state_is_its_own_answer(string solver)
    {
        StationaryState state = Made(solver).Solve(Generator.FromTransitions(1, []));
        Assert.Equal(SolverStatus.Converged, state.Status);
        Assert.Equal([1.0], state.Probabilities);
    }

    [SkippableTheory]
    [MemberData(nameof(Libraries))]
    public void Repeated_transitions_add_up(string solver)
    {
        StationaryState state = Made(solver).Solve(Generator.FromTransitions(2, [(0, 1, 1.0), (0, 1, 2.0), (1, 0, 1.0)]));
        Skip.If(state.Iterations > 1, state.Message);
        Assert.Equal("", state.Message);
        Expect.Near(0.25, state.Probabilities[0], 1e-12);
    }

    [SkippableTheory]
    [MemberData(nameof(Libraries))]
    public void Work_can_be_interrupted(string solver)
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => Made(solver).Solve(Chain(10), cancellation: source.Token));
    }

    [Fact]
    public void Unbalanced_flows_show_misplaced_probability()
    {
        var generator = Generator.FromTransitions(4, [(0, 1, 1.0), (1, 0, 1.0), (1, 2, 1e-12), (2, 1, 1e-12), (2, 3, 1.0), (3, 2, 1.0)]);
        Assert.Equal(8 / 9.0, CutBalance.Imbalance(generator, [0.45, 0.45, 0.05, 0.05]), 1e-12);
        Assert.Equal(0, CutBalance.Imbalance(generator, [0.25, 0.25, 0.25, 0.25]), 1e-15);
    }

    [Fact]
    public void What_is_missing_is_said_with_the_way_to_get_it()
    {
        using var folder = new TemporaryFolder();
        string model = folder.Write("model.yaml", SmallGrain.Text);
        foreach (SolverEntry entry in SolverCatalogue.All)
        {
            CommandRun run = CommandRun.Of("solve", model, "--solver", entry.Name);
            if (entry.Missing() is not { } reason)
                continue;
            Assert.Equal((1, ""), (run.Code, run.Output));
            Assert.Equal($"--solver {entry.Name}: {reason}.", Assert.Single(run.ErrorLines));
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Libraries))]
    public void Commands_take_the_name(string solver)
    {
        Made(solver);
        using var folder = new TemporaryFolder();
        string model = folder.Write("model.yaml", SmallGrain.Text), chain = folder.At("chain.mtx");
        CommandRun.Good("export", model, "--out", chain);
        Assert.Equal(solver, CommandRun.Of("solve", model, "--json", "--solver", solver).Json.GetProperty("solver").GetProperty("name").GetString());
        Assert.Equal(solver, CommandRun.Of("chain", chain, "--json", "--solver", solver).Json.GetProperty("solver").GetProperty("name").GetString());
        CommandRun.Good("map", model, "--solver", solver, "--x", "grain.gate=-0.6:-0.5:2", "--quantity", "sz", "--out", folder.At("out"));
    }

    [Fact]
    public void Text_claims_no_bound_where_there_is_none()
    {
        using var folder = new TemporaryFolder();
        string model = folder.Write("model.yaml", SmallGrain.Text);
        CommandRun run = CommandRun.Of("solve", model, "--solver", "mathnet-dense");
        Assert.Equal(0, run.Code);
        Assert.Contains("unknown: this method gives no bound", run.Output, StringComparison.Ordinal);
    }

    private static IStationarySolver Made(string name)
    {
        SolverEntry entry = SolverCatalogue.Of(name);
        string? reason = entry.Missing();
        Skip.If(reason is not null, reason ?? "");
        return entry.Create(Settings);
    }

    private static Generator Chain(int states) => Generator.FromTransitions(
        states, Enumerable.Range(0, states - 1).SelectMany(state => new[] { (state, state + 1, 1.0), (state + 1, state, 1.0) }));
}
