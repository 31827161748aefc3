using Xunit;

namespace SpinTorque.Tests;

/// <summary>The choice of method: what it picks, and that the answer does not depend on it.</summary>
public sealed class AutoSolverTests
{
    [Fact]
    public void Narrow_bands_are_eliminated()
    {
        Assert.Equal("elimination", Solve(Models.Yardstick(1, 0, 1000), TransportRequest.CurrentsOnly).State.Solver);
        Assert.Equal("elimination", Solve(Models.Yardstick(3, 2, 50), TransportRequest.CurrentsOnly).State.Solver);
    }

    [Fact]
    public void Wide_bands_are_iterated_and_derivatives_agree()
    {
        GrainModel model = Models.Yardstick(4, 4, 30);
        var request = new TransportRequest { Conductance = ["left"] };
        TransportResult iterated = Solve(model, request), exact = MasterEquation.Assemble(model).Solve(request);
        Assert.Equal("aggregation", Solve(model, TransportRequest.CurrentsOnly).State.Solver);
        Assert.Equal("aggregation", iterated.State.Solver);
        // the iteration's tolerance, and the errors stated
        Expect.Near(exact.Current[0], iterated.Current[0], 1e-11);
        Expect.Near(exact.Conductance[0]![0], iterated.Conductance[0]![0], 0, exact.ConductanceError[0] + iterated.ConductanceError[0]);
    }

    [Fact]
    public void Where_the_iteration_declines_elimination_answers()
    {
        GrainModel model = Models.Yardstick(4, 4, 5);
        GrainModel cold = model.WithLeads(lead => lead with { Temperature = 1e-4m }) with { Bath = model.Bath! with { Temperature = 1e-4m } };
        StationaryState state = Solve(cold, TransportRequest.CurrentsOnly).State;
        Assert.Equal(SolverStatus.Converged, state.Status);
        Assert.Equal("elimination", state.Solver);
        Assert.True(state.ExtendedExponents);
    }

    [Fact]
    public void Chains_from_elsewhere_are_eliminated() =>
        Assert.Equal("elimination", new AutoSolver().Solve(Generator.FromTransitions(2, [(0, 1, 1), (1, 0, 3)])).Solver);

    private static TransportResult Solve(GrainModel model, TransportRequest request) => MasterEquation.Assemble(model).Solve(request, new AutoSolver());
}
