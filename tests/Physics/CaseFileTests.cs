using Xunit;

namespace SpinTorque.Tests;

/// <summary>Reference cases computed in 60-digit arithmetic, at the tolerances stated with them.</summary>
public class CaseFileTests
{
    public static TheoryData<string> Cases => [.. CaseFile.Names];

    [Fact]
    public void All_thirty_cases_are_there() => Assert.Equal(30, CaseFile.Names.Count());

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_number_of_a_case_is_met(string name)
    {
        CaseFile file = CaseFile.Load(name);
        MasterEquation equation = MasterEquation.Assemble(file.Model);
        TransportResult result = equation.Solve(TransportRequest.All);
        double largestRate = equation.Generator().LargestRate;
        double relative = 1e-10 + 4e-16 * file.LargestArgument;

        Assert.Equal(SolverStatus.Converged, result.State.Status);
        Assert.Equal(file.Expect("states"), equation.States.Count);
        Expect.Near(file.Expect("charge"), result.Charge, relative, 1e-15);
        Expect.Near(file.Expect("sz"), result.Sz, relative, 1e-15);
        Expect.Near(file.Expect("szVariance"), result.SzVariance, relative, 1e-15);
        Expect.Near(file.Expect("minProbability"), result.State.Probabilities.Min(), relative);
        Expect.Near(file.Expect("maxProbability"), result.State.Probabilities.Max(), relative);
        int moved = file.Model.IndexOfLead(file.ConductanceOf);
        for (int lead = 0; lead < file.Model.Leads.Count; lead++)
        {
            string of = file.Model.Leads[lead].Name;
            Expect.Near(file.Expect("current." + of), result.Current[lead], relative, 1e-15 * largestRate);
            Expect.Near(file.Expect("conductance." + of), result.Conductance[moved]![lead], 1e-8, 1e-13 * largestRate);
        }
        if (file.Expect("fano") is { } fano)
            Expect.Near(fano, result.Fano[0]!.Value, 1e-7);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_published_iteration_meets_a_case_or_says_that_it_did_not(string name)
    {
        CaseFile file = CaseFile.Load(name);
        MasterEquation equation = MasterEquation.Assemble(file.Model);
        TransportResult result = equation.Solve(solver: new PublishedIteration());
        Assert.NotEqual(SolverStatus.Reducible, result.State.Status);
        if (result.State.Status == SolverStatus.NotConverged)
            return;
        // |X - P|_1 below 1e-11 is what it claims; a current is that times a rate at most.
        double largestExit = equation.Generator().LargestExitRate;
        for (int lead = 0; lead < file.Model.Leads.Count; lead++)
            Expect.Near(file.Expect("current." + file.Model.Leads[lead].Name), result.Current[lead], 1e-10, 2e-11 * largestExit);
    }

    [Fact]
    public void The_published_iteration_converges_on_cases_with_a_bath()
    {
        IEnumerable<GrainModel> models = CaseFile.Names.Select(name => CaseFile.Load(name).Model).Where(model => model.Bath is not null);
        IEnumerable<StationaryState> states = models.Select(model => MasterEquation.Assemble(model).Solve(solver: new PublishedIteration()).State);
        Assert.Contains(states, state => state.Status == SolverStatus.Converged);
    }
}
