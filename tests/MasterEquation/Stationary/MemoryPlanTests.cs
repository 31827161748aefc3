using Xunit;

namespace SpinTorque.Tests;

/// <summary>Memory is planned before it is taken.</summary>
public sealed class MemoryPlanTests
{
    // 8 bytes for each of n (2w + 1) numbers of the band alone
    [Fact]
    public void Elimination_needs_its_band_at_least()
    {
        Generator generator = MasterEquation.Assemble(Models.Yardstick(3, 2, 50)).Generator();
        double band = 8.0 * generator.StateCount * (2 * generator.HalfBandwidth + 1);
        Assert.InRange(new EliminationSolver().Memory(generator), band, 4 * band);
    }

    // What the process allocates is what was planned, within the transitions' own arrays.
    [Fact]
    public void Elimination_takes_what_it_planned()
    {
        Generator generator = MasterEquation.Assemble(Models.Yardstick(3, 2, 100)).Generator();
        var solver = new EliminationSolver();
        double planned = solver.Memory(generator);
        long before = GC.GetAllocatedBytesForCurrentThread();
        solver.Solve(generator);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0.5 * planned, 1.2 * planned);
        Assert.Equal(0, solver.Memory(generator));
    }

    // Of the vector, exit rates and probabilities the next point of a grain takes the probabilities anew; what there is by S_z comes on top both times.
    [Fact]
    public void The_iteration_keeps_its_vectors()
    {
        Generator generator = MasterEquation.Assemble(Models.Yardstick(4, 4, 1000)).Generator();
        double vector = 8.0 * generator.StateCount;
        var solver = new AggregationSolver();
        Assert.Equal(3 * vector, solver.Memory(generator));
        double first = Taken();
        Assert.True(first > 3 * vector);
        Assert.Equal(vector, solver.Memory(generator));
        Assert.InRange(Taken(), vector, first - 2 * vector);

        long Taken()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            solver.Solve(generator);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    // With derivatives six vectors, of which four stay: what a point without them needs is still the probabilities that it gives away.
    [Fact]
    public void What_the_iteration_keeps_is_what_it_has()
    {
        MasterEquation equation = MasterEquation.Assemble(Models.Yardstick(2, 2, 20));
        double vector = 8.0 * equation.States.Count;
        var solver = new AggregationSolver();
        equation.Solve(new TransportRequest { Conductance = ["left"] }, solver);
        Assert.Equal(vector, solver.Memory(equation.Generator()));
        var stopped = new AggregationSolver { MaxCycles = 1 };
        equation.Solve(new TransportRequest { Conductance = ["left"] }, stopped);
        var point = new WorkingPoint(equation.Structure, equation.Model);
        Assert.Equal(6 * vector, stopped.Memory(point.Fill([true, false])));
        stopped.Solve(point.Fill([true, false]));
        Assert.Equal(4 * vector, stopped.Memory(point.Fill([true, false])));
    }

    [Fact]
    public void A_solver_that_may_not_take_what_it_needs_says_so()
    {
        MasterEquation equation = MasterEquation.Assemble(Models.Yardstick(3, 2, 50));
        IStationarySolver[] solvers =
        [
            new EliminationSolver { MemoryLimit = 20_000 }, new AggregationSolver { MemoryLimit = 20_000 }, new PublishedIteration { MemoryLimit = 20_000 }, new AutoSolver(memoryLimit: 20_000),
        ];
        foreach (IStationarySolver solver in solvers)
        {
            StationaryState state = equation.Solve(solver: solver).State;
            Assert.Equal(SolverStatus.NotConverged, state.Status);
            Assert.Empty(state.Probabilities);
            Assert.Matches(@"needs .+iB for 1970 states of half-bandwidth \d+; 19\.5 KiB are free", state.Message);
        }
    }

    [Fact]
    public void Exponents_apart_are_planned_as_well()
    {
        GrainModel model = Models.Yardstick(4, 4, 5);
        GrainModel cold = model.WithLeads(lead => lead with { Temperature = 1e-4m }) with { Bath = model.Bath! with { Temperature = 1e-4m } };
        MasterEquation equation = MasterEquation.Assemble(cold);
        double plain = new EliminationSolver().Memory(equation.Generator());
        StationaryState state = equation.Solve(solver: new EliminationSolver { MemoryLimit = 1.1 * plain }).State;
        Assert.Equal(SolverStatus.NotConverged, state.Status);
        Assert.Contains("with exponents apart needs", state.Message, StringComparison.Ordinal);
        Assert.Equal(SolverStatus.Converged, equation.Solve(solver: new EliminationSolver { MemoryLimit = 4 * plain }).State.Status);
    }

    [Fact]
    public void Auto_iterates_where_the_band_does_not_fit()
    {
        MasterEquation equation = MasterEquation.Assemble(Models.Yardstick(3, 2, 50));
        double band = new EliminationSolver().Memory(equation.Generator());
        Assert.Equal("elimination", equation.Solve(solver: new AutoSolver(memoryLimit: 2 * band)).State.Solver);
        Assert.Equal("aggregation", equation.Solve(solver: new AutoSolver(memoryLimit: 0.5 * band)).State.Solver);
    }
}
