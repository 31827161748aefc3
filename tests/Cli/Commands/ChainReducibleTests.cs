using System.Text.Json;
using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

public sealed class ChainReducibleTests : IDisposable
{
    private const string Banner = "%%MatrixMarket matrix coordinate real general\n";

    // 1 -> 2 at rate 1 and -> 3 at rate 3; 2 is never left; 3 and 4 exchange at 1 and 2; 5 is alone.
    private const string FiveStates = "5 5 4\n2 1 1\n3 1 3\n4 3 1\n3 4 2\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("2 2 0\n", 2, 0)]
    [InlineData("4 4 4\n2 1 1\n1 2 1\n4 3 1\n3 4 1\n", 2, 0)]
    [InlineData("3 3 2\n2 1 1\n3 1 1\n", 2, 1)]
    [InlineData("3 3 3\n1 1 1\n2 2 1\n3 3 1\n", 3, 0)]
    public void A_reducible_chain_is_taken_apart(string text, int classes, int transient)
    {
        JsonElement result = CommandRun.Good("chain", _folder.Write("chain.mtx", Banner + text), "--json").Json;

        Assert.Equal("reducible", result.At("status").GetString());
        Assert.Contains("closed classes", result.At("message").GetString(), StringComparison.Ordinal);
        Assert.False(result.At("unique").GetBoolean());
        Assert.Equal(0, result.At("probabilities").GetArrayLength());
        Assert.Equal((classes, transient), (result.At("classes").GetArrayLength(), result.At("absorption").GetArrayLength()));
    }

    [Fact]
    public void Classes_and_absorption_of_five_states_are_those_found_by_hand()
    {
        JsonElement result = CommandRun.Good("chain", Five(), "--json", "--start", "1").Json;

        Assert.Equal(
            ["status", "message", "states", "solver", "kind", "transitions", "halfBandwidth", "unique", "sum", "minProbability", "log10MinProbability",
             "maxProbability", "errorBound", "probabilities", "classes", "transientClasses", "absorptionErrorBound", "absorption", "longTime"],
            result.Members(), StringComparer.Ordinal);
        Assert.Equal(["[2]", "[3,4]", "[5]"], result.At("classes").EnumerateArray().Select(one => Flat(one.At("states"))), StringComparer.Ordinal);
        AssertNear([2 / 3.0, 1 / 3.0], result.At("classes[1].probabilities"));
        Assert.Equal(1, result.Number("classes[1].sum"), 1e-15);
        Assert.Equal("[[1]]", Flat(result.At("transientClasses")));
        Assert.Equal(1, result.At("absorption[0].state").GetInt32());
        AssertNear([0.25, 0.75, 0], result.At("absorption[0].probabilities"));
        AssertNear([0.25, 0.75, 0], result.At("longTime.absorption"));
        AssertNear([0, 0.25, 0.5, 0.25, 0], result.At("longTime.probabilities"));
    }

    [Fact]
    public void A_start_in_a_closed_class_stays_there()
    {
        JsonElement result = CommandRun.Good("chain", Five(), "--json", "--start", "4").Json;

        Assert.Equal(4, result.At("longTime.start").GetInt32());
        AssertNear([0, 1, 0], result.At("longTime.absorption"));
        AssertNear([0, 0, 2 / 3.0, 1 / 3.0, 0], result.At("longTime.probabilities"));
    }

    [Fact]
    public void The_start_does_not_matter_where_there_is_one_closed_class()
    {
        JsonElement result = CommandRun.Good("chain", _folder.Write("chain.mtx", $"{Banner}3 3 3\n2 1 5\n3 2 1\n2 3 3\n"), "--json", "--start", "1").Json;

        Assert.Equal("converged", result.At("status").GetString());
        AssertNear([1], result.At("longTime.absorption"));
        AssertNear([0, 0.75, 0.25], result.At("longTime.probabilities"));
    }

