using System.Text.Json;
using SpinTorque.Cli.Solvers;
using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

public sealed class ProfileCommandTests
{
    [Fact]
    public void The_object_has_every_method_with_its_numbers()
    {
        using var folder = new TemporaryFolder();
        string model = folder.Write("model.yaml", SmallGrain.Text);
        JsonElement profile = CommandRun.Good("profile", model, "--json", "--seconds", "0.05").Json;
        Assert.Equal(3, profile.GetProperty("states").GetInt32());
        Assert.Equal(4 + 3, profile.GetProperty("nonzeros").GetInt32());
        JsonElement[] solvers = [.. profile.GetProperty("solvers").EnumerateArray()];
        string[] named = [.. solvers.Concat(profile.GetProperty("skipped").EnumerateArray()).Select(solver => solver.GetProperty("name").GetString()!)];
        Assert.Equal(string.Join(' ', SolverCatalogue.Names.Where(name => name != "auto").Order(StringComparer.Ordinal)), string.Join(' ', named.Order(StringComparer.Ordinal)));
        foreach (JsonElement solver in solvers)
        {
            Assert.True(solver.GetProperty("seconds").GetDouble() > 0);
            Assert.Equal("rates assembly solve observables", string.Join(' ', solver.GetProperty("stages").EnumerateObject().Select(stage => stage.Name)));
            Assert.True(solver.GetProperty("iterations").GetInt32() >= 0);
            Assert.True(solver.GetProperty("residual").GetDouble() >= 0);
            Assert.True(solver.GetProperty("peakBytes").GetInt64() > 0);
            if (solver.GetProperty("converged").GetBoolean())
                Assert.InRange(solver.GetProperty("error").GetDouble(), 0, 1e-6);
            else
                Assert.NotEmpty(solver.GetProperty("message").GetString()!);
        }
        JsonElement elimination = solvers.Single(solver => solver.GetProperty("name").ValueEquals("elimination"));
        Assert.InRange(elimination.GetProperty("error").GetDouble(), 0, 1e-14);
    }

    [Fact]
    public void A_folder_takes_table_and_figure()
    {
        using var folder = new TemporaryFolder();
        string model = folder.Write("model.yaml", SmallGrain.WithUnits);
        CommandRun run = CommandRun.Good("profile", model, "--seconds", "0.05", "--out", folder.At("out"));
        Assert.Contains("elimination", run.Output, StringComparison.Ordinal);
        Assert.Contains("GFLOP/s", run.Output, StringComparison.Ordinal);
        string figure = File.ReadAllText(folder.At("out/profile.svg"));
        Assert.Contains("elimination", figure, StringComparison.Ordinal);
        Assert.Contains("Grain &amp; lead &lt; 3", figure, StringComparison.Ordinal);
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(folder.At("out/profile.json")));
        Assert.Equal(3, document.RootElement.GetProperty("states").GetInt32());
    }

    [Fact]
    public void Errors_are_null_where_no_current_flows()
    {
        using var folder = new TemporaryFolder();
        string model = folder.Write("model.yaml", SmallGrain.Text);
        JsonElement profile = CommandRun.Good("profile", model, "--json", "--seconds", "0.02", "--set", "leads.left.potential=0").Json;
        Assert.All(profile.GetProperty("solvers").EnumerateArray(), solver => Assert.Equal(JsonValueKind.Null, solver.GetProperty("error").ValueKind));
    }

    [Fact]
    public void A_reducible_grain_has_reasons_only()
    {
        using var folder = new TemporaryFolder();
        CommandRun run = CommandRun.Of(["profile", folder.Write("model.yaml", SmallGrain.Text), "--seconds", "0.02", .. SmallGrain.Reducible]);
        Assert.Contains("elimination: left out: the chain has 2 closed classes", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("NaN")]
    [InlineData("1,5")]
    public void Seconds_are_a_number_above_zero(string seconds)
    {
        CommandRun run = CommandRun.Of("profile", "model.yaml", "--seconds", seconds);
        Assert.Equal(2, run.Code);
        Assert.Contains($"--seconds takes a number above 0 and up to 86400, not '{seconds}'.", run.Error, StringComparison.Ordinal);
    }
}
