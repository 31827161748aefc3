using Xunit;

namespace SpinTorque.Tests;

/// <summary>Random grains against the chain written out event by event and solved in exact arithmetic.</summary>
public class RandomGrainTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 120)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Stationary_state_and_transport_agree_with_exact_arithmetic(int seed)
    {
        GrainModel model = RandomGrains.Model(seed, mostStates: 40);
        var exact = new DenseChain(model);
        MasterEquation equation = MasterEquation.Assemble(model);
        TransportResult result = equation.Solve(TransportRequest.All);

        // Rates hold 1e-15 or so each (their arguments are carried in double-double); a probability gathers n of them.
        int[] indices = exact.IndicesOf(equation.States);
        Assert.Equal(exact.States.Count, equation.States.Count);
        for (int k = 0; k < indices.Length; k++)
            Expect.Near(exact.P[indices[k]], result.State.Probabilities[k], 2e-13);
        double largest = exact.LargestRate;
        for (int lead = 0; lead < model.Leads.Count; lead++)
        {
            // A current is a difference of gross flows: absolutely right to the rounding of the largest rate.
            Expect.Near(exact.Current(lead), result.Current[lead], 1e-12, 1e-15 * largest);
            Expect.Near(exact.Flow(lead, item => BigRational.Ratio(item.Sigma, 2)), result.SpinCurrent[lead], 1e-12, 1e-15 * largest);
            Expect.Near(exact.Flow(lead, item => item.Addition), result.EnergyCurrent[lead], 1e-12, 1e-14 * largest);
            BigRational potential = BigRational.From(model.Leads[lead].Potential);
            Expect.Near(exact.Flow(lead, item => item.Addition - potential), result.HeatCurrent[lead], 1e-12, 1e-14 * largest);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Conductance_and_noise_agree_with_exact_arithmetic(int seed)
    {
        GrainModel model = RandomGrains.Model(seed, mostStates: 20);
        var exact = new DenseChain(model);
        TransportResult result = MasterEquation.Assemble(model).Solve(TransportRequest.All);
        double largest = exact.LargestRate;
        for (int moved = 0; moved < model.Leads.Count; moved++)
        {
            for (int responding = 0; responding < model.Leads.Count; responding++)
            {
                // dI/dmu is a difference of terms of size rate/T.
                double size = largest / model.Leads[moved].Temperature.High;
                Expect.Near(exact.Conductance(responding, moved), result.Conductance[moved]![responding], 1e-12, 1e-15 * size);
            }
            if (result.Fano[moved] is { } fano)
                Expect.Near(exact.Noise(moved) / BigRational.Abs(exact.Current(moved)), fano, 1e-9);
        }
    }
}
