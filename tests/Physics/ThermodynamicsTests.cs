using Xunit;

namespace SpinTorque.Tests;

/// <summary>First and second law, reciprocity, and derivatives as the physics demands them.</summary>
public class ThermodynamicsTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Energy_is_conserved_without_a_bath(int seed)
    {
        GrainModel model = RandomGrains.Model(seed) with { Bath = null };
        MasterEquation equation = MasterEquation.Assemble(model);
        TransportResult result = equation.Solve();
        // energies are of order one to ten: roundings of the largest rate times that
        double allowed = 3e-14 * equation.Generator().LargestRate;
        Expect.Near(0.0, result.EnergyCurrent.Sum(), 0, allowed);
        // heat = energy - mu I, lead by lead
        for (int lead = 0; lead < model.Leads.Count; lead++)
        {
            double work = model.Leads[lead].Potential.High * result.Current[lead];
            Expect.Near(result.EnergyCurrent[lead] - work, result.HeatCurrent[lead], 1e-12, allowed);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Entropy_never_falls(int seed)
    {
        GrainModel model = RandomGrains.Model(seed);
        MasterEquation equation = MasterEquation.Assemble(model);
        TransportResult result = equation.Solve();
        double production = 0, coldest = double.PositiveInfinity;
        for (int lead = 0; lead < model.Leads.Count; lead++)
        {
            production -= result.HeatCurrent[lead] / model.Leads[lead].Temperature.High;
            coldest = Math.Min(coldest, model.Leads[lead].Temperature.High);
        }
        // what the leads bring in and no lead takes out goes to the bath
        if (model.Bath is { } bath)
        {
            production += result.EnergyCurrent.Sum() / bath.Temperature.High;
            coldest = Math.Min(coldest, bath.Temperature.High);
        }
        Assert.True(production >= -1e-14 * equation.Generator().LargestRate / coldest, $"entropy production {production:R}");
        if (model.Leads.Count > 1 && result.Current.Max(Math.Abs) > 1e-6)
            Assert.True(production > 0);
    }

    // Onsager at equilibrium: the field stays, as S_z only ever jumps and detailed balance holds for each lead alone.
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Conductances_are_reciprocal_at_zero_bias(int seed)
    {
        GrainModel model = ThreeLeads(seed);
        MasterEquation equation = MasterEquation.Assemble(model);
        TransportResult result = equation.Solve(TransportRequest.All);
        double allowed = 2e-15 * equation.Generator().LargestRate / model.Leads[0].Temperature.High;
        for (int a = 0; a < 3; a++)
        {
            for (int b = 0; b < 3; b++)
                Expect.Near(result.Conductance[a]![b], result.Conductance[b]![a], 1e-12, allowed);
            // what enters leaves, and a potential common to all drives nothing
            Expect.Near(0.0, result.Conductance[a]!.Sum(), 0, allowed);
            Expect.Near(0.0, Enumerable.Range(0, 3).Sum(b => result.Conductance[b]![a]), 0, allowed);
            Assert.True(result.Conductance[a]![a] >= 0);
        }
    }

    // A central difference of two steps by Richardson: error of order step^4 G'''''/..., here some 1e-9 of the largest conductance.
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Conductance_is_the_slope_of_the_current(int seed)
    {
        GrainModel model = RandomGrains.Model(seed);
        MasterEquation equation = MasterEquation.Assemble(model);
        IReadOnlyList<double> slope = equation.Solve(TransportRequest.All).Conductance[0]!;
        double step = 1e-3 * model.Leads[0].Temperature.High;
        double[] near = Difference(step), far = Difference(2 * step);
        double scale = equation.Generator().LargestRate / model.Leads[0].Temperature.High;
        for (int lead = 0; lead < slope.Count; lead++)
            Expect.Near((4 * near[lead] - far[lead]) / 3, slope[lead], 1e-9, 1e-11 * scale);

        double[] Difference(double h)
        {
            double potential = model.Leads[0].Potential.High;
            equation.MoveTo(model.WithPotential(0, potential + h));
            IReadOnlyList<double> above = equation.Solve().Current;
            equation.MoveTo(model.WithPotential(0, potential - h));
            return [.. above.Zip(equation.Solve().Current, (a, b) => (a - b) / (2 * h))];
        }
    }

    private static GrainModel ThreeLeads(int seed)
    {
        GrainModel model = RandomGrains.Equilibrium(RandomGrains.Model(seed), 0.2m, 0.1m);
        Lead first = model.Leads[0];
        Lead[] leads =
        [
            first with { Name = "a", Up = 1.3, Down = 0.4, Angle = 0m },
            first with { Name = "b", Up = 0.9, Down = 0.7, Angle = seed % 2 == 0 ? 180m : 60m },
            first with { Name = "c", Up = 0.2, Down = 1.1, Angle = 0m },
        ];
        return model with { Leads = leads };
    }
}
