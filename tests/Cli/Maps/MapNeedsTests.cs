using SpinTorque.Cli.Commands;
using SpinTorque.Cli.Maps;
using SpinTorque.Tests.Cli.Commands;
using Xunit;

namespace SpinTorque.Tests.Cli.Maps;

public sealed class MapNeedsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_map_that_fits_is_let_through() => MapNeeds.Of(new CountedField(100, 100), 2).Check(freeMemory: 240_000, freeDisk: 240_000, "out");

    [Theory]
    [InlineData(239_999, 1e9, "needs about 240 kB of memory and 240 kB are free; use fewer --threads")]
    [InlineData(1e9, 1e5, "needs up to 240 kB of disk and 100 kB are free in out")]
    public void A_map_that_does_not_fit_is_refused_with_what_it_needs(double memory, double disk, string words)
    {
        CommandFailure failure = Assert.Throws<CommandFailure>(() => MapNeeds.Of(new CountedField(100, 100), 2).Check(memory, disk, "out"));

        Assert.Equal(1, failure.ExitCode);
        Assert.Contains(words, failure.Messages[0], StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_free_is_found_out()
    {
        Assert.InRange(MapNeeds.FreeMemory(), 1e6, 1e15);
        Assert.InRange(MapNeeds.FreeDisk(_folder.Path), 1, 1e18);
    }

    // 3.6e9 points of 14 quantities are 1.2 TB in three copies.
    [Fact]
    public void A_map_larger_than_the_machine_is_refused_before_it_starts()
    {
        string model = _folder.Write("model.yaml", SmallGrain.Text);
        CommandRun run = CommandRun.Of(
            "map", model, "--x", "grain.gate=0:1:60000", "--y", "leads.left.potential=0:1:60000", "--out", _folder.At("out"), "--quantity", "current.left",
            "current.right", "sz", "szVariance", "charge", "minProbability", "maxProbability", "spinCurrent.left", "spinCurrent.right", "heatCurrent.left",
            "heatCurrent.right", "energyCurrent.left", "energyCurrent.right", "currentDefect");

        Assert.Equal(1, run.Code);
        Assert.Contains("of memory and", run.Error, StringComparison.Ordinal);
        Assert.Equal(["model.yaml"], _folder.Entries, StringComparer.Ordinal);
    }
}
