using Xunit;

namespace SpinTorque.Tests;

/// <summary>Temperatures so low that every rate against the current underflows.</summary>
public class ZeroTemperatureTests
{
    public static TheoryData<int, double> Grains
    {
        get
        {
            var data = new TheoryData<int, double>();
            for (int seed = 1; seed <= 40; seed++)
                data.Add(seed, seed % 3 == 0 ? 1e-6 : seed % 3 == 1 ? 1e-4 : 1e-9);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Grains))]
    public void A_grain_in_equilibrium_goes_to_its_ground_state(int seed, double temperature)
    {
        GrainModel model = RandomGrains.Equilibrium(RandomGrains.Model(seed), temperature, 0.3141592m);
        MasterEquation equation = MasterEquation.Assemble(model);
        TransportResult result = equation.Solve();
        StateSpace space = equation.States;
        BigRational[] energies = [.. Enumerable.Range(0, space.Count).Select(index => Energy(space, model, index))];
        BigRational lowest = energies.Aggregate((a, b) => (a - b).Sign < 0 ? a : b);
        BigRational highest = energies.Aggregate((a, b) => (a - b).Sign > 0 ? a : b);
        int degeneracy = energies.Count(energy => energy == lowest);
        Assert.Equal(SolverStatus.Converged, result.State.Status);
        for (int index = 0; index < space.Count; index++)
        {
            // Other levels lie 1e-4 or more above, at least one T, and follow Boltzmann.
            double argument = ((energies[index] - lowest) / BigRational.From(model.Leads[0].Temperature)).ToDouble();
            double allowed = 1e-12 + Excited(energies, lowest, temperature);
            if (argument is 0 or > 40)
                Expect.Near(argument == 0 ? 1.0 / degeneracy : 0, result.State.Probabilities[index], allowed, 1e-15);
        }
        double depth = ((highest - lowest) / BigRational.From(model.Leads[0].Temperature)).ToDouble() / Math.Log(10);
        Expect.Near(-depth + Math.Log10(result.State.Probabilities.Max()), result.State.Log10MinProbability, 1e-13);
    }

    // Arguments up to some thousands: rates of e^-3000 are no doubles, but still fractions.
    [Fact]
    public void Transport_through_small_cold_grains_agrees_with_exact_arithmetic()
    {
        int extended = 0;
        for (int seed = 1; seed <= 25; seed++)
        {
            GrainModel model = RandomGrains.Model(seed, mostStates: 8);
            model = RandomGrains.Equilibrium(model, 0.002m, 0m) with { Leads = [.. model.Leads.Select(lead => lead with { Temperature = 0.002m })] };
            var exact = new DenseChain(model, solutionBits: 20_000);
            MasterEquation equation = MasterEquation.Assemble(model);
            TransportResult result = equation.Solve(TransportRequest.All);
            extended += result.State.ExtendedExponents ? 1 : 0;
            int[] indices = exact.IndicesOf(equation.States);
            for (int k = 0; k < indices.Length; k++)
                Expect.Near(exact.P[indices[k]], result.State.Probabilities[k], 1e-13, 1e-320);
            double rate = exact.LargestRate;
            for (int lead = 0; lead < model.Leads.Count; lead++)
            {
                Expect.Near(exact.Current(lead), result.Current[lead], 1e-12, 1e-15 * rate);
                for (int moved = 0; moved < model.Leads.Count; moved++)
                    Expect.Near(exact.Conductance(lead, moved), result.Conductance[moved]![lead], 1e-11, 1e-15 * rate / 0.002);
                if (result.Fano[lead] is { } fano)
                    Expect.Near(exact.Noise(lead) / BigRational.Abs(exact.Current(lead)), fano, 1e-10);
            }
        }
        Assert.True(extended >= 5);
    }

    // No rate is a number any more, but a plateau does not care: the same model at T = 1e-3 has every argument beyond 40 too.
    [Theory]
    [InlineData(1e-5)]
    [InlineData(1e-7)]
    [InlineData(1e-10)]
    public void On_a_plateau_the_limit_is_reached_long_before(double temperature)
    {
        TransportResult warm = MasterEquation.Assemble(Plateau(1e-3)).Solve(TransportRequest.All);
        TransportResult cold = MasterEquation.Assemble(Plateau(temperature)).Solve(TransportRequest.All);
        Assert.Equal(SolverStatus.Converged, cold.State.Status);
        IEnumerable<double> expected = [.. warm.Current, .. warm.SpinCurrent, .. warm.Occupations];
        IEnumerable<double> found = [.. cold.Current, .. cold.SpinCurrent, .. cold.Occupations];
        foreach ((double one, double other) in expected.Zip(found))
            Expect.Near(one, other, 1e-12);
        Expect.Near(warm.Fano[0]!.Value, cold.Fano[0]!.Value, 1e-11);
        Expect.Near(warm.Sz, cold.Sz, 1e-12);
        Assert.All(cold.Conductance, row => Assert.All(row!, value => Expect.Near(0.0, value, 0, 1e-14)));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1e-3)]
    [InlineData(1e-6)]
    [InlineData(1e-10)]
    [InlineData(1e-12)]
    public void No_number_is_lost_on_the_way_down(double temperature)
    {
        GrainModel model = Models.Yardstick(2, 2, 3).WithLeads(lead => lead with { Temperature = temperature });
        model = model with { Bath = new BosonBath { Damping = 1e-3m, Temperature = temperature } };
        TransportResult result = MasterEquation.Assemble(model).Solve(TransportRequest.All);
        Assert.Equal(SolverStatus.Converged, result.State.Status);
        Assert.All(result.State.Probabilities, p => Assert.InRange(p, 0, 1));
        Expect.Near(1.0, result.State.Probabilities.Sum(), 1e-13);
        double[] numbers = [.. result.Current, .. result.HeatCurrent, .. result.SpinCurrent, .. result.Conductance.SelectMany(row => row!)];
        Assert.All(numbers, value => Assert.True(double.IsFinite(value)));
        Assert.False(double.IsNaN(result.State.Log10MinProbability));
        Assert.False(double.IsNaN(result.State.Residual));
    }

    // Levels a tenth or more away from either lead at every S_z; a bath that always relaxes towards the field.
    private static GrainModel Plateau(double temperature)
    {
        var grain = new Grain
        {
            Spin = HalfInteger.FromInteger(3),
            Exchange = 0.2m,
            Anisotropy = 0.01m,
            Field = 0.1m,
            Charges = [0, 1],
            Levels = [new Level { Energy = 0.5m, Band = Band.Minority }, new Level { Energy = 0.9m, Band = Band.Majority, Reference = 0 }],
        };
        return new GrainModel
        {
            Grain = grain,
            Leads = [Models.Lead("left", 2m, temperature, 1.4, 0.6, 60), Models.Lead("right", -1m, temperature, 1, 0.8)],
        };
    }

    // e^-gap of the first excited level, for levels that happen to lie close
    private static double Excited(BigRational[] energies, BigRational lowest, double temperature) =>
        energies.Where(energy => energy != lowest).Sum(energy => Math.Exp(-(energy - lowest).ToDouble() / temperature));

    // E - mu n
    private static BigRational Energy(StateSpace space, GrainModel model, int index) =>
        DenseEvents.Energy(model.Grain, DenseStates.At(space, index)) - BigRational.From(model.Leads[0].Potential) * space[index].Charge;
}
