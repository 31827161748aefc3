using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

public sealed class MapPrecisionTests
{
    [Theory]
    [InlineData("--refine 1e-6 --quantity fano.left", "--refine bounds the error of currents, conductances and moments, not of fano.left")]
    [InlineData("--refine 1e-6 --exact --quantity current.left", "--exact and --refine exclude each other")]
    [InlineData("--refine 2 --quantity current.left", "--refine takes a number above 0 and below 1, such as 1e-6, not '2'")]
    public void Options_that_cannot_be_had_are_refused(string options, string message)
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("model.yaml", SpinTorque.Tests.Cli.Input.SoundModel.Text);
        CommandRun run = CommandRun.Of(["map", file, "--x", "grain.gate=0:1:3", "--out", Path.Combine(folder.Path, "out"), .. options.Split(' ')]);
        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }
}
