using Xunit;

namespace SpinTorque.Tests;

/// <summary>One level, where everything is known in closed form.</summary>
public class SingleLevelTests
{
    public static TheoryData<double, double, double> Points => new()
    {
        // temperature, left potential, field
        { 0.1, 0.5, 0 },
        { 0.1, 0.5, 0.3 },
        { 1, 2, -0.4 },
        { 0.02, -0.3, 0.1 },
        { 1e-3, 0.7, 0.2 },
    };

    // Without interaction each spin is a channel of its own: I = sum_s GL GR/G (fL - fR), <n_s> = (GL fL + GR fR)/G, and
    // c2 = GL GR/G [fL(1 - fR) + fR(1 - fL)] - 2 (GL GR)^2/G^3 (fL - fR)^2 (Bagrets, Nazarov, Phys. Rev. B 67, 085316).
    [Theory]
    [MemberData(nameof(Points))]
    public void A_level_without_interaction_is_two_independent_channels(double temperature, double bias, double field)
    {
        const double energy = 0.25;
        GrainModel model = Anderson([0, 1, 2], energy, field, temperature, bias);
        TransportResult result = MasterEquation.Assemble(model).Solve(TransportRequest.All with { Curvature = ["left"] });
        (double current, double charge, double conductance, double curvature, double noise, double heat, double spinCurrent) = (0, 0, 0, 0, 0, 0, 0);
        foreach (int sigma in (int[])[1, -1])
        {
            double level = energy - field * sigma / 2, left = sigma > 0 ? 1.4 : 0.6, right = sigma > 0 ? 0.9 : 1.2, total = left + right;
            double fl = Fermi((level - bias) / temperature), el = Fermi((bias - level) / temperature);
            double fr = Fermi(level / temperature), er = Fermi(-level / temperature);
            double flow = left * right / total * (fl * er - fr * el);
            current += flow;
            spinCurrent += sigma * flow / 2;
            heat += (level - bias) * flow;
            charge += (left * fl + right * fr) / total;
            conductance += left * right / total * fl * el / temperature;
            curvature += left * right / total * fl * el * (el - fl) / (temperature * temperature);
            noise += left * right / total * (fl * er + fr * el) - 2 * flow * flow / total;
        }
        Expect.Near(current, result.Current[0], 1e-12, 1e-15);
        Expect.Near(-current, result.Current[1], 1e-12, 1e-15);
        Expect.Near(spinCurrent, result.SpinCurrent[0], 1e-12, 1e-15);
        Expect.Near(heat, result.HeatCurrent[0], 1e-12, 1e-15);
        Expect.Near(charge, result.Charge, 1e-12);
        Expect.Near(charge, Assert.Single(result.Occupations), 1e-12);
        Expect.Near(conductance, result.Conductance[0]![0], 1e-11, 1e-15);
        Expect.Near(curvature, result.Curvature[0]![0], 1e-11, 1e-15 / (temperature * temperature));
        if (Math.Abs(current) > 1e-9)
            Expect.Near(noise / Math.Abs(current), result.Fano[0]!.Value, 1e-10);
    }

    [Fact]
    public void A_resonant_level_at_large_bias_has_the_Fano_factor_of_two_barriers()
    {
        // (GL^2 + GR^2)/(GL + GR)^2; T is 1/245 of the level's distance from the right lead
        TransportResult result = MasterEquation.Assemble(OneMinorityState(1.4, 0.9, 10, 0.001)).Solve(TransportRequest.All);
        Expect.Near((1.4 * 1.4 + 0.9 * 0.9) / (2.3 * 2.3), result.Fano[0]!.Value, 1e-13);
        Expect.Near(1.4 * 0.9 / 2.3, result.Current[0], 1e-14);
    }

    [Fact]
    public void A_spin_that_no_lead_couples_to_leaves_the_stationary_state_undetermined()
    {
        // The level holding a down electron alone is neither entered nor left.
        GrainModel model = Anderson([0, 1], 0, 0, 1, 1).WithLeads(lead => lead with { Down = 0 });
        TransportResult result = MasterEquation.Assemble(model).Solve(TransportRequest.All);
        Assert.Equal(SolverStatus.Reducible, result.State.Status);
        Assert.Contains("charge 1, n = (1), S = 1/2, S_z = -1/2", result.State.Message, StringComparison.Ordinal);
        Assert.Empty(result.Current);
    }

