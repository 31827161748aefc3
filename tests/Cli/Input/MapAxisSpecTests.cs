using SpinTorque.Cli.Input;
using SpinTorque.Cli.Output;
using Xunit;

namespace SpinTorque.Tests.Cli.Input;

public class MapAxisSpecTests
{
    [Fact]
    public void Values_are_the_exact_decimals_between_the_ends()
    {
        MapAxisSpec axis = Axis("grain.gate=-2:1:301");

        Assert.Equal(301, axis.Count);
        Assert.Equal(Parse("-2"), axis[0]);
        Assert.Equal(Parse("-1.99"), axis[1]);
        Assert.Equal(DoubleDouble.Zero, axis[200]);
        Assert.Equal(Parse("0.37"), axis[237]);
        Assert.Equal(Parse("1"), axis[300]);
    }

    [Theory]
    [InlineData("0.1", "0.7", 4)]
    [InlineData("1e-6", "1", 1000)]
    [InlineData("-3.3", "-7.123456789", 11)]
    [InlineData("-1e-30", "2e20", 8)]
    public void Values_follow_the_formula_and_keep_their_ends(string first, string last, int count)
    {
        MapAxisSpec axis = Axis($"leads.left.angle={first}:{last}:{count}");
        (DoubleDouble from, DoubleDouble to) = (Parse(first), Parse(last));

        Assert.Equal((from, to), (axis[0], axis[count - 1]));
        for (int index = 0; index < count; index++)
        {
            DoubleDouble expected = from + (double)index * (to - from) / (count - 1.0);
            Assert.InRange(((axis[index] - expected) / (Abs(from) + Abs(to))).High, -1e-30, 1e-30);
        }
    }

    [Fact]
    public void A_value_bound_is_the_value_of_the_axis()
    {
        ModelDocument document = SoundModel.Read().Document!;
        MapAxisSpec gate = Axis("grain.gate=0:1:4");
        MapAxisSpec bias = Axis("leads.left.potential=-1:1:3");

        GrainModel model = ModelBinder.Bind(bias.Apply(gate.Apply(document, 1), 2)).Model!;

        Assert.Equal(gate[1], model.Grain.Gate);
        Assert.Equal(1.0, model.Leads[0].Potential);
    }

    [Fact]
    public void One_value_is_an_axis_where_both_ends_agree() => Assert.Equal(0.5, Axis("grain.gate=0.5:0.50:1")[0]);

    [Theory]
    [InlineData("grain.charging.energy=0:1:3")]
    [InlineData("leads.left.angle=0:180:3")]
    [InlineData("leads.left.rates.up=0:1:3")]
    [InlineData("leads.right.rates.down[1]=0:1:3")]
    [InlineData("grain.levels[0].energy=0:1:3")]
    [InlineData("grain.spin=10:12:5")]
    [InlineData("bath.damping=0:1:3")]
    public void Every_number_of_the_model_can_be_swept(string text) => Assert.NotNull(Axis(text));

    [Theory]
    [InlineData("grain.gate", "PATH=first:last:count")]
    [InlineData("grain.gate=-2:1", "PATH=first:last:count")]
    [InlineData("=0:1:2", "PATH=first:last:count")]
    [InlineData("grain.gate=a:1:3", "'a' is no end of an axis")]
    [InlineData("grain.gate=0:0x1:3", "'0x1' is no end of an axis")]
    [InlineData("grain.gate=0:1e400:3", "'1e400' is too large")]
    [InlineData("grain.gate=0:1:0", "'0' is no count; it must be a whole number from 1 to 100000")]
    [InlineData("grain.gate=0:1:-3", "'-3' is no count")]
    [InlineData("grain.gate=0:1:1e3", "'1e3' is no count")]
    [InlineData("grain.gate=0:1:1000000", "'1000000' is no count")]
    [InlineData("grain.gate=0:1:1", "one value cannot be both 0 and 1")]
    [InlineData("grain.gaet=0:1:3", "did you mean 'gate'?")]
    [InlineData("leads.x.potential=0:1:3", "leads has no 'x'; leads has left, right")]
    [InlineData("grain=0:1:3", "grain is no number")]
    [InlineData("grain.levels=0:1:3", "grain.levels is no number")]
    [InlineData("matrixElements=0:1:3", "matrixElements is no number")]
    [InlineData("title=0:1:3", "title is no number")]
    [InlineData("leads.right.rates.down=0:1:3", "is a list of 2; sweep one of them, such as leads.right.rates.down[0]")]
    [InlineData("leads.left.temperature=0:1:3", "leads.left.temperature is '0'; it must be above zero")]
    [InlineData("grain.spin=10:11:4", "multiple of 1/2")]
    [InlineData("grain.gate=5:5:3", "3 values cannot all be 5")]
    [InlineData("grain.gate=0 meV:1 meV:3", "no units")]
    [InlineData("grain.gate=0 meV:1 eV:3", "different units")]
    public void A_wrong_axis_is_refused_with_the_option(string text, string words)
    {
        var log = new ProblemLog();

        Assert.Null(MapAxisSpec.Read("--x", text, SoundModel.Read().Document!, log));
        Assert.StartsWith($"--x {text}: ", log.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Contains(words, log.Errors[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ends_may_carry_a_unit_where_the_file_has_units()
    {
        ModelReading reading = SoundModel.ReadWithUnits("{energy: meV}");
        MapAxisSpec axis = MapAxisSpec.Read("--x", "leads.left.temperature=20 mK:100 mK:5", reading.Document!, new ProblemLog())!;

        Assert.Equal("mK", FigureLabels.UnitOf(axis, reading.Units));
        Assert.Equal(40.0, axis[1]);
        Assert.Equal(SoundModel.Bound(SoundModel.ReadWithUnits("{energy: meV}", "leads.left.temperature=40 mK")).Leads[0].Temperature,
            ModelBinder.Bind(axis.Apply(reading.Document!, 1)).Model!.Leads[0].Temperature);
    }

    [Fact]
    public void An_axis_is_labelled_in_the_unit_of_the_file()
    {
        ModelReading reading = SoundModel.ReadWithUnits("{energy: ueV}");

        Assert.Equal("µeV", FigureLabels.UnitOf(Axis("grain.gate=0:1:2"), reading.Units));
        Assert.Equal("", FigureLabels.UnitOf(Axis("grain.gate=0:1:2"), UnitSystem.Dimensionless));
        Assert.Equal("µeV/ħ", FigureLabels.UnitOf(Axis("leads.left.rates.up=0:1:2"), reading.Units));
    }

    private static MapAxisSpec Axis(string text)
    {
        var log = new ProblemLog();
        MapAxisSpec? axis = MapAxisSpec.Read("--x", text, SoundModel.Read().Document!, log);
        Assert.Empty(log.Errors.Select(problem => problem.ToString()));
        return axis!;
    }

    private static DoubleDouble Parse(string text) =>
        DoubleDouble.TryParse(text, out DoubleDouble value) ? value : throw new FormatException(text);

    private static DoubleDouble Abs(DoubleDouble value) => value < 0.0 ? -value : value;
}
