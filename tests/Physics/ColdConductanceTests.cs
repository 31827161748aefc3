using Xunit;

namespace SpinTorque.Tests;

/// <summary>
/// Conductances of cold grains: almost everywhere they vanish, while the weight of an improbable state moves by 1/T. What is left must
/// still conserve charge: the responses of all leads to one potential sum to zero.
/// </summary>
public sealed class ColdConductanceTests
{
    // interface.md's absolute tolerance of conductances: 1e-13 of the largest rate
    private const double Tolerance = 1e-13;

    [Theory]
    [InlineData(1e-4)]
    [InlineData(1e-6)]
    public void Responses_to_one_potential_sum_to_zero(double temperature)
    {
        int checkedRows = 0;
        for (int seed = 0; seed < 150; seed++)
        {
            GrainModel model = Cold(RandomGrains.Model(seed), (decimal)temperature);
            MasterEquation equation = MasterEquation.Assemble(model);
            TransportResult result = equation.Solve(new TransportRequest { Conductance = null });
            if (result.State.Status != SolverStatus.Converged)
                continue;
            double largest = equation.Generator().LargestRate;
            for (int moved = 0; moved < model.Leads.Count; moved++)
            {
                Assert.True(Math.Abs(result.Conductance[moved]!.Sum()) <= Tolerance * largest, $"seed {seed}: {string.Join(' ', result.Conductance[moved]!)}");
                checkedRows++;
            }
        }
        Assert.InRange(checkedRows, 100, 450);
    }

    private static GrainModel Cold(GrainModel model, DoubleDouble temperature) => model with
    {
        Leads = [.. model.Leads.Select(lead => lead with { Temperature = temperature })],
        Bath = model.Bath is null ? null : model.Bath with { Temperature = temperature },
    };
}
