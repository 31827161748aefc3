using Xunit;

namespace SpinTorque.Tests;

/// <summary>The iteration with aggregation against elimination, which is tested against exact arithmetic.</summary>
public sealed class AggregationSolverTests
{
    // Two independent methods: elimination is exact to rounding, the iteration to its tolerance of 1e-12.
    private const double Tolerance = 1e-10;

    [Fact]
    public void Random_grains_agree_with_elimination_or_say_why_not()
    {
        int converged = 0;
        for (int seed = 0; seed < 200; seed++)
        {
            MasterEquation equation = MasterEquation.Assemble(RandomGrains.Model(seed, mostStates: 400));
            TransportResult iterated = equation.Solve(solver: new AggregationSolver());
            TransportResult exact = equation.Solve();
            if (iterated.State.Status != SolverStatus.Converged)
            {
                Assert.NotEmpty(iterated.State.Message);
                Assert.Empty(iterated.State.Probabilities);
                continue;
            }
            converged++;
            AssertSame(exact, iterated, $"seed {seed}");
        }
        Assert.InRange(converged, 180, 200);
    }

    // The working points of the yardsticks: conducting, blockaded, and beyond the second gate threshold, cold and warm.
    [Theory]
    [InlineData(-0.6, 0.02)]
    [InlineData(-0.6, 0.2)]
    [InlineData(-1.6, 0.02)]
    [InlineData(-1.6, 0.2)]
    [InlineData(0.3, 0.02)]
    [InlineData(0.3, 0.2)]
    public void Cycles_grow_neither_with_spin_nor_with_configurations(double gate, double temperature)
    {
        int[] cycles = [.. new[] { (3, 2, 50), (3, 2, 400), (4, 4, 50) }.Select(grain => Cycles(grain, gate, temperature))];
        Assert.All(cycles, count => Assert.InRange(count, 1, 100));
        Assert.InRange(cycles[1], 0, 2 * cycles[0] + 10);
        Assert.InRange(cycles[2], 0, 2 * cycles[0] + 10);
    }

    // In blockade the current is 3e-37, and configurations of weight 1e-26, that settle slowly, bring about 1e-9 of it.
    [Fact]
    public void Rare_configurations_that_carry_a_current_are_settled_too()
    {
        MasterEquation equation = MasterEquation.Assemble(Cold(RandomGrains.Model(1694, mostStates: 60), 0.02));
        TransportResult iterated = equation.Solve(solver: new AggregationSolver()), exact = equation.Solve();
        Assert.InRange(Math.Abs(exact.Current[0]), 1e-37, 1e-36);
        Expect.Near(exact.Current[0], iterated.Current[0], exact.ErrorBound + iterated.ErrorBound);
    }

    // Configurations of weight 1e-114 have 1e-50 here, too little for the currents; for as long as they last, the noise would be 1e16 times too large.
    [Fact]
    public void Noise_of_configurations_that_have_not_settled_is_left_out()
    {
        MasterEquation equation = MasterEquation.Assemble(Cold(RandomGrains.Model(1725, mostStates: 400), 0.01));
        TransportResult iterated = equation.Solve(TransportRequest.All, new AggregationSolver()), exact = equation.Solve(TransportRequest.All);
        Expect.Near(exact.Current[0], iterated.Current[0], Tolerance);
        Expect.Near(0.58, exact.Fano[0]!.Value, 0.01);
        Assert.True(iterated.Fano[0] is not { } fano || Math.Abs(fano - exact.Fano[0]!.Value) < Tolerance);
    }

    private static GrainModel Cold(GrainModel model, double temperature) => model.WithLeads(lead => lead with { Temperature = temperature }) with
    {
        Bath = model.Bath is { } bath ? bath with { Temperature = temperature } : null,
    };

    // On the larger spin two threads eliminate the classes, too.
    [Theory]
    [InlineData(30)]
    [InlineData(1000)]
    public void Any_number_of_threads_gives_the_same_bits(int spin)
    {
        MasterEquation equation = MasterEquation.Assemble(Models.Yardstick(4, 4, spin));
        TransportResult one = equation.Solve(solver: new AggregationSolver { Threads = 1 });
        foreach (int threads in (int[])[2, 7])
        {
            TransportResult many = equation.Solve(solver: new AggregationSolver { Threads = threads });
            Assert.Equal(one.State.Probabilities, many.State.Probabilities);
            Assert.Equal(one.State.Residual, many.State.Residual);
            Assert.Equal(one.Current, many.Current);
            Assert.Equal(one.HeatCurrent, many.HeatCurrent);
            Assert.Equal((one.Sz, one.SzVariance, one.Charge), (many.Sz, many.SzVariance, many.Charge));
        }
    }

    // A solver keeps its vectors, classes and band from point to point: a conducting one, one in blockade with groups of their own, a hot one.
    [Fact]
    public void What_was_solved_before_changes_no_bit()
    {
        GrainModel[] models = [At(Models.Yardstick(3, 2, 50), -0.6, 0.02), At(Models.Yardstick(3, 2, 50), -1.6, 0.02), At(Models.Yardstick(3, 2, 50), 0.3, 0.2)];
        MasterEquation equation = MasterEquation.Assemble(models[0]);
        var kept = new AggregationSolver { Threads = 2 };
        foreach (int at in (int[])[0, 1, 2, 1, 0])
        {
            equation.MoveTo(models[at]);
            TransportResult again = equation.Solve(TransportRequest.All, kept), anew = equation.Solve(TransportRequest.All, new AggregationSolver { Threads = 2 });
            Assert.Equal(anew.State.Probabilities, again.State.Probabilities);
            Assert.Equal(anew.State.Iterations, again.State.Iterations);
            Assert.Equal(anew.State.ErrorBound, again.State.ErrorBound);
            Assert.Equal(anew.Current, again.Current);
            Assert.Equal(anew.Conductance, again.Conductance);
            Assert.Equal(anew.Fano, again.Fano);
        }
    }

