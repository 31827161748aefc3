using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

public sealed class MapPrecisionTests
{
    [Theory]
    [InlineData("--refine 1e-6 --quantity fano.left", "--refine bounds the error of currents, conductances and moments, not of fano.left")]
    [InlineData("--refine 1e-6 --exact --quantity current.left", "--exact and --refine exclude each other")]
    [InlineData("--refine 2 --quantity current.left", "--refine takes a number above 0 and below 1, such as 1e-6, not '2'")]
    [InlineData("--tmr-angles 90:90 --quantity tmr.left.ratio", "--tmr-angles takes FIRST:SECOND, two different angles in degrees such as 0:90, not '90:90'")]
    [InlineData("--tmr-angles 0:1e999 --quantity tmr.left.ratio", "--tmr-angles takes FIRST:SECOND, two different angles in degrees such as 0:90, not '0:1e999'")]
    [InlineData("--tmr-angles 0:90 --quantity current.left", "--tmr-angles 0:90: none of the quantities turns a lead")]
    public void Options_that_cannot_be_had_are_refused(string options, string message)
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("model.yaml", SpinTorque.Tests.Cli.Input.SoundModel.Text);
        CommandRun run = CommandRun.Of(["map", file, "--x", "grain.gate=0:1:3", "--out", Path.Combine(folder.Path, "out"), .. options.Split(' ')]);
        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Refined_points_carry_their_error_bound_and_turned_leads_their_angles()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("model.yaml", SpinTorque.Tests.Cli.Input.SoundModel.Text), refined = Path.Combine(folder.Path, "refined"), turned = Path.Combine(folder.Path, "turned");
        string[] axis = ["map", file, "--x", "grain.gate=0:1:3", "--out"];
        Assert.Equal(0, CommandRun.Of([.. axis, refined, "--refine", "1e-6", "--quantity", "current.left"]).Code);
        Assert.True(File.Exists(Path.Combine(refined, "errorBound.svg")));
        Assert.Equal(0, CommandRun.Of([.. axis, turned, "--tmr-angles", "30:90", "--quantity", "tmr.left.difference"]).Code);
        using System.Text.Json.JsonDocument map = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(turned, "map.json")));
        System.Text.Json.JsonElement quantity = map.RootElement.GetProperty("quantities")[0];
        Assert.Equal([30.0, 90.0], quantity.GetProperty("angles").EnumerateArray().Select(angle => angle.GetDouble()));
        Assert.Contains("(30°)", quantity.GetProperty("label").GetString(), StringComparison.Ordinal);
    }
}
