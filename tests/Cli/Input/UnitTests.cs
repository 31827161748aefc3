using SpinTorque.Cli.Input;
using Xunit;

namespace SpinTorque.Tests.Cli.Input;

public class UnitTests
{
    // k_B = 86.17333262145 ueV/K, mu_B = 57.88381806 ueV/T, hbar = 0.6582119569509 ueV ns (CODATA 2018)
    [Theory]
    [InlineData("grain.gate=0.3 meV", 0.3)]
    [InlineData("grain.gate=12 ueV", 0.012)]
    [InlineData("grain.gate=12 µeV", 0.012)]
    [InlineData("grain.gate=12 \u03bceV", 0.012)]
    [InlineData("grain.gate=-1e-3 eV", -1)]
    [InlineData("grain.gate=1eV", 1000)]
    [InlineData("grain.gate=3 mV", 3)]
    [InlineData("grain.gate=250 uV", 0.25)]
    [InlineData("grain.gate=500 neV", 0.0005)]
    [InlineData("grain.gate=1 K", 0.08617333262145)]
    [InlineData("grain.gate='50 mK'", 0.0043086666310725)]
    [InlineData("grain.gate=7", 7)]
    public void Energies_come_in_the_unit_of_the_file(string option, double expected) =>
        AssertRelative(expected, Bound(option).Grain.Gate);

    [Fact]
    public void Temperatures_fields_and_rates_are_held_as_energies()
    {
        GrainModel model = Bound("leads.left.temperature=50 mK", "grain.field=0.3 T", "leads.left.rates.up=1.2 GHz", "leads.left.rates.down=1e9 /s", "leads.right.rates.up=3 ueV");

        AssertRelative(0.0043086666310725, model.Leads[0].Temperature);
        AssertRelative(2 * 0.05788381806 * 0.3, model.Grain.Field, 1e-9);
        AssertRelative(1.2 * 6.582119569509e-4, model.Leads[0].Up[0]);
        AssertRelative(6.582119569509e-4, model.Leads[0].Down[0]);
        AssertRelative(0.003, model.Leads[1].Up[0]);
    }

    [Fact]
    public void The_g_factor_scales_the_field()
    {
        GrainModel model = SoundModel.Bound(SoundModel.ReadWithUnits("{energy: meV, gFactor: 2.1}", "grain.field=1000 mT"));

        AssertRelative(2.1 * 0.05788381806, model.Grain.Field, 1e-9);
    }

    [Theory]
    [InlineData("ueV", 1000)]
    [InlineData("neV", 1e6)]
    [InlineData("K", 11.604518121550)]
    [InlineData("mK", 11604.518121550)]
    public void Any_energy_unit_can_be_that_of_the_file(string unit, double oneMeV) =>
        AssertRelative(oneMeV, SoundModel.Bound(SoundModel.ReadWithUnits($"{{energy: {unit}}}", "grain.gate=1 meV")).Grain.Gate);

    [Theory]
    [InlineData("grain.gate=0.3 T", "T does not fit here")]
    [InlineData("grain.exchange=0.3 mV", "mV does not fit here")]
    [InlineData("leads.left.temperature=1 T", "T does not fit here")]
    [InlineData("leads.left.rates.up=1 V", "V does not fit here")]
    [InlineData("grain.spin=10 meV", "a plain number without a unit")]
    [InlineData("grain.charges=[0, 1 K]", "a plain number without a unit")]
    [InlineData("bath.damping=1 GHz", "a plain number without a unit")]
    [InlineData("leads.left.angle=1 K", "a plain number of degrees")]
    [InlineData("grain.gate=3 furlong", "in meV or with one of eV, meV")]
    [InlineData("leads.left.temperature=0 K", "above zero")]
    [InlineData("leads.left.rates.up=-1 GHz", "not be negative")]
    public void A_unit_that_does_not_fit_is_refused(string option, string words) =>
        Assert.Contains(words, SoundModel.ReadWithUnits("{energy: meV}", option).Problems.Single().Message, StringComparison.Ordinal);

    [Fact]
    public void Results_convert_to_laboratory_units()
    {
        UnitSystem units = SoundModel.ReadWithUnits("{energy: meV}").Units;

        // e meV/hbar = 243.41348 nA
        Assert.Equal(("meV", "meV/ħ"), (units.EnergyLabel, units.RateLabel));
        AssertRelative(243.4134805, units.Nanoampere, 1e-9);
    }

    [Fact]
    public void Without_units_nothing_converts()
    {
        UnitSystem units = SoundModel.Read().Units;

        Assert.False(units.IsPhysical);
        Assert.Equal(("", ""), (units.EnergyLabel, units.RateLabel));
        Assert.True(double.IsNaN(units.Nanoampere));
        Assert.Throws<InvalidOperationException>(() => units.FactorOf(Unit.Find("meV")!));
    }

    [Fact]
    public void Decimal_prefixes_convert_without_rounding_to_a_double()
    {
        Assert.True(DoubleDouble.TryParse("0.012", out DoubleDouble expected));
        DoubleDouble error = (Bound("grain.gate=12 ueV").Grain.Gate - expected) / expected;

        Assert.InRange(error.High, -1e-30, 1e-30);
    }

    private static GrainModel Bound(params string[] overrides) => SoundModel.Bound(SoundModel.ReadWithUnits("{energy: meV}", overrides));

    private static void AssertRelative(double expected, DoubleDouble actual, double tolerance = 1e-12) =>
        Assert.InRange((actual.High - expected) / expected, -tolerance, tolerance);
}
