using Xunit;

namespace SpinTorque.Tests;

public class MasterEquationTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Moving_to_a_working_point_is_as_good_as_assembling_it(int seed)
    {
        GrainModel model = RandomGrains.Model(seed);
        GrainModel other = model.WithPotential(0, 0.77m).WithLeads(lead => lead with { Temperature = 0.13m, Angle = lead.Angle + 17m });
        other = other with { Grain = other.Grain with { Gate = 0.123m, Field = -0.05m } };
        MasterEquation moved = MasterEquation.Assemble(model);
        moved.Solve(TransportRequest.All);
        moved.MoveTo(other);
        AssertSameBits(MasterEquation.Assemble(other).Solve(TransportRequest.All), moved.Solve(TransportRequest.All));
        moved.MoveTo(model);
        AssertSameBits(MasterEquation.Assemble(model).Solve(TransportRequest.All), moved.Solve(TransportRequest.All));
    }

    [Fact]
    public void A_cold_point_leaves_nothing_behind()
    {
        // extended exponents at one point, doubles at the next
        GrainModel warm = Models.Yardstick(1, 1, 2).WithLeads(lead => lead with { Temperature = 0.5m });
        GrainModel cold = warm.WithLeads(lead => lead with { Temperature = 1e-6m }) with { Bath = warm.Bath! with { Temperature = 1e-6m } };
        MasterEquation equation = MasterEquation.Assemble(warm);
        TransportResult before = equation.Solve(TransportRequest.All);
        equation.MoveTo(cold);
        TransportResult frozen = equation.Solve(TransportRequest.All);
        Assert.True(frozen.State.ExtendedExponents);
        equation.MoveTo(warm);
        AssertSameBits(before, equation.Solve(TransportRequest.All));
        equation.MoveTo(cold);
        AssertSameBits(frozen, equation.Solve(TransportRequest.All));
    }

    [Fact]
    public void Forks_run_side_by_side()
    {
        MasterEquation equation = MasterEquation.Assemble(Models.Yardstick(2, 1, 5));
        TransportResult expected = equation.Solve(TransportRequest.All);
        MasterEquation[] forks = [.. Enumerable.Range(0, 4).Select(_ => equation.Fork())];
        var results = new TransportResult[forks.Length];
        Parallel.For(0, forks.Length, index =>
        {
            for (int point = 0; point < 20; point++)
            {
                forks[index].MoveTo(equation.Model.WithPotential(0, 0.1m * point));
                forks[index].Solve(TransportRequest.All);
            }
            forks[index].MoveTo(equation.Model);
            results[index] = forks[index].Solve(TransportRequest.All);
        });
        Assert.All(results, result => AssertSameBits(expected, result));
    }

    [Fact]
    public void Another_structure_is_refused()
    {
        GrainModel model = Models.Yardstick(1, 1, 3);
        MasterEquation equation = MasterEquation.Assemble(model);
        Assert.True(equation.Serves(model.WithPotential(0, 9m)));
        foreach (GrainModel other in (GrainModel[])[
            model with { Bath = null },
            model with { Leads = [model.Leads[0]] },
            model with { Grain = model.Grain with { Spin = HalfInteger.FromInteger(4) } }])
        {
            Assert.False(equation.Serves(other));
            Assert.Throws<ArgumentException>(() => equation.MoveTo(other));
        }
    }

    [Fact]
    public void Only_what_is_asked_for_is_computed()
    {
        MasterEquation equation = MasterEquation.Assemble(Models.Yardstick(1, 0, 3));
        TransportResult plain = equation.Solve();
        Assert.All(plain.Conductance, Assert.Null);
        Assert.All(plain.Fano, fano => Assert.Null(fano));
        TransportResult one = equation.Solve(new TransportRequest { Conductance = ["right"], Noise = ["left"] });
        TransportResult all = equation.Solve(TransportRequest.All);
        Assert.Null(one.Conductance[0]);
        Assert.Equal(all.Conductance[1], one.Conductance[1]);
        Assert.Null(one.Fano[1]);
        Assert.Equal(all.Fano[0], one.Fano[0]);
    }

    [Fact]
    public void Spin_zero_drops_anisotropy_and_damping()
    {
        GrainModel model = new()
        {
            Grain = new Grain { Exchange = 0.4m, Spin = default, Charges = [0, 1, 2], Levels = [new Level { Energy = 0.1m, Band = Band.Both }] },
            Leads = Models.Leads(1m, 0.2m, (1, 0.5), (1, 1)),
        };
        var bath = new BosonBath { Damping = 0m, Temperature = 1m };
        TransportResult alone = MasterEquation.Assemble(model).Solve(TransportRequest.All);
        AssertSameBits(alone, MasterEquation.Assemble(model with { Bath = bath }).Solve(TransportRequest.All));
        AssertRefused(model with { Bath = bath with { Damping = 0.1m } }, "damping must be 0");
    }

    [Fact]
    public void Unsound_models_are_refused_with_the_reason()
    {
        GrainModel model = Models.Yardstick(2, 0, 3);
        AssertRefused(model with { Leads = [] }, "leads is empty");
        AssertRefused(model with { Leads = [model.Leads[0], model.Leads[0]] }, "two leads have the same name");
        AssertRefused(model.WithLeads(lead => lead with { Up = new TunnellingRates([1, 2, 3]) }), "lead left has 3 up rates for 2 levels");
        AssertRefused(model.WithLeads(lead => lead with { Down = new TunnellingRates([1]) }), "lead left has 1 down rates for 2 levels");
        AssertRefused(model with { Grain = model.Grain with { Charges = [] } }, "charges is empty");
        Assert.Equal((0, 1, -1), (model.IndexOfLead("left"), model.IndexOfLead("right"), model.IndexOfLead("Left")));
    }

    [Fact]
    public void Points_outside_the_theory_are_solved_with_a_warning()
    {
        GrainModel model = Models.OneLevel(HalfInteger.FromInteger(2), 10m, 0.1m, 100m, Models.Leads(1m, 100m, (1, 1), (1, 1)));
        Assert.Empty(MasterEquation.Assemble(model).Solve().Warnings);
        // both margins are ten: Gamma = 2 in all
        TransportResult cold = MasterEquation.Assemble(model.WithLeads(lead => lead with { Temperature = 19m })).Solve();
        Assert.Contains("T >> Gamma fails", Assert.Single(cold.Warnings), StringComparison.Ordinal);
        TransportResult soft = MasterEquation.Assemble(model with { Grain = model.Grain with { Anisotropy = 9.9m } }).Solve();
        Assert.Contains("kappa >> Gamma/S0 fails", Assert.Single(soft.Warnings), StringComparison.Ordinal);
        Assert.Equal(SolverStatus.Converged, soft.State.Status);
    }

    private static void AssertRefused(GrainModel model, string message)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => MasterEquation.Assemble(model));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    private static void AssertSameBits(TransportResult expected, TransportResult actual)
    {
        Assert.Equal(expected.State.Probabilities, actual.State.Probabilities);
        Assert.Equal(expected.Current, actual.Current);
        Assert.Equal(expected.Conductance, actual.Conductance);
        Assert.Equal(expected.Fano, actual.Fano);
        Assert.Equal((expected.Charge, expected.Sz, expected.SzVariance), (actual.Charge, actual.Sz, actual.SzVariance));
        Assert.Equal(expected.State.Log10MinProbability, actual.State.Log10MinProbability);
    }
}
