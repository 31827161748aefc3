using System.Text.Json;
using SpinTorque.Cli.Input;
using Xunit;

namespace SpinTorque.Tests.Cli.Input;

public class ModelBindingTests
{
    private static readonly string CaseFolder = Path.Combine(AppContext.BaseDirectory, "Cases", "grain");

    public static TheoryData<string> Cases => [.. Directory.GetFiles(CaseFolder, "*.json").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Fact]
    public void The_sound_file_becomes_the_model_it_describes()
    {
        ModelReading reading = SoundModel.Read();
        GrainModel model = SoundModel.Bound(reading);

        Assert.Equal(HalfInteger.FromInteger(10), model.Grain.Spin);
        Assert.Equal(((DoubleDouble)0.3m, (DoubleDouble)0.02m, (DoubleDouble)0.05m, (DoubleDouble)(-0.6m)),
            (model.Grain.Exchange, model.Grain.Anisotropy, model.Grain.Field, model.Grain.Gate));
        Assert.Equal(Charging.None, model.Grain.Charging);
        Assert.Equal(SpinWindow.All, model.Grain.Hold);
        Assert.Equal([0, 1], model.Grain.Charges);
        Assert.Equal([new Level { Energy = 1.0, Band = Band.Minority }, new Level { Energy = -0.4m, Band = Band.Majority }], model.Grain.Levels);
        Assert.Equal(
            [
                new Lead { Name = "left", Potential = 3.0, Temperature = 0.02m, Up = 1.4, Down = 0.6 },
                new Lead { Name = "right", Potential = 0.0, Temperature = 0.02m, Up = 1.0, Down = new TunnellingRates([1.0, 0.9]), Angle = 90.0 },
            ],
            model.Leads);
        Assert.Equal(new BosonBath { Damping = 1e-4m, Temperature = 0.02m }, model.Bath);
        Assert.Equal(MatrixElements.Exact, model.MatrixElements);
        Assert.Empty(model.Problems());
        Assert.Empty(reading.Warnings);
        Assert.False(reading.Units.IsPhysical);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_reference_case_binds(string name)
    {
        using JsonDocument file = JsonDocument.Parse(File.ReadAllText(Path.Combine(CaseFolder, name)));
        JsonElement input = file.RootElement.GetProperty("input");

        GrainModel model = SoundModel.Bound(ModelFile.Parse(input.GetRawText(), name, []));

        Assert.Empty(model.Problems());
        JsonElement grain = input.GetProperty("grain");
        Assert.Equal(grain.GetProperty("levels").GetArrayLength(), model.Grain.Levels.Count);
        Assert.Equal(grain.GetProperty("spin").GetDouble(), model.Grain.Spin.Value);
        Assert.Equal(grain.GetProperty("gate").GetDouble(), model.Grain.Gate.High);
        Assert.Equal(
            string.Join(' ', input.GetProperty("leads").EnumerateObject().Select(lead => lead.Name)),
            string.Join(' ', model.Leads.Select(lead => lead.Name)));
        Assert.Equal(input.TryGetProperty("bath", out _), model.Bath is not null);
    }

    [Fact]
    public void Occupations_at_reference_are_read_for_each_band()
    {
        const string Levels = "  levels: [{energy: 1, band: majority, occupied: false}, {energy: 1, band: majority, occupied: true}, {energy: 1, band: both}, {energy: 1, band: both, reference: 2}]";
        string text = SoundModel.WithLine(8, Levels).Replace("    - {energy: 1.0, band: minority}\n", "", StringComparison.Ordinal)
            .Replace("    - {energy: -0.4, band: majority}\n", "", StringComparison.Ordinal)
            .Replace("down: [1.0, 0.9]", "down: 1", StringComparison.Ordinal);

        GrainModel model = SoundModel.Bound(ModelFile.Parse(text, "f", []));

        Assert.Equal([0, 1, 0, 2], model.Grain.Levels.Select(level => level.ReferenceOccupation));
    }

    [Fact]
    public void A_charge_without_configuration_is_a_warning_where_another_has_one()
    {
        ModelReading reading = SoundModel.ReadWithLine(7, "  charges: [0, 2, 1]");

        Assert.NotNull(reading.Model);
        Assert.Equal("model.yaml:7:16: grain.charges names 2, but the levels hold -1 to 1; it has no state", reading.Warnings.Single().ToString());
    }

    [Fact]
    public void A_hold_that_empties_one_charge_is_a_warning()
    {
        // Charge 0 has S = 10 and 9 and so S_z = 0; charge 1 has S = 9 1/2, whose smallest |S_z|/S is 1/19.
        ModelReading reading = SoundModel.Read("grain.hold=[-0.01, 0.01]");

        Assert.NotNull(reading.Model);
        Assert.Contains("grain.hold leaves charge 1 no state", reading.Warnings.Single().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[0.3, 0.3]", "0.3")]
    [InlineData("[1e-1, 0.1]", "0.1")]
    [InlineData("[-0.9, 1]", "-0.9")]
    [InlineData("[-9.0e-1, +1]", "-0.9")]
    public void The_bounds_of_a_hold_are_exact_decimals(string hold, string minimum)
    {
        GrainModel model = SoundModel.Bound(SoundModel.Read($"grain.hold={hold}"));

        Assert.Equal(decimal.Parse(minimum), model.Grain.Hold.Minimum);
    }

    [Fact]
    public void Damping_is_refused_where_the_spin_is_zero()
    {
        string text = """
            grain: {spin: 0, exchange: 0, anisotropy: 0, field: 0, gate: 0, charges: [0, 1], levels: [{energy: 1, band: both}]}
            leads: {left: {potential: 0, temperature: 1, rates: {up: 1, down: 1}}}
            bath: {damping: 1e-4, temperature: 1}
            """;

        Assert.Equal("f:3:17: bath.damping must be 0 where grain.spin is 0", ModelFile.Parse(text, "f", []).Problems.Single().ToString());
        SoundModel.Bound(ModelFile.Parse(text, "f", ["bath.damping=0"]));
    }

    [Fact]
    public void Numbers_are_exact_decimals()
    {
        GrainModel model = SoundModel.Bound(SoundModel.Read("grain.gate=0.1", "leads.left.temperature=1e-6"));

        Assert.True(DoubleDouble.TryParse("0.1", out DoubleDouble tenth));
        Assert.Equal(tenth, model.Grain.Gate);
        Assert.NotEqual(0, model.Leads[0].Temperature.Low);
    }

    [Fact]
    public void The_json_form_reads_back_as_the_same_model()
    {
        ModelReading reading = SoundModel.Read("grain.gate=+.5", "grain.hold=[-1., 0.50]", "title=a \"title\"", "grain.charging.energy=007e-1", "grain.levels[1].occupied=True");
        string json = reading.Document!.ToJson();
        using JsonDocument parsed = JsonDocument.Parse(json);

        ModelReading again = ModelFile.Parse(json, "again.json", []);

        GrainModel first = SoundModel.Bound(reading);
        GrainModel second = SoundModel.Bound(again);
        Assert.Equal(first.Leads, second.Leads);
        Assert.Equal(first.Grain.Levels, second.Grain.Levels);
        Assert.Equal((first.Grain.Gate, first.Grain.Charging, first.Grain.Hold.Minimum), (second.Grain.Gate, second.Grain.Charging, second.Grain.Hold.Minimum));
        Assert.Equal("a \"title\"", again.Title);
        Assert.Equal(0.5, parsed.RootElement.GetProperty("grain").GetProperty("gate").GetDouble());
        Assert.Equal("1.0e-4", parsed.RootElement.GetProperty("bath").GetProperty("damping").GetRawText());
        Assert.Equal(json, again.Document!.ToJson());
    }
}
