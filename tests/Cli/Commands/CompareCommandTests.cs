using System.Text.Json;
using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

public sealed class CompareCommandTests
{
    private static readonly string Example = Path.Combine(Repository.Folder, "examples", "switching.yaml");

    [Fact]
    public void The_object_has_every_description()
    {
        JsonElement compared = CommandRun.Good("compare", Example, "--json", "--set", "grain.spin=20", "--set", "bath.damping=5e-5", "--spins", "10,12.5").Json;
        foreach (string path in (string[])["chain", "fokkerPlanck.consistent", "fokkerPlanck.published"])
        {
            Assert.InRange(compared.Number($"{path}.mean"), -1, 1);
            Assert.InRange(compared.Number($"{path}.variance"), 0, 1);
            Expect.Near(-compared.Number($"{path}.current.left"), compared.Number($"{path}.current.right"), 1e-9);
        }
        JsonElement[] ways = [.. compared.GetProperty("switching").EnumerateArray()];
        Assert.Equal((-1, 1), (ways[0].Number("from"), ways[0].Number("to")));
        Assert.Equal((1, -1), (ways[1].Number("from"), ways[1].Number("to")));
        Assert.All(ways, way => Expect.Near(way.Number("chain"), way.Number("largeDeviations"), 0.1));
        Assert.True(ways[1].Number("fokkerPlanck") < 0.5 * ways[1].Number("chain"));
        Assert.Equal(2, compared.At("largeDeviations.stable").GetArrayLength());
        Assert.Equal([10, 12.5], compared.GetProperty("convergence").EnumerateArray().Select(spin => spin.Number("spin")));
    }

    [Fact]
    public void A_folder_takes_densities_and_figure()
    {
        using var folder = new TemporaryFolder();
        CommandRun run = CommandRun.Good("compare", Example, "--set", "grain.spin=10", "--out", folder.At("out"));
        Assert.Contains("Fokker-Planck, consistent", run.Output, StringComparison.Ordinal);
        Assert.Contains("large deviations", File.ReadAllText(folder.At("out/compare.svg")), StringComparison.Ordinal);
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(folder.At("out/compare.json")));
        JsonElement densities = document.RootElement.GetProperty("logDensity");
        Assert.Equal(densities.GetProperty("u").GetArrayLength(), densities.GetProperty("langevin").GetArrayLength());
    }

    [Fact]
    public void Grains_of_several_levels_are_refused()
    {
        CommandRun run = CommandRun.Of("compare", Path.Combine(Repository.Folder, "examples", "blockade.yaml"));
        Assert.Equal(2, run.Code);
        Assert.Contains("one active level; the grain has 2", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("10,x")]
    [InlineData("10.3")]
    [InlineData("")]
    public void Spins_are_halves_from_one_on(string spins)
    {
        CommandRun run = CommandRun.Of("compare", Example, "--spins", spins);
        Assert.Equal(2, run.Code);
        Assert.Contains("--spins takes spins from 1 to 100000 in halves", run.Error, StringComparison.Ordinal);
    }
}
