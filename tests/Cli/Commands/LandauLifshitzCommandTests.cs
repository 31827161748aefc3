using System.Text.Json;
using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

public sealed class LandauLifshitzCommandTests
{
    // Damped precession in a field alone, closed form: tan(theta/2) falls as e^(-a h t/(1 + a^2)), phi = -h t/(1 + a^2).
    [Fact]
    public void The_motion_is_the_closed_form()
    {
        JsonElement found = CommandRun.Good("llg", "--field", "0,0,1.3", "--anisotropy", "0", "--damping", "0.2", "--start", "1,0,0", "--time", "5", "--samples", "3", "--json").Json;
        double theta = 2 * Math.Atan(Math.Exp(-0.2 * 1.3 * 5 / 1.04)), phi = -1.3 * 5 / 1.04;
        double[] last = [.. new[] { "mx", "my", "mz" }.Select(name => found.GetProperty(name)[2].GetDouble())];
        Assert.All(last.Zip([Math.Sin(theta) * Math.Cos(phi), Math.Sin(theta) * Math.Sin(phi), Math.Cos(theta)]), pair => Assert.Equal(pair.Second, pair.First, 1e-9));
    }

    // [PW 44-49]: H = -6, I = 5 in reduced units lies left of A, where precession alone is stable; it turns at -(h + 2 kappa u).
    [Fact]
    public void Fixed_points_have_their_precession()
    {
        JsonElement found = CommandRun.Good("llg", "--field", "0,0,-12", "--torque", "1", "--asymmetry", "0.3", "--time", "1", "--json").Json;
        Assert.Equal("(SP)", found.GetProperty("label").GetString());
        JsonElement point = found.GetProperty("fixedPoints").EnumerateArray().Single(one => one.GetProperty("stable").GetBoolean());
        double u = point.Number("mz");
        Assert.Equal(0, -6 + u + 5 / (1 + 0.3 * u), 1e-11);
        Assert.Equal(12 - 2 * u, point.Number("precession"), 1e-9);
    }

    [Fact]
    public void A_folder_takes_data_and_figure()
    {
        using var folder = new TemporaryFolder();
        CommandRun run = CommandRun.Good("llg", "--field", "0.5,0,1", "--time", "20", "--out", folder.At("out"));
        Assert.Contains("no fixed points, of its own", run.Output, StringComparison.Ordinal);
        Assert.Equal(["out", "out/llg.json", "out/llg.npz", "out/llg.svg"], folder.Entries);
    }

    [Theory]
    [InlineData("--start", "0,0,0")]
    [InlineData("--field", "1,2")]
    [InlineData("--damping", "-1")]
    [InlineData("--asymmetry", "1")]
    [InlineData("--time", "0")]
    [InlineData("--samples", "1")]
    public void Mistakes_are_named_and_leave_nothing_behind(string option, string value)
    {
        using var folder = new TemporaryFolder();
        CommandRun run = CommandRun.Of("llg", option, value, "--out", folder.At("out"));
        Assert.Equal(2, run.Code);
        Assert.Contains(option, run.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Entries);
    }
}
