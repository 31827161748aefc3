using Xunit;

namespace SpinTorque.Tests;

/// <summary>Where leads and bath agree in potential and temperature the answer is Boltzmann's, from exact total energies.</summary>
public class BoltzmannTests
{
    public static TheoryData<int, double> Grains
    {
        get
        {
            var data = new TheoryData<int, double>();
            for (int seed = 1; seed <= 60; seed++)
                data.Add(seed, seed % 3 == 0 ? 0.02 : seed % 3 == 1 ? 0.1 : 1);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Grains))]
    public void Random_grains_in_equilibrium_follow_Boltzmann(int seed, double temperature)
    {
        GrainModel model = RandomGrains.Equilibrium(RandomGrains.Model(seed, mostStates: 60), temperature, 0.3m);
        MasterEquation equation = MasterEquation.Assemble(model);
        AssertBoltzmann(equation.States, model, equation.Solve(), 1e-12);
    }

    // One grain of 43 states whose two wells are 5 to 250 T deep.
    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(40)]
    [InlineData(100)]
    [InlineData(200)]
    [InlineData(250)]
    public void A_barrier_costs_no_digit(int barrier)
    {
        GrainModel model = Bistable(barrier);
        MasterEquation equation = MasterEquation.Assemble(model);
        Assert.Equal(43, equation.States.Count);
        AssertBoltzmann(equation.States, model, equation.Solve(), 1e-12);
    }

    // Published comparison of solvers: the probability of S_z > 0 by barrier/T, four digits.
    [Theory]
    [InlineData(10, 0.8835)]
    [InlineData(20, 0.8888)]
    [InlineData(30, 0.8902)]
    [InlineData(40, 0.8906)]
    [InlineData(60, 0.8909)]
    [InlineData(200, 0.8909)]
    public void The_two_wells_share_probability_as_tabulated(int barrier, double expected)
    {
        MasterEquation equation = MasterEquation.Assemble(Bistable(barrier));
        IReadOnlyList<double> p = equation.Solve().State.Probabilities;
        double above = Enumerable.Range(0, p.Count).Where(index => equation.States[index].Projection.Doubled > 0).Sum(index => p[index]);
        Expect.Near(expected, above, 0, 1.0e-4);
    }

    [Fact]
    public void A_deep_grain_far_below_the_range_of_doubles_keeps_its_smallest_probability()
    {
        // log10 P_min = -(E_max - E_min)/(T ln 10) up to the log of the sum over states, here of one ground state
        GrainModel model = Bistable(100_000);
        MasterEquation equation = MasterEquation.Assemble(model);
        BigRational[] energies = Energies(equation.States, model);
        BigRational lowest = energies[0], highest = energies[0];
        foreach (BigRational energy in energies)
            (lowest, highest) = ((energy - lowest).Sign < 0 ? energy : lowest, (energy - highest).Sign > 0 ? energy : highest);
        StationaryState state = equation.Solve().State;
        double ground = state.Probabilities.Max();
        Expect.Near(-(highest - lowest).ToDouble() / Math.Log(10) + Math.Log10(ground), state.Log10MinProbability, 1e-13);
    }

    // kappa S0 = barrier, a field of T/10 and a level at T/2, T = 1.
    private static GrainModel Bistable(int barrier)
    {
        GrainModel model = Models.OneLevel(HalfInteger.FromInteger(10), barrier / 10m, 0.1m, 1m);
        return model with { Grain = model.Grain with { Levels = [new Level { Energy = 0.5m, Band = Band.Majority, Reference = 0 }] } };
    }

    private static void AssertBoltzmann(StateSpace space, GrainModel model, TransportResult result, double relative)
    {
        BigRational[] energies = Energies(space, model);
        BigRational temperature = BigRational.From(model.Leads[0].Temperature);
        BigRational[] weights = [.. energies.Select(energy => Precise.ExpOf(-(energy - energies[0]) / temperature).RoundTo(200))];
        BigRational total = BigRational.Sum(weights);
        Assert.Equal(SolverStatus.Converged, result.State.Status);
        for (int k = 0; k < weights.Length; k++)
            Expect.Near((weights[k] / total).RoundTo(100), result.State.Probabilities[k], relative);
    }

    // E - mu n
    private static BigRational[] Energies(StateSpace space, GrainModel model) => [.. Enumerable.Range(0, space.Count).Select(index =>
        DenseEvents.Energy(model.Grain, DenseStates.At(space, index)) - BigRational.From(model.Leads[0].Potential) * space[index].Charge)];
}
