using Xunit;

namespace SpinTorque.Tests;

public sealed class ReferenceSolutionTests
{
    public static TheoryData<string> Cases => [.. CaseFile.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_reference_meets_a_case_in_sixty_digits(string name)
    {
        CaseFile file = CaseFile.Load(name);
        ReferenceSolution reference = ReferenceSolution.Of(file.Model)!;
        Expect.Near(file.Expect("maxProbability"), reference.Probabilities.Max(), 1e-14);
        Expect.Near(file.Expect("minProbability"), reference.Probabilities.Min(), 1e-13);
        double largestRate = MasterEquation.Assemble(file.Model).Generator().LargestRate;
        for (int lead = 0; lead < file.Model.Leads.Count; lead++)
            Expect.Near(file.Expect("current." + file.Model.Leads[lead].Name), reference.Current[lead], 1e-12, 1e-25 * largestRate);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Elimination_stays_within_the_error_bound_it_claims(string name)
    {
        GrainModel model = CaseFile.Load(name).Model;
        MasterEquation equation = MasterEquation.Assemble(model);
        TransportResult result = equation.Solve();
        ReferenceSolution reference = ReferenceSolution.Of(model)!;
        double largest = result.Current.Max(Math.Abs);
        // given the rates, which have a few roundings of their own
        Assert.True(reference.ProbabilityError(result.State) <= 20 * result.State.ErrorBound);
        IReadOnlyList<double?> errors = reference.CurrentErrors(result);
        for (int lead = 0; lead < errors.Count; lead++)
        {
            if (errors[lead] is { } error)
                Assert.True(error * Math.Abs(reference.Current[lead]) <= 20 * result.ErrorBound * largest, $"{error}");
        }
    }

    [Fact]
    public void A_current_that_vanishes_has_no_relative_error()
    {
        GrainModel model = Models.OneLevel(HalfInteger.FromInteger(3), 0.1m, 0.02m, 0.1m);
        Assert.All(ReferenceSolution.Of(model)!.CurrentErrors(MasterEquation.Assemble(model).Solve()), Assert.Null);
    }

    [Fact]
    public void Any_chain_can_be_checked()
    {
        var generator = Generator.FromTransitions(3, [(0, 1, 1.0), (1, 2, 1e-200), (2, 1, 3.0), (1, 0, 7.0)]);
        ReferenceSolution reference = ReferenceSolution.Of(generator)!;
        Expect.Near(0.875, reference.Probabilities[0], 1e-15);
        Expect.Near(0.125e-200 / 3, reference.Probabilities[2], 1e-15);
        Assert.True(reference.ProbabilityError(new EliminationSolver().Solve(generator)) < 1e-15);
        Assert.Empty(reference.Current);
    }

    [Fact]
    public void A_reducible_chain_has_no_reference() =>
        Assert.Null(ReferenceSolution.Of(Generator.FromTransitions(4, [(0, 1, 1.0), (1, 0, 1.0), (2, 3, 1.0), (3, 2, 1.0)])));

    [Fact]
    public void It_can_be_interrupted()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => ReferenceSolution.Of(Models.Yardstick(1, 0, 100), source.Token));
    }
}