    // Currents come from sums of classes as iterated last; summed link by link over the probabilities they are the same, in blockade too.
    [Theory]
    [InlineData(-0.6)]
    [InlineData(-1.6)]
    public void Currents_and_moments_are_those_of_the_probabilities(double gate)
    {
        MasterEquation equation = MasterEquation.Assemble(At(Models.Yardstick(3, 2, 200), gate, 0.02));
        TransportResult result = equation.Solve(solver: new AggregationSolver());
        DistributionTransport summed = equation.Observe(result.State.Probabilities);
        // sums of some thousand terms; in blockade currents are differences of flows a hundred times their size
        Assert.All(summed.Current.Zip(result.Current), pair => Expect.Near(pair.First, pair.Second, 1e-12));
        Expect.Near(summed.Sz, result.Sz, 1e-13);
        Expect.Near(summed.Charge, result.Charge, 1e-13);
    }

    [Fact]
    public void Too_few_cycles_are_not_called_converged()
    {
        StationaryState state = MasterEquation.Assemble(At(Models.Yardstick(3, 2, 50), -1.6, 0.02)).Solve(solver: new AggregationSolver { MaxCycles = 4 }).State;
        Assert.Equal(SolverStatus.NotConverged, state.Status);
        Assert.Contains("not converged after 4 cycles", state.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_without_a_grain_is_refused()
    {
        StationaryState state = new AggregationSolver().Solve(Generator.FromTransitions(2, [(0, 1, 1), (1, 0, 1)]));
        Assert.Equal(SolverStatus.NotConverged, state.Status);
        Assert.Contains("grain", state.Message, StringComparison.Ordinal);
    }

    // Rates of e^-10000 are left to the elimination.
    [Fact]
    public void Underflow_is_refused()
    {
        StationaryState state = MasterEquation.Assemble(At(Models.Yardstick(1, 0, 10), -0.6, 1e-4)).Solve(solver: new AggregationSolver()).State;
        Assert.Equal(SolverStatus.NotConverged, state.Status);
        Assert.Contains("underflow", state.Message, StringComparison.Ordinal);
    }

    // Some ten thousands of states in blockade, whose rare configurations exchange flows below the range of quotients of doubles.
    [Fact]
    public void A_blockaded_grain_of_many_configurations_settles()
    {
        TransportResult result = MasterEquation.Assemble(At(Models.Yardstick(6, 6, 10), -1.6, 0.02)).Solve(solver: new AggregationSolver());
        Assert.Equal(SolverStatus.Converged, result.State.Status);
        Assert.InRange(result.State.Iterations, 1, 40);
        Assert.InRange(result.CurrentDefect, 0, 1e-10);
    }

    // 251,622 states; conserved charge and a small residual are checked without any other solver.
    [Fact]
    public void A_large_grain_conserves_charge_and_balances()
    {
        TransportResult result = MasterEquation.Assemble(Models.Yardstick(4, 4, 1000)).Solve(solver: new AggregationSolver());
        Assert.Equal(SolverStatus.Converged, result.State.Status);
        Assert.InRange(result.CurrentDefect, 0, 1e-12);
        Assert.InRange(result.State.Residual, 0, 1e-12);
        Assert.InRange(result.State.Probabilities.Sum(), 1 - 1e-12, 1 + 1e-12);
    }

    private static int Cycles((int Minority, int Majority, int Spin) grain, double gate, double temperature)
    {
        MasterEquation equation = MasterEquation.Assemble(At(Models.Yardstick(grain.Minority, grain.Majority, grain.Spin), gate, temperature));
        TransportResult iterated = equation.Solve(solver: new AggregationSolver());
        Assert.Equal(SolverStatus.Converged, iterated.State.Status);
        AssertSame(equation.Solve(), iterated, $"gate {gate}, T {temperature}");
        return iterated.State.Iterations;
    }

    private static void AssertSame(TransportResult exact, TransportResult iterated, string where)
    {
        double largest = exact.Current.Max(Math.Abs);
        double noise = Noise(exact) + Noise(iterated);
        for (int lead = 0; lead < exact.Current.Count; lead++)
            Assert.True(Math.Abs(iterated.Current[lead] - exact.Current[lead]) <= Tolerance * largest + noise, $"{where}: I = {iterated.Current[lead]:R} for {exact.Current[lead]:R}");
        Expect.Near(exact.Sz, iterated.Sz, Tolerance, Tolerance * exact.Model.Grain.Spin.Value);
        Expect.Near(exact.Charge, iterated.Charge, Tolerance, Tolerance);
        double distance = exact.State.Probabilities.Zip(iterated.State.Probabilities, (a, b) => Math.Abs(a - b)).Sum();
        Assert.True(distance <= Tolerance, $"{where}: |P - P'| = {distance:G3}");
    }

    // The stated absolute error of the currents.
    private static double Noise(TransportResult result)
    {
        double largest = result.Current.Max(Math.Abs);
        return largest > 0 ? result.ErrorBound * largest : 0;
    }

    private static GrainModel At(GrainModel model, double gate, double temperature) => model with
    {
        Grain = model.Grain with { Gate = (decimal)gate },
        Leads = [.. model.Leads.Select(lead => lead with { Temperature = (decimal)temperature })],
        Bath = model.Bath is null ? null : model.Bath with { Temperature = (decimal)temperature },
    };
}
