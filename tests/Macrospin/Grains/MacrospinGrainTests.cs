using Xunit;

namespace SpinTorque.Tests.Macrospin.Grains;

public sealed class MacrospinGrainTests
{
    // Against every rate of the assembled chain. The chain rounds dE - mu once, here it is rounded at each step: a few ulp of |dE|/T.
    [Theory]
    [InlineData(false, MatrixElements.Exact)]
    [InlineData(true, MatrixElements.Exact)]
    [InlineData(true, MatrixElements.Published)]
    public void Rates_at_the_chains_own_spin_projections_are_the_chains(bool bath, MatrixElements elements)
    {
        for (int seed = 0; seed < 12; seed++)
        {
            GrainModel model = OneLevelGrains.Model(seed, spin: 5, bath) with { MatrixElements = elements };
            var macrospin = MacrospinGrain.Of(model);
            var equation = MasterEquation.Assemble(model);
            foreach ((int from, int to, double rate) in equation.Generator().Transitions())
                Expect.Near(rate, Rate(macrospin, equation.States[from], equation.States[to]), 1e-13);
        }
    }

    [Fact]
    public void Rates_at_a_large_spin_approach_their_limits_as_one_over_the_spin()
    {
        double Distance(int spin)
        {
            var macrospin = MacrospinGrain.Of(OneLevelGrains.Model(seed: 3, spin, bath: true));
            MacrospinRates exact = macrospin.RatesAt(0.4 * macrospin.MeanSpin), limit = macrospin.LimitRatesAt(0.4);
            return Math.Abs(exact.EnterUp - limit.EnterUp) + Math.Abs(exact.LeaveDown - limit.LeaveDown) + Math.Abs(exact.Raise / limit.Raise - 1);
        }

        Assert.InRange(Distance(100) / Distance(1000), 9, 11);
    }

    [Fact]
    public void The_offset_energy_has_gate_and_charging_in_it()
    {
        GrainModel model = OneLevelGrains.Model(seed: 0, spin: 20, bath: false);
        Level level = new() { Energy = 0.25m, Band = Band.Minority };
        model = model with
        {
            Grain = model.Grain with { Levels = [level], Charges = [0, 1], Gate = 0.5m, Charging = new Charging { Energy = 0.4m, Offset = 0.1m } },
        };
        // energy + V_g + E_C (2(0 - 0.1) + 1)
        Expect.Near(0.25 + 0.5 + 0.4 * 0.8, MacrospinGrain.Of(model).OffsetEnergy, 1e-15);
    }

    [Fact]
    public void Other_grains_are_refused_with_the_reason()
    {
        GrainModel one = OneLevelGrains.Model(seed: 1, spin: 5, bath: false);
        Assert.Contains("one active level", Refusal(Models.Yardstick(1, 1, 5)), StringComparison.Ordinal);
        Assert.Contains("two occupations", Refusal(one with { Grain = one.Grain with { Charges = [0] } }), StringComparison.Ordinal);
        Assert.Contains("hold", Refusal(one with { Grain = one.Grain with { Hold = new SpinWindow(0, 1) } }), StringComparison.Ordinal);
        Assert.Contains("rate above zero", Refusal(one.WithLeads(lead => lead with { Up = 0.0, Down = 0.0 })), StringComparison.Ordinal);
    }

    private static string Refusal(GrainModel model) => Assert.Throws<ArgumentException>(() => MacrospinGrain.Of(model)).Message;

    private static double Rate(MacrospinGrain macrospin, GrainState from, GrainState to)
    {
        MacrospinRates rates = macrospin.RatesAt(from.Projection.Value);
        bool up = to.Projection > from.Projection;
        if (from.Charge == to.Charge)
        {
            bool filled = from.Spin == macrospin.FilledSpin;
            return up ? (filled ? rates.RaiseFilled : rates.RaiseEmpty) : filled ? rates.LowerFilled : rates.LowerEmpty;
        }
        return to.Charge > from.Charge ? (up ? rates.EnterUp : rates.EnterDown) : up ? rates.LeaveDown : rates.LeaveUp;
    }
}
