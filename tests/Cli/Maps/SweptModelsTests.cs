using SpinTorque.Cli.Input;
using SpinTorque.Cli.Maps;
using Xunit;

namespace SpinTorque.Tests.Cli.Maps;

/// <summary>Models put together from two axes against models bound point by point.</summary>
public sealed class SweptModelsTests
{
    [Theory]
    [InlineData("grain.gate=-1:1:7", "leads.left.potential=0:3:5")]
    [InlineData("leads.right.temperature=0.1:0.7:4", "grain.field=0:0.3:4")]
    [InlineData("leads.left.potential=0:1:4", "leads.right.potential=0:0.1:4")]
    [InlineData("leads.left.rates.up=0.1:0.7:4", "bath.damping=0:1e-3:4")]
    [InlineData("leads.left.potential=0:1:4", "leads.left.angle=0:180:3")]
    [InlineData("grain.gate=0:1:3", "grain.levels[0].energy=0:1:4")]
    [InlineData("bath.temperature=0.1:0.2:3", null)]
    public void A_point_is_what_binding_it_gives(string x, string? y)
    {
        ModelDocument document = SpinTorque.Tests.Cli.Input.SoundModel.Read().Document!;
        var log = new ProblemLog();
        var grid = new MapGrid(document, MapAxisSpec.Read("--x", x, document, log)!, y is null ? null : MapAxisSpec.Read("--y", y, document, log));
        Assert.False(log.HasErrors);
        var swept = new SweptModels(grid);
        for (int row = 0; row < grid.Rows; row++)
        {
            for (int column = 0; column < grid.Columns; column++)
            {
                GrainModel expected = ModelBinder.Bind(grid.At(column, row)).Model!, actual = swept.At(column, row);
                Assert.Equal(expected.Leads, actual.Leads);
                Assert.Equal(expected.Bath, actual.Bath);
                Assert.Equal(expected.MatrixElements, actual.MatrixElements);
                Assert.Equal(expected.Grain.Levels, actual.Grain.Levels);
                Assert.Equal(expected.Grain.Charges, actual.Grain.Charges);
                Assert.Equal(expected.Grain with { Levels = actual.Grain.Levels, Charges = actual.Grain.Charges }, actual.Grain);
            }
        }
    }
}
