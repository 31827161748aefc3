using System.Text.Json;
using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

public sealed class ChainStochasticTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Text after the banner, kind found, stationary probabilities by hand.
    public static TheoryData<string, string, double[]> Known => new()
    {
        { "2 2 4\n1 1 0.9\n2 1 0.1\n1 2 0.3\n2 2 0.7\n", "stochastic", [0.75, 0.25] },
        { "2 2 3\n2 1 1\n1 2 0.5\n2 2 0.5\n", "stochastic", [1 / 3.0, 2 / 3.0] },                // no diagonal for state 1
        { "2 2 2\n2 1 1\n1 2 1\n", "stochastic", [0.5, 0.5] },                                     // of period 2
        { "2 2 5\n1 1 0.5\n1 1 0.4\n2 1 0.1\n1 2 0.3\n2 2 0.7\n", "stochastic", [0.75, 0.25] },  // repeated entries add
        { "1 1 1\n1 1 1\n", "stochastic", [1] },
        { "2 2 4\n1 1 0.999999999\n2 1 1e-9\n1 2 3e-9\n2 2 0.999999997\n", "stochastic", [0.75, 0.25] },
        { "2 2 4\n1 1 1\n2 1 1e-20\n1 2 3e-20\n2 2 1\n", "stochastic", [0.75, 0.25] },           // 1 - P is zero in doubles
        { "2 2 4\n1 1 -0.1\n2 1 0.1\n1 2 0.3\n2 2 -0.3\n", "generator", [0.75, 0.25] },
        { "2 2 2\n2 1 0.1\n1 2 0.3\n", "generator", [0.75, 0.25] },
        { "2 2 4\n1 1 0\n2 1 0.1\n1 1 -0.1\n1 2 0\n", "generator", [0, 1] },                     // zeros are no transitions
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void The_kind_is_found_and_the_probabilities_are_known(string text, string kind, double[] expected)
    {
        string file = _folder.Write("chain.mtx", $"%%MatrixMarket matrix coordinate real general\n{text}");

        JsonElement found = CommandRun.Good("chain", file, "--json").Json;
        JsonElement forced = CommandRun.Good("chain", file, "--json", "--kind", kind).Json;

        Assert.All([found, forced], result =>
        {
            Assert.Equal(kind, result.At("kind").GetString());
            double[] probabilities = [.. result.At("probabilities").EnumerateArray().Select(value => value.GetDouble())];
            Assert.All(expected.Zip(probabilities), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
        });
    }

    [Fact]
    public void Rates_whose_columns_sum_to_one_can_be_called_a_generator()
    {
        string file = _folder.Write("chain.mtx", "%%MatrixMarket matrix coordinate real general\n2 2 2\n2 1 1\n1 2 1\n");

        Assert.Equal("generator", CommandRun.Good("chain", file, "--json", "--kind", "generator").Json.At("kind").GetString());
    }

    // Gambler's ruin with p = 1/4: from k of 10, the probability to win is (3^k - 1)/(3^10 - 1).
    [Fact]
    public void The_odds_of_a_gambler_are_the_known_ones()
    {
        var entries = new List<string> { "1 1 1", "11 11 1" };
        for (int k = 1; k < 10; k++)
            entries.AddRange([$"{k + 2} {k + 1} 0.25", $"{k} {k + 1} 0.75"]);
        string file = _folder.Write("ruin.mtx", $"%%MatrixMarket matrix coordinate real general\n11 11 {entries.Count}\n{string.Join('\n', entries)}\n");

        JsonElement result = CommandRun.Good("chain", file, "--json").Json;

        for (int k = 1; k < 10; k++)
        {
            Assert.Equal(k + 1, result.At($"absorption[{k - 1}].state").GetInt32());
            Expect.Near((Math.Pow(3, k) - 1) / (Math.Pow(3, 10) - 1), result.Number($"absorption[{k - 1}].probabilities[1]"), 1e-14);
        }
        Assert.StartsWith("stochastic matrix, 11 states, 18 transitions", CommandRun.Good("chain", file).Output, StringComparison.Ordinal);
    }
}
