using System.Globalization;
using System.Text.Json;
using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

public sealed class ChainCommandTests : IDisposable
{
    private const string Banner = "%%MatrixMarket matrix coordinate real general\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Text after the banner and the stationary probabilities, by hand.
    public static TheoryData<string, double[]> Known => new()
    {
        { "1 1 0\n", [1] },
        { "2 2 2\n2 1 3\n1 2 1\n", [0.25, 0.75] },
        { "2 2 4\n1 1 -3\n2 1 3\n1 2 1\n2 2 -1\n", [0.25, 0.75] },
        { "3 3 3\n2 1 1\n3 2 2\n1 3 4\n", [4 / 7.0, 2 / 7.0, 1 / 7.0] },                     // a ring: P ~ 1/rate
        { "3 3 4\n2 1 2\n1 2 1\n3 2 6\n2 3 3\n", [1 / 7.0, 2 / 7.0, 4 / 7.0] },              // a ladder: ratios 2 and 2
        { "3 3 3\n2 1 5\n3 2 1\n2 3 1\n", [0, 0.5, 0.5] },                                   // state 1 is left for ever
        { "2 2 4\n2 1 1\n1 2 0.5\n2 1 2\n1 2 0.5\n", [0.25, 0.75] },                         // repeated entries add
        { "% a comment\n\n  \n2 2 2\n%\n 2  1\t3 \n\n1 2 1e0\n\n% end\n", [0.25, 0.75] },
        { "2 2 2\r\n2 1 3\r\n1 2 1\r\n", [0.25, 0.75] },
        { "2 2 2\n2 1 +3.0E+00\n1 2 .1e1", [0.25, 0.75] },
        { "2 2 2\n2 1 1e-300\n1 2 1e300\n", [1, 0] },
        { "2 2 3\n2 1 3\n1 2 1\n2 2 -1.000000001\n1 1 -3\n".Replace("2 2 3", "2 2 4"), [0.25, 0.75] },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void A_known_chain_has_its_known_probabilities(string text, double[] expected)
    {
        JsonElement result = CommandRun.Good("chain", _folder.Write("chain.mtx", Banner + text), "--json").Json;
        double[] found = [.. result.At("probabilities").EnumerateArray().Select(value => value.GetDouble())];

        Assert.Equal("converged", result.At("status").GetString());
        Assert.Equal(expected.Length, result.At("states").GetInt32());
        Assert.Equal(expected.Length, found.Length);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
    }

    [Theory]
    [InlineData("%%MatrixMarket matrix coordinate integer symmetric\n3 3 2\n2 1 7\n3 2 1\n")]
    [InlineData("%%matrixmarket MATRIX Coordinate Real\tSymmetric\n3 3 2\n2 1 7\n3 2 1\n")]
    [InlineData("%%MatrixMarket matrix coordinate real symmetric\n3 3 5\n1 1 -7\n2 1 7\n2 2 -8\n3 2 1\n3 3 -1\n")]
    public void A_symmetric_generator_is_uniform(string text)
    {
        JsonElement result = CommandRun.Good("chain", _folder.Write("chain.mtx", text), "--json").Json;

        Assert.All(result.At("probabilities").EnumerateArray(), value => Assert.Equal(1 / 3.0, value.GetDouble(), 1e-15));
    }

    // A birth-death chain of 400 states whose probabilities span 10^-48, its states shuffled.
    [Fact]
    public void Any_order_of_states_gives_the_answer_in_the_files_order()
    {
        const int states = 400;
        int[] place = [.. Enumerable.Range(0, states).Select(state => (state * 177 + 31) % states)];
        var lines = new List<string>();
        var expected = new double[states];
        double weight = 1;
        for (int state = 0; state < states; state++)
        {
            expected[place[state]] = weight;
            if (state + 1 == states)
                break;
            (double up, double down) = (1 + state % 3, 1.25 + (state % 3));
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{place[state + 1] + 1} {place[state] + 1} {up}"));
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{place[state] + 1} {place[state + 1] + 1} {down}"));
            weight *= up / down;
        }
        double sum = expected.Sum();
        string entries = string.Join('\n', lines.Order(StringComparer.Ordinal));
        string file = _folder.Write("chain.mtx", $"{Banner}{states} {states} {lines.Count}\n{entries}\n");

        JsonElement result = CommandRun.Good("chain", file, "--json", "--out", _folder.At("p.csv")).Json;

        Assert.Equal(1, result.At("halfBandwidth").GetInt32());
        double[] found = [.. result.At("probabilities").EnumerateArray().Select(value => value.GetDouble())];
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First / sum, pair.Second, 1e-12 * pair.Second));
        string[] csv = File.ReadAllLines(_folder.At("p.csv"));
        Assert.Equal("index,probability", csv[0]);
        Assert.Equal(found, csv.Skip(1).Select((line, index) => double.Parse(line.Replace($"{index + 1},", ""), CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Members_of_the_json_are_complete()
    {
        JsonElement result = CommandRun.Good("chain", _folder.Write("chain.mtx", $"{Banner}2 2 2\n2 1 3\n1 2 1\n"), "--json").Json;

        Assert.Equal(
            ["status", "states", "solver", "transitions", "halfBandwidth", "minProbability", "log10MinProbability", "maxProbability", "errorBound", "probabilities"],
            result.Members(), StringComparer.Ordinal);
        Assert.Equal((0.25, 0.75), (result.Number("minProbability"), result.Number("maxProbability")));
        Assert.Equal(Math.Log10(0.25), result.Number("log10MinProbability"), 1e-14);
    }

    [Fact]
    public void Text_lists_the_largest_probabilities_and_says_what_is_never_entered()
    {
        CommandRun run = CommandRun.Good("chain", _folder.Write("chain.mtx", $"{Banner}3 3 3\n2 1 5\n3 2 1\n2 3 3\n"));
        string[] lines = run.Output.ReplaceLineEndings("\n").Split('\n');

        Assert.Equal("3 states, 3 transitions, half-bandwidth 1", lines[0]);
        Assert.StartsWith("probabilities from 0 (1 state is left for ever)", lines[2], StringComparison.Ordinal);
        Assert.Equal(
            ["state 2 0.75", "state 3 0.25", "state 1 0"],
            lines[3..6].Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))),
            StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("2 2 0\n", "2 closed classes, so its stationary state is not unique: {1}, {2}")]
    [InlineData("4 4 4\n2 1 1\n1 2 1\n4 3 1\n3 4 1\n", "2 closed classes")]
    [InlineData("3 3 2\n2 1 1\n3 1 1\n", "2 closed classes, so its stationary state is not unique: {2}, {3}")]
    public void A_chain_of_several_closed_classes_fails(string text, string words)
    {
        CommandRun run = CommandRun.Of("chain", _folder.Write("chain.mtx", Banner + text), "--json", "--out", _folder.At("p.csv"));

        Assert.Equal(1, run.Code);
        Assert.Equal("reducible", run.Json.At("status").GetString());
        Assert.Equal(0, run.Json.At("probabilities").GetArrayLength());
        Assert.Contains(words, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.At("p.csv")));
    }
}