    [Fact]
    public void Text_shows_classes_and_where_transient_states_end()
    {
        string[] lines = Lines("chain", Five());

        Assert.Equal("5 states, 4 transitions, half-bandwidth 1", lines[0]);
        Assert.Equal("reducible: 3 closed classes and 1 transient state; what is stationary depends on the start", lines[2]);
        Assert.Equal("class 2 2 states: state 3 0.666666666667, state 4 0.333333333333", lines[5]);
        Assert.Equal("from state 1 class 2 0.75, class 1 0.25", lines[8]);
    }

    [Fact]
    public void Text_shows_where_a_start_leads()
    {
        string[] lines = Lines("chain", Five(), "--start", "1");

        Assert.Equal("from state 1: class 2 0.75, class 1 0.25", lines[7]);
        Assert.Equal(["state 3 0.5", "state 2 0.25", "state 4 0.25", ""], lines[9..], StringComparer.Ordinal);
    }

    [Fact]
    public void Text_of_many_classes_is_cut_with_their_number()
    {
        // state k goes to 50 + k and 51 + k
        IEnumerable<string> entries = Enumerable.Range(1, 50).SelectMany(k => new[] { $"{k + 50} {k} 1", $"{k + 51} {k} 1" });
        string[] lines = Lines("chain", _folder.Write("chain.mtx", $"{Banner}101 101 100\n{string.Join('\n', entries)}\n"));

        Assert.Contains("and 41 more classes (--json lists all)", lines, StringComparer.Ordinal);
        Assert.Contains("and 40 more transient states (--json lists all)", lines, StringComparer.Ordinal);
        Assert.InRange(lines.Length, 20, 30);
    }

    // 3,200 states, each with an absorbing one of its own: more than ten million pairs
    [Fact]
    public void Too_many_absorption_probabilities_are_left_out_but_can_be_asked_for()
    {
        const int pairs = 3200;
        string entries = string.Join('\n', Enumerable.Range(1, pairs).Select(k => $"{k + pairs} {k} 2"));
        string file = _folder.Write("chain.mtx", $"{Banner}{2 * pairs} {2 * pairs} {pairs}\n{entries}\n");

        JsonElement result = CommandRun.Good("chain", file, "--json", "--start", "7").Json;

        Assert.Equal(JsonValueKind.Null, result.At("absorption").ValueKind);
        Assert.Equal(pairs, result.At("classes").GetArrayLength());
        Assert.Equal(1, result.Number("longTime.absorption[6]"));
    }

    [Fact]
    public void The_csv_gives_class_and_probability_within_it()
    {
        CommandRun.Good("chain", Five(), "--out", _folder.At("p.csv"));
        Assert.Equal(["index,class,probability", "1,,0", "2,1,1"], File.ReadLines(_folder.At("p.csv")).Take(3), StringComparer.Ordinal);
        Assert.StartsWith("3,2,0.66", File.ReadLines(_folder.At("p.csv")).ElementAt(3), StringComparison.Ordinal);

        CommandRun.Good("chain", Five(), "--out", _folder.At("q.csv"), "--start", "1");
        Assert.Equal(["index,class,probability,longTime", "1,,0,0", "2,1,1,0.25"], File.ReadLines(_folder.At("q.csv")).Take(3), StringComparer.Ordinal);
    }

    [Fact]
    public void A_class_that_does_not_converge_fails_the_command()
    {
        CommandRun run = CommandRun.Of("chain", Five(), "--json", "--solver", "published", "--max-iterations", "100", "--out", _folder.At("p.csv"));

        Assert.Equal(1, run.Code);
        Assert.Equal("notConverged", run.Json.At("status").GetString());
        Assert.Contains("not converged after 100 steps", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.At("p.csv")));
    }

    private string Five() => _folder.Write("chain.mtx", Banner + FiveStates);

    private static string[] Lines(params string[] arguments) =>
        [.. CommandRun.Good(arguments).Output.ReplaceLineEndings("\n").Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))];

    private static string Flat(JsonElement element) => string.Concat(element.GetRawText().Where(letter => !char.IsWhiteSpace(letter)));

    private static void AssertNear(double[] expected, JsonElement actual)
    {
        double[] found = [.. actual.EnumerateArray().Select(value => value.GetDouble())];
        Assert.Equal(expected.Length, found.Length);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
    }
}
