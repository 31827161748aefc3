using SpinTorque.Cli.Maps;
using Xunit;

namespace SpinTorque.Tests.Cli.Maps;

public sealed class MapSpecificationTests
{
    private static readonly MapSpecification Sample = new()
    {
        File = "dot.yaml",
        Version = "1.2.3",
        Model = """{"grain":{"gate":-0.6,"levels":[{"energy":1.0},{"energy":1e-4}]},"title":"größer < 3"}""",
        X = "grain.gate=0:1:3",
        Y = "",
        Quantities = ["sz", "current.left"],
        Options = new Dictionary<string, string>(StringComparer.Ordinal) { ["solver"] = "elimination" },
        Tile = "16x4",
    };

    [Fact]
    public void What_is_written_reads_back_as_the_same_run()
    {
        using var stream = new MemoryStream();
        Sample.Write(stream);
        MapSpecification read = MapSpecification.Read(stream.ToArray());

        Assert.Equal(Sample.Identity, read.Identity);
        Assert.Equal((Sample.File, Sample.Version, Sample.X, Sample.Y), (read.File, read.Version, read.X, read.Y));
        Assert.Equal(Sample.Quantities, read.Quantities);
        Assert.Equal(Sample.Options, read.Options);
        Assert.Equal(Sample.Tile, read.Tile);
        Assert.Empty(Sample.DifferencesTo(read));
    }

    [Fact]
    public void The_name_of_the_file_is_no_difference()
    {
        MapSpecification renamed = Sample with { File = "elsewhere/dot.yaml" };
        Assert.Equal(Sample.Identity, renamed.Identity);
        Assert.Empty(Sample.DifferencesTo(renamed));
    }

    [Fact]
    public void Every_difference_is_named_by_its_path()
    {
        MapSpecification other = Sample with
        {
            Version = "1.2.4",
            Model = """{"grain":{"gate":-0.5,"levels":[{"energy":1.0},{"energy":1e-5}],"field":0.1},"title":"größer < 3"}""",
            X = "grain.gate=0:1:4",
            Y = "grain.field=0:1:2",
            Quantities = ["sz"],
            Options = new Dictionary<string, string>(StringComparer.Ordinal) { ["solver"] = "published" },
            Tile = "16x2",
        };

        Assert.NotEqual(Sample.Identity, other.Identity);
        Assert.Equal(
            [
                "version: \"1.2.3\" -> \"1.2.4\"", "grain.gate: -0.6 -> -0.5", "grain.levels[1].energy: 1e-4 -> 1e-5", "x: \"grain.gate=0:1:3\" -> \"grain.gate=0:1:4\"",
                "y: \"\" -> \"grain.field=0:1:2\"", "quantities[1]: \"current.left\" -> absent", "options.solver: \"elimination\" -> \"published\"", "tile: \"16x4\" -> \"16x2\"",
                "grain.field: absent -> 0.1",
            ],
            Sample.DifferencesTo(other),
            StringComparer.Ordinal);
    }

    // Written by a program that knew one cut only.
    [Fact]
    public void A_run_that_does_not_say_how_it_is_cut_is_another()
    {
        using var stream = new MemoryStream();
        Sample.Write(stream);
        string text = System.Text.Encoding.UTF8.GetString(stream.ToArray());
        string older = System.Text.RegularExpressions.Regex.Replace(text, ",\\s*\"tile\": *\"16x4\"", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(10));
        Assert.DoesNotContain("tile", older, StringComparison.Ordinal);

        MapSpecification read = MapSpecification.Read(System.Text.Encoding.UTF8.GetBytes(older));

        Assert.Equal(["tile: \"\" -> \"16x4\""], read.DifferencesTo(Sample), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"version": 1}""")]
    public void Anything_else_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => MapSpecification.Read(System.Text.Encoding.UTF8.GetBytes(text)));
}
