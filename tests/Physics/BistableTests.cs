using Xunit;

namespace SpinTorque.Tests;

/// <summary>Grains of 43 states with two wells 50 to 250 T deep, driven out of equilibrium, against exact fractions.</summary>
public class BistableTests
{
    public static TheoryData<int, double> Points => new()
    {
        // barrier/T, bias/T
        { 50, 0.5 },
        { 50, 8 },
        { 100, 3 },
        { 150, 0.1 },
        { 250, 1 },
        { 250, 20 },
    };

    [Theory]
    [MemberData(nameof(Points))]
    public void Probabilities_conductance_and_noise_keep_nine_digits(int barrier, double bias)
    {
        GrainModel model = Driven(barrier, bias);
        var exact = new DenseChain(model);
        MasterEquation equation = MasterEquation.Assemble(model);
        TransportResult result = equation.Solve(TransportRequest.All);
        int[] indices = exact.IndicesOf(equation.States);
        Assert.Equal(43, indices.Length);
        for (int k = 0; k < indices.Length; k++)
            Expect.Near(exact.P[indices[k]], result.State.Probabilities[k], 1e-12);
        for (int lead = 0; lead < 2; lead++)
        {
            Expect.Near(exact.Current(lead), result.Current[lead], 1e-9);
            Expect.Near(exact.Conductance(lead, 0), result.Conductance[0]![lead], 1e-9);
            Expect.Near(exact.Conductance(lead, 1), result.Conductance[1]![lead], 1e-9);
            Expect.Near(exact.Noise(lead) / BigRational.Abs(exact.Current(lead)), result.Fano[lead]!.Value, 1e-9);
        }
    }

    [Fact]
    public void The_wells_are_really_deep()
    {
        // else the test above would say nothing
        IReadOnlyList<double> p = MasterEquation.Assemble(Driven(250, 1)).Solve().State.Probabilities;
        Assert.True(p.Min() < 1e-80 * p.Max());
    }

    [Fact]
    public void Telegraph_noise_grows_with_the_barrier()
    {
        double shallow = MasterEquation.Assemble(Driven(20, 1)).Solve(TransportRequest.All).Fano[0]!.Value;
        double deep = MasterEquation.Assemble(Driven(40, 1)).Solve(TransportRequest.All).Fano[0]!.Value;
        // the time between switches, hence the noise, as e^barrier up to powers
        Assert.InRange(Math.Log(deep / shallow), 15, 25);
    }

    // The level lies where the electron along the grain's spin is at resonance in either well.
    private static GrainModel Driven(int barrier, double bias)
    {
        Lead[] leads = Models.Leads(bias, 1m, (1.4, 0.6), (1, 0.8));
        GrainModel model = Models.OneLevel(HalfInteger.FromInteger(10), barrier / 10m, 0.07m, 1m, leads);
        return model with
        {
            Grain = model.Grain with { Levels = [new Level { Energy = barrier / 10m + 0.3m, Band = Band.Majority, Reference = 0 }] },
            Bath = new BosonBath { Damping = 0.003m, Temperature = 1m },
        };
    }
}
