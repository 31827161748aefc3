using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

public sealed class ChainMistakeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // The file, with B for the banner and | for the end of a line; place and words of the message.
    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "", "1:1", "no Matrix Market banner; the first line must read" },
        { "2 2 1|", "1:1", "no Matrix Market banner" },
        { "|B|2 2 2|", "1:1", "no Matrix Market banner" },
        { "%MatrixMarket matrix coordinate real general|", "1:1", "no Matrix Market banner" },
        { "%%MatrixMarket matrix coordinate real|", "1:1", "no Matrix Market banner" },
        { "%%MatrixMarket matrix array real general|", "1:1", "it must be a coordinate matrix, real or integer, general or symmetric" },
        { "%%MatrixMarket matrix coordinate complex general|", "1:1", "'%%MatrixMarket matrix coordinate complex general' is not supported" },
        { "%%MatrixMarket matrix coordinate pattern general|", "1:1", "is not supported" },
        { "%%MatrixMarket matrix coordinate real skew-symmetric|", "1:1", "is not supported" },
        { "%%MatrixMarket vector coordinate real general|", "1:1", "is not supported" },
        { "B|", "1:1", "the line of sizes is missing; it must read 'states states entries'" },
        { "B|% only|%comments|", "3:1", "the line of sizes is missing" },
        { "B|2 2|", "2:1", "2 numbers where the sizes must be three" },
        { "B|2 2 2 2|", "2:1", "4 numbers where the sizes must be three" },
        { "B|%|two 2 2|", "3:1", "'two' is not an integer" },
        { "B|2 2.0 2|", "2:3", "'2.0' is not an integer" },
        { "B|2 2 1e3|", "2:5", "'1e3' is not an integer" },
        { "B|99999999999 99999999999 1|", "2:1", "'99999999999' is not an integer" },
        { "B|0 0 0|", "2:1", "a chain needs at least one state" },
        { "B|-2 -2 1|", "2:1", "a chain needs at least one state" },
        { "B|2 3 1|", "2:3", "2 rows and 3 columns; the matrix of a chain is square" },
        { "B|2 2 -1|", "2:5", "the number of entries must not be negative" },
        { "B|2 2 2|2 1 3|", "3:1", "the file ends after 1 of 2 entries" },
        { "B|2 2 1|2 1 3|% still fine|1 2 1|", "5:1", "more entries than the 1 announced" },
        { "B|2 2 2|2 1|1 2 1|", "3:1", "2 numbers where an entry must be three: row, column, rate" },
        { "B|2 2 2|2 1 3 4|1 2 1|", "3:1", "4 numbers where an entry must be three" },
        { "B|2 2 2|2 1 3|3 2 1|", "4:1", "index 3 lies outside 1 to 2" },
        { "B|2 2 2|2 1 3|  1  0 1|", "4:6", "index 0 lies outside 1 to 2" },
        { "B|2 2 2|2 -1 3|1 2 1|", "3:3", "index -1 lies outside 1 to 2" },
        { "B|2 2 2|2 1 3|1 2 x|", "4:5", "'x' is not a finite number" },
        { "B|2 2 2|2 1 3|1 2 nan|", "4:5", "'nan' is not a finite number" },
        { "B|2 2 2|2 1 inf|1 2 1|", "3:5", "'inf' is not a finite number" },
        { "B|2 2 2|2 1 1e400|1 2 1|", "3:5", "'1e400' is not a finite number" },
        { "B|2 2 2|2 1 1,5|1 2 1|", "3:5", "'1,5' is not a finite number" },
        { "B|2 2 2|2 1 1d5|1 2 1|", "3:5", "'1d5' is not a finite number" },
        { "B|2 2 2|2 1 -3|1 2 1|", "3:5", "the rate from state 1 to state 2 is negative (-3); only the diagonal of a generator may be" },
        { "B|2 2 3|2 1 3|1 2 1|1 1 3|", "5:5", "the diagonal entry of state 1 is positive (3)" },
        { "B|2 2 4|2 1 3|1 2 1|2 2 -2|1 1 -3|", "5:1", "column 2 sums to -1, not to zero: its rates sum to 1 and its diagonal is -2" },
        { "B|2 2 3|2 1 3|1 2 1|1 1 -3|", "5:1", "column 2 sums to 1, not to zero: its rates sum to 1 and it has no diagonal entry" },
        { "B|2 2 4|1 2 3|2 1 1|1 1 -3|2 2 -1|", "5:1", "Every row sums to zero instead: transpose the matrix." },
        { "B|2 2 2|1 1 0.5|2 2 -0.5|", "4:5", "the diagonal entry of state 2 is negative (-0.5), others are positive; entries of a stochastic matrix lie between 0 and 1" },
        { "B|2 2 2|1 1 -0.5|2 2 0.5|", "4:5", "the diagonal entry of state 2 is positive (0.5), others are negative; columns of a generator sum to zero" },
        { "B|2 2 4|1 1 0.5|2 1 0.25|1 2 0.75|2 2 0.25|", "3:1", "column 1 sums to 0.75, not to one. Probabilities of a step out of a state" },
        { "B|2 2 3|1 1 0.5|2 1 0.5|1 2 0.75|", "5:1", "column 2 sums to 0.75, not to one" },
        { "B|2 2 3|2 1 0.999|1 1 0.001|2 2 0.9999999|", "5:1", "column 2 sums to 0.9999999, not to one" },
        { "B|2 2 4|1 1 0.5|1 2 0.5|2 1 0.25|2 2 0.75|", "3:1", "column 1 sums to 0.75, not to one. Probabilities of a step out of a state, or of staying, belong into its column. Every row sums to one instead: transpose the matrix." },
        { "B|3 3 4|1 2 1|2 1 0.5|2 3 0.5|3 2 1|", "6:1", "Every row sums to one instead: transpose the matrix, or, if these are rates, say that it is a generator." },
        { "B|1000000000 1000000000 1|2 1 1|", "2:1", "1000000000 states cannot hang together by 1 entries; above 1000000 states 999999999 at least must be there" },
        { "B|2 2 2000000000|2 1 1|", "3:1", "the file ends after 1 of 2000000000 entries" },
        { "B|2000000000 2000000000 2000000000|2 1 1|", "3:1", "the file ends after 1 of 2000000000 entries" },
        { "B|2 2 1|2 1 \u001b[31m|", "3:5", "'?[31m' is not a finite number" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_reported_where_it_is_made(string text, string place, string words)
    {
        string file = _folder.Write("chain.mtx", text.Replace("B|", "%%MatrixMarket matrix coordinate real general|").Replace('|', '\n'));

        CommandRun run = CommandRun.Of("chain", file, "--json");

        Assert.Equal(2, run.Code);
        Assert.Equal("", run.Output);
        string line = Assert.Single(run.ErrorLines);
        Assert.StartsWith($"{file}:{place}: ", line, StringComparison.Ordinal);
        Assert.Contains(words, line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("generator", "2 2 4|1 1 0.5|2 1 0.5|1 2 0.5|2 2 0.5|", "3:5", "the diagonal entry of state 1 is positive (0.5); columns of a generator sum to zero, so it is minus the sum of the rates out of it.")]
    [InlineData("stochastic", "2 2 4|1 1 -0.5|2 1 0.5|1 2 0.5|2 2 -0.5|", "3:5", "the diagonal entry of state 1 is negative (-0.5); entries of a stochastic matrix lie between 0 and 1.")]
    [InlineData("stochastic", "2 2 2|2 1 1|1 2 0.5|", "4:1", "column 2 sums to 0.5, not to one")]
    [InlineData("stochastic", "2 2 3|2 1 0.5|2 1 0.6|1 2 1|", "5:1", "column 1 sums to 1.1, not to one")]
    public void A_matrix_that_is_not_what_it_is_said_to_be_is_refused(string kind, string text, string place, string words)
    {
        string file = _folder.Write("chain.mtx", $"%%MatrixMarket matrix coordinate real general|{text}".Replace('|', '\n'));

        CommandRun run = CommandRun.Of("chain", file, "--kind", kind);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains($"{file}:{place}: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_that_promises_much_costs_no_memory()
    {
        string file = _folder.Write("chain.mtx", "%%MatrixMarket matrix coordinate real general\n500000000 500000000 2000000000\n2 1 1\n");
        long before = GC.GetTotalAllocatedBytes();

        CommandRun run = CommandRun.Of("chain", file);

        Assert.Equal(2, run.Code);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 500_000_000);
    }

    [Fact]
    public void A_long_word_is_quoted_in_part()
    {
        string file = _folder.Write("chain.mtx", $"%%MatrixMarket matrix coordinate real general\n2 2 1\n2 1 {new string('z', 100_000)}\n");

        string line = Assert.Single(CommandRun.Of("chain", file).ErrorLines);

        Assert.InRange(line.Length - file.Length, 40, 140);
    }

    [Theory]
    [InlineData("chain DIR", "this is a directory; name a Matrix Market file")]
    [InlineData("chain DIR/absent.mtx", "absent.mtx: there is no such file")]
    [InlineData("chain DIR/no/chain.mtx", "chain.mtx: there is no such file")]
    [InlineData("chain", "Required argument 'FILE' missing")]
    [InlineData("chain DIR/chain.mtx --out DIR/no/p.csv", "make it first")]
    [InlineData("chain DIR/chain.mtx --out DIR", "this is a folder; name a file")]
    [InlineData("chain DIR/chain.mtx --solver gauss", "'gauss' is no solver")]
    [InlineData("chain DIR/chain.mtx --kind matrix", "'matrix' is no kind of chain; there are generator and stochastic.")]
    [InlineData("chain DIR/chain.mtx --start 0", "--start takes the index of a state, from 1, not '0'.")]
    [InlineData("chain DIR/chain.mtx --start first", "--start takes the index of a state, from 1, not 'first'.")]
    [InlineData("chain DIR/chain.mtx --start 3", "--start 3: the states are 1 to 2")]
    [InlineData("chain DIR/chain.mtx --kind stochastic", "chain.mtx:3:5: the entry from state 1 to state 2 is 3; entries of a stochastic matrix lie between 0 and 1.")]
    public void A_wrong_command_line_is_told_on_standard_error_alone(string line, string words)
    {
        _folder.Write("chain.mtx", "%%MatrixMarket matrix coordinate real general\n2 2 2\n2 1 3\n1 2 1\n");

        CommandRun run = CommandRun.Of(line.Replace("DIR", _folder.Path).Split(' '));

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.Equal(["chain.mtx"], _folder.Entries, StringComparer.Ordinal);
    }

    [Fact]
    public void The_published_solver_says_when_it_did_not_get_there()
    {
        // two states exchange their probability for ever
        string file = _folder.Write("chain.mtx", "%%MatrixMarket matrix coordinate real general\n2 2 2\n2 1 3\n1 2 1\n");

        CommandRun run = CommandRun.Of("chain", file, "--json", "--solver", "published", "--max-iterations", "100");

        Assert.Equal(1, run.Code);
        Assert.Equal("notConverged", run.Json.At("status").GetString());
        Assert.Contains("not converged after 100 steps", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }
}
