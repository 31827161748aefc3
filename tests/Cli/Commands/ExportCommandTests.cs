using System.Globalization;
using System.Text.Json;
using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

public sealed class ExportCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // At +-8 and T = 0.01 every Fermi factor is 1 or, below the range of a double, 0. The singlet (2) takes its place from S_z = -1/2 (1) by an
    // up electron and from S_z = 1/2 (3) by a down one, with w = (S - sigma S_z)/(2S) = 1; left fills, right empties.
    [Fact]
    public void The_file_of_three_states_is_the_one_written_by_hand()
    {
        string model = _folder.Write("cold.yaml", """
            title: Three states
            grain: {spin: 0.5, exchange: 0.3, anisotropy: 0, field: 0, gate: 0, charges: [0, 1], levels: [{energy: 0.25, band: minority}]}
            leads:
              left: {potential: 8, temperature: 0.01, rates: {up: 1.5, down: 0.5}}
              right: {potential: -8, temperature: 0.01, rates: {up: 0.25, down: 0.125}}
            """);

        CommandRun run = CommandRun.Of("export", model, "--out", _folder.At("chain.mtx"));

        Assert.Equal(0, run.Code);
        Assert.Equal(
            """
            %%MatrixMarket matrix coordinate real general
            % Three states
            % Column j holds the rates out of state j; columns sum to zero: dP/dt = Q P.
            3 3 7
            1 1 -1.5
            2 1 1.5
            1 2 0.25
            2 2 -0.375
            3 2 0.125
            2 3 0.5
            3 3 -0.5

            """.ReplaceLineEndings("\n"),
            File.ReadAllText(_folder.At("chain.mtx")));
        Assert.Equal("index,charge,occupations,2S,2Sz\n1,0,1,1,-1\n2,1,2,0,0\n3,0,1,1,1\n", File.ReadAllText(_folder.At("chain.states.csv")));
        Assert.Equal(["chain.mtx", "chain.states.csv", "cold.yaml"], _folder.Entries, StringComparer.Ordinal);
    }

    // One Anderson level on no core: |0>, up, down, |2>, every w = 1; addition energies from grain.md section 1 with x = 0 and x = J (1/2 + 1/4 + 3/4).
    [Fact]
    public void The_rates_of_an_anderson_level_are_those_of_the_formulas()
    {
        string model = _folder.Write("level.yaml", """
            grain:
              {spin: 0, exchange: 0.142, anisotropy: 0, field: 0.042, gate: 0.126, charging: {energy: 0.252, offset: 0.02}, charges: [0, 1, 2],
               levels: [{energy: 0.207, band: both, reference: 0}]}
            leads:
              left: {potential: 1.5, temperature: 0.8, rates: {up: 0.459, down: 0.434}, angle: 180}
              right: {potential: 0, temperature: 1, rates: {up: 0.67, down: 1.036}}
            """);
        CommandRun.Good("export", model, "--out", _folder.At("chain.mtx"));
        Dictionary<(string From, string To), double> rates = Rates();

        foreach (int spin in new[] { 1, -1 })
        {
            // turned by 180 degrees the left lead's majority spins are the grain's down spins
            (double left, double right) = spin > 0 ? (0.434, 0.67) : (0.459, 1.036);
            string single = $"1,1,1,{spin}", added = $"1,1,1,{-spin}";
            double first = 0.207 + 0.126 + 0.252 * (1 - 0.04) - 0.042 * spin / 2;
            double second = 0.207 + 0.126 + 0.252 * (3 - 0.04) - 0.042 * spin / 2 + 0.142 * 1.5;
            AssertPair(rates, "0,0,0,0", single, first, left, right);
            AssertPair(rates, added, "2,2,0,0", second, left, right);
        }
        Assert.Equal(8, rates.Count(pair => pair.Key.From != pair.Key.To));
    }

    [Fact]
    public void Columns_sum_to_zero()
    {
        CommandRun.Good("export", Example("non-collinear"), "--out", _folder.At("chain.mtx"));

        foreach (var column in Rates().GroupBy(pair => pair.Key.From, StringComparer.Ordinal))
            Assert.InRange(Math.Abs(column.Sum(pair => pair.Value)), 0, 1e-14 * column.Max(pair => Math.Abs(pair.Value)));
    }

    [Theory]
    [InlineData("quantum-dot")]
    [InlineData("non-collinear")]
    [InlineData("spectroscopy")]
    public void The_exported_chain_has_the_probabilities_of_solve(string example)
    {
        CommandRun.Good("export", Example(example), "--out", _folder.At("chain.mtx"));
        JsonElement chain = CommandRun.Good("chain", _folder.At("chain.mtx"), "--json").Json;
        JsonElement solve = CommandRun.Good("solve", Example(example), "--json").Json;

        Assert.Equal(solve.At("states").GetInt32(), chain.At("states").GetInt32());
        foreach (string member in new[] { "minProbability", "maxProbability" })
            Assert.Equal(solve.Number(member), chain.Number(member), 1e-12 * solve.Number(member));
        Assert.Equal(File.ReadLines(_folder.At("chain.states.csv")).Count() - 1, chain.At("probabilities").GetArrayLength());
        double charge = File.ReadLines(_folder.At("chain.states.csv")).Skip(1)
            .Zip(chain.At("probabilities").EnumerateArray(), (line, probability) => int.Parse(line.Split(',')[1]) * probability.GetDouble()).Sum();
        Assert.Equal(solve.Number("charge"), charge, 1e-12);
    }

    [Fact]
    public void Rates_below_the_range_of_a_double_are_warned_of()
    {
        string half = _folder.Write("half.yaml", SmallGrain.Text.Replace("down: 0.6e-3", "down: 0"));

        Assert.Contains("below 2.2e-308", CommandRun.Of("export", Example("blockade"), "--out", _folder.At("a.mtx")).Error, StringComparison.Ordinal);
        CommandRun.Good("export", half, "--out", _folder.At("b.mtx"));
        CommandRun.Good("export", half, "--set", "leads.right.rates.down=0", "--out", _folder.At("c.mtx"));
    }

    [Theory]
    [InlineData("DIR/absent/chain.mtx", "absent'; make it first")]
    [InlineData("DIR", "this is a folder; name a file")]
    [InlineData("DIR/new/", "this is a folder; name a file")]
    [InlineData("DIR/model.yaml/chain.mtx", "model.yaml' is a file, no folder")]
    [InlineData("", "the path is empty; name a file")]
    public void A_target_that_cannot_be_is_refused_and_nothing_left(string target, string words)
    {
        string model = _folder.Write("model.yaml", SmallGrain.Text);

        CommandRun run = CommandRun.Of("export", model, "--out", target.Replace("DIR", _folder.Path));

        Assert.Equal(2, run.Code);
        Assert.Equal("", run.Output);
        Assert.Contains(words, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(["model.yaml"], _folder.Entries, StringComparer.Ordinal);
    }

    private static string Example(string name) => Path.Combine(Repository.Folder, "examples", $"{name}.yaml");

    private static void AssertPair(
        Dictionary<(string From, string To), double> rates, string lower, string upper, double energy, double left, double right)
    {
        double entering = left * Fermi((energy - 1.5) / 0.8) + right * Fermi(energy), leaving = left * Fermi((1.5 - energy) / 0.8) + right * Fermi(-energy);
        Assert.Equal(entering, rates[(lower, upper)], 1e-14);
        Assert.Equal(leaving, rates[(upper, lower)], 1e-14);
    }

    private static double Fermi(double x) => 1 / (1 + Math.Exp(x));

    // Entries of chain.mtx by the labels of their states: charge, occupations, 2S, 2S_z.
    private Dictionary<(string From, string To), double> Rates()
    {
        string[] labels = [.. File.ReadLines(_folder.At("chain.states.csv")).Skip(1).Select(line => line[(line.IndexOf(',') + 1)..])];
        return File.ReadLines(_folder.At("chain.mtx")).Where(line => !line.StartsWith('%')).Skip(1).Select(line => line.Split(' '))
            .ToDictionary(
                words => (labels[int.Parse(words[1]) - 1], labels[int.Parse(words[0]) - 1]),
                words => double.Parse(words[2], CultureInfo.InvariantCulture));
    }
}
