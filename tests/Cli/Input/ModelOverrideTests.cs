using SpinTorque.Cli.Input;
using Xunit;

namespace SpinTorque.Tests.Cli.Input;

public class ModelOverrideTests
{
    [Fact]
    public void Any_value_can_be_overridden_and_the_last_one_counts()
    {
        GrainModel model = SoundModel.Bound(SoundModel.Read(
            "grain.gate=1", "grain.gate=-2.5", "grain.levels[1].energy=7", "leads.left.potential=-1e-3", "leads.right.rates.down[1]=0",
            "leads.left.rates.up=[3, 4]", "matrixElements=published", "grain.spin=1.5", "grain.charges=[0,1,-1]", "grain.levels[0]={energy: 2, band: both}"));

        Assert.Equal(-2.5, model.Grain.Gate);
        Assert.Equal([2.0, 7.0], model.Grain.Levels.Select(level => level.Energy.High));
        Assert.Equal(Band.Both, model.Grain.Levels[0].Band);
        Assert.Equal((DoubleDouble)(-0.001m), model.Leads[0].Potential);
        Assert.Equal(new TunnellingRates([1, 0]), model.Leads[1].Down);
        Assert.Equal(new TunnellingRates([3, 4]), model.Leads[0].Up);
        Assert.Equal(MatrixElements.Published, model.MatrixElements);
        Assert.Equal(new HalfInteger(3), model.Grain.Spin);
        Assert.Equal([0, 1, -1], model.Grain.Charges);
    }

    [Fact]
    public void Optional_keys_that_are_absent_can_be_set()
    {
        GrainModel model = SoundModel.Bound(SoundModel.Read(
            "grain.charging.energy=0.4", "grain.charging.offset=0.1", "leads.left.angle=45", "grain.hold=[0, 1]", "grain.levels[1].occupied=false"));

        Assert.Equal(new Charging { Energy = 0.4m, Offset = 0.1m }, model.Grain.Charging);
        Assert.Equal(45.0, model.Leads[0].Angle);
        Assert.Equal(0, model.Grain.Hold.Minimum);
        Assert.Equal(0, model.Grain.Levels[1].ReferenceOccupation);
    }

    [Fact]
    public void A_whole_block_that_is_absent_can_be_set_key_by_key()
    {
        string text = SoundModel.WithLine(17, "");

        GrainModel model = SoundModel.Bound(ModelFile.Parse(text, "f", ["bath.damping=0.1", "bath.temperature=2"]));
        Problem missing = ModelFile.Parse(text, "f", ["bath.damping=0.1"]).Problems.Single();

        Assert.Equal(new BosonBath { Damping = 0.1m, Temperature = 2.0 }, model.Bath);
        Assert.Equal("--set bath.damping=0.1: bath has no 'temperature'; add it: the temperature, above zero", missing.ToString());
    }

    [Theory]
    [InlineData("grain.gate=abc", "grain.gate is 'abc'; it must be a decimal number")]
    [InlineData("grain.gate=", "grain.gate is empty; it must be a decimal number")]
    [InlineData("grain.gate=a: b", "grain.gate is a mapping")]
    [InlineData("leads.left.temperature=0", "leads.left.temperature is '0'; it must be above zero")]
    [InlineData("grain.gate", "this is no PATH=VALUE")]
    [InlineData("=3", "this is no PATH=VALUE")]
    [InlineData("grain..gate=1", "'grain..gate' is no path")]
    [InlineData("grain.levels[x].energy=1", "count from 0 in brackets, such as levels[0]")]
    [InlineData("grain.levels[-1].energy=1", "count from 0 in brackets, such as levels[0]")]
    [InlineData("grain.levels[2].energy=1", "grain.levels has no [2]; it has [0] to [1]")]
    [InlineData("grain.levels.energy=1", "grain.levels is a list, it has no 'energy'; address one of its items, such as grain.levels[0]")]
    [InlineData("grain.gaet=1", "grain has no 'gaet'; did you mean 'gate'?")]
    [InlineData("grain.colour=1", "grain has no 'colour'; grain has spin, exchange")]
    [InlineData("leads.middle.potential=1", "leads has no 'middle'; leads has left, right")]
    [InlineData("foo=1", "the file has no 'foo'; the file has title, units, grain")]
    [InlineData("grain.gate.x=1", "grain.gate is '-0.6'; it has no 'x'")]
    [InlineData("grain[0]=1", "grain is a mapping, no list; it has no [0]")]
    [InlineData("leads.left.rates.up[1]=2", "leads.left.rates.up is '1.4', no list; it has no [1]")]
    [InlineData("grain.hold[0]=1", "grain.hold is not given; it has no [0]")]
    [InlineData("grain.charges=[0, 1", "this is no YAML")]
    [InlineData("grain.gate=&a 1", "anchor &a")]
    [InlineData("grain.charging={energy: 1, energy: 2}", "'energy' is given twice; keep one")]
    [InlineData("matrixElements=other", "it must be exact or published")]
    [InlineData("itinerant={}", "the file has no 'itinerant'")]
    public void What_is_wrong_with_an_override_is_reported_with_the_option(string option, string words)
    {
        Problem problem = SoundModel.Read(option).Problems.Single();

        Assert.StartsWith($"--set {option}: ", problem.ToString(), StringComparison.Ordinal);
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_document_shares_what_it_does_not_touch()
    {
        ModelDocument document = SoundModel.Read().Document!;
        ModelDocument changed = document.With("grain.gate", "0.25");

        Assert.Equal(0.25, ModelBinder.Bind(changed).Model!.Grain.Gate);
        Assert.Equal(-0.6m, ModelBinder.Bind(document).Model!.Grain.Gate);
        Assert.Same(((MappingNode)document.Root).Find("leads")!.Value, ((MappingNode)changed.Root).Find("leads")!.Value);
        Assert.Throws<ArgumentException>(() => document.With("grain.gaet", "1"));
        Assert.Throws<ArgumentException>(() => document.With("grain.gate", "[1"));
    }
}