    // Coulomb blockade of double occupation: entering is twice as fast. I = 2 GL GR/(2 GL + GR), F = (4 GL^2 + GR^2)/(2 GL + GR)^2,
    // whatever the temperature once it is far below the bias.
    [Theory]
    [InlineData(1e-2)]
    [InlineData(1e-4)]
    [InlineData(1e-6)]
    [InlineData(1e-9)]
    [InlineData(1e-12)]
    public void A_blockaded_level_reaches_its_plateau_as_the_temperature_vanishes(double temperature)
    {
        GrainModel model = Anderson([0, 1], 0.5, 0, temperature, 1.5);
        model = model with { Leads = Models.Leads(1.5, temperature, (0.8, 0.8), (0.3, 0.3)) };
        TransportResult result = MasterEquation.Assemble(model).Solve(TransportRequest.All);
        Expect.Near(2 * 0.8 * 0.3 / 1.9, result.Current[0], 1e-14);
        Expect.Near((4 * 0.64 + 0.09) / (1.9 * 1.9), result.Fano[0]!.Value, 1e-13);
        Expect.Near(1.6 / 1.9, result.Charge, 1e-14);
        Expect.Near(0.0, result.Conductance[0]![0], 0, 1e-15);
    }

    // Held at S_z = S, a minority level takes only electrons against the grain's spin: a spinless level with those rates.
    [Theory]
    [InlineData(0)]
    [InlineData(180)]
    public void A_held_grain_passes_one_spin_through_its_minority_level(int angle)
    {
        const double temperature = 0.1;
        GrainModel model = OneMinorityState(0, 0, 0.8, temperature);
        model = model with { Leads = Models.Leads(0.8, temperature, (1.4, 0.6), (1.1, 0.7)) };
        model = model with { Leads = [model.Leads[0] with { Angle = (decimal)angle }, model.Leads[1]] };
        double left = angle == 0 ? 0.6 : 1.4, right = 0.7;
        // dE = energy + V_g - (kappa/S0)(-S0 + 1/4) + h/2 with sigma = -1, S_z = S0 = 50
        double addition = 0.3 - 0.1 + 0.02 * (1 - 0.25 / 50) + 0.05 / 2;
        TransportResult result = MasterEquation.Assemble(model).Solve();
        Assert.Equal(2, result.State.Probabilities.Count);
        double expected = left * right / (left + right) * (Fermi((addition - 0.8) / temperature) - Fermi(addition / temperature));
        Expect.Near(expected, result.Current[0], 1e-13);
        Expect.Near(-expected / 2, result.SpinCurrent[0], 1e-13);
    }

    [Fact]
    public void Reversing_a_lead_of_a_held_grain_gives_negative_magnetoresistance()
    {
        GrainModel model = OneMinorityState(0, 0, 0.8, 0.1) with { Leads = Models.Leads(0.8m, 0.1m, (1.4, 0.6), (1, 1)) };
        double parallel = MasterEquation.Assemble(model).Solve().Current[0];
        GrainModel reversed = model with { Leads = [model.Leads[0] with { Angle = 180m }, model.Leads[1]] };
        double antiparallel = MasterEquation.Assemble(reversed).Solve().Current[0];
        Assert.True(parallel - antiparallel < -0.1 * parallel);
    }

    // The printed minority weight is the exact one times 2S/(2S + 1): at S = 3/2 every rate, hence the current, is 3/4 of the right one.
    [Fact]
    public void Published_matrix_elements_lose_a_quarter_of_the_current_at_spin_three_halves()
    {
        GrainModel model = Models.OneLevel(new HalfInteger(3), 0.1m, 0.2m, 0.1m, Models.Leads(1m, 0.1m, (1.4, 0.6), (1, 0.8)));
        model = model with { Grain = model.Grain with { Levels = [new Level { Energy = 0.4m, Band = Band.Minority }] } };
        TransportResult exact = MasterEquation.Assemble(model).Solve();
        TransportResult published = MasterEquation.Assemble(model with { MatrixElements = MatrixElements.Published }).Solve();
        Expect.Near(0.75 * exact.Current[0], published.Current[0], 1e-14);
        Expect.Near(exact.Sz, published.Sz, 1e-13);
    }

    private static double Fermi(double x) => x > 0 ? Math.Exp(-x) / (1 + Math.Exp(-x)) : 1 / (1 + Math.Exp(x));

    private static GrainModel Anderson(int[] charges, double energy, double field, double temperature, double bias) => new()
    {
        Grain = new Grain { Spin = default, Field = field, Charges = charges, Levels = [new Level { Energy = energy, Band = Band.Both }] },
        Leads = Models.Leads(bias, temperature, (1.4, 0.6), (0.9, 1.2)),
    };

    // Two states: S_z = S0 and S0 - 1/2.
    private static GrainModel OneMinorityState(double left, double right, double bias, double temperature)
    {
        Lead[] leads = Models.Leads(bias, temperature, (0, left), (0, right));
        GrainModel model = Models.OneLevel(HalfInteger.FromInteger(50), 0.02m, 0.05m, temperature, leads);
        Level level = new() { Energy = 0.3m, Band = Band.Minority };
        return model with { Grain = model.Grain with { Gate = -0.1m, Hold = new SpinWindow(1, 1), Levels = [level] } };
    }
}
