using System.Text;
using SpinTorque.Cli.Input;
using Xunit;

namespace SpinTorque.Tests.Cli.Input;

public class ModelSyntaxTests
{
    [Theory]
    [InlineData("", "1:1", "the file is empty")]
    [InlineData("# nothing here\n", "1:1", "the file is empty")]
    [InlineData("---\n", "1:1", "the file is empty")]
    [InlineData("hello", "1:1", "the file is 'hello'; it must be a mapping")]
    [InlineData("- 1\n- 2\n", "1:1", "the file is a list; it must be a mapping")]
    [InlineData("itinerant: {}\n", "1:1", "the file describes another system, 'itinerant'")]
    [InlineData("title: a\nscattering: {}\n", "2:1", "the file describes another system, 'scattering'")]
    [InlineData("title: a\n", "1:1", "the file has no 'grain'")]
    [InlineData("title: a\n", "1:1", "the file has no 'leads'")]
    [InlineData("grain: {}\nleads: {}\n", "2:8", "leads is empty")]
    [InlineData("leads: 5\n", "1:8", "leads is '5'; it must be a mapping")]
    [InlineData("grain: 5\n", "1:8", "grain is '5'; it must be a mapping with spin")]
    [InlineData("a: b: c", "1:5", "this is no YAML")]
    [InlineData("grain:\n  spin: 1\n gate: 2\n", "3:2", "this is no YAML")]
    [InlineData("grain: [1, 2", "2:1", "expected ',' or ']'")]
    [InlineData("grain: {spin: 10\nleads: 5", "2:1", "this is no YAML: a bracket, comma or colon is missing")]
    [InlineData("a: \"open", "1:4", "unexpected end of stream")]
    [InlineData("a: \"\\q\"", "1:4", "unknown escape")]
    [InlineData("a: @b", "1:4", "this is no YAML")]
    [InlineData("{\"grain\" 1}", "1:10", "a colon is missing before this value")]
    [InlineData("{a: 1} {b: 2}", "1:8", "this is no YAML")]
    [InlineData("grain: {spin:10}", "1:9", "put a space after the colon")]
    [InlineData("a: 1\n...\nb: 1\n", "3:1", "a second document")]
    [InlineData("<<: *x\n", "1:5", "alias *x")]
    [InlineData("&x a: 1\n", "1:1", "anchor &x")]
    [InlineData("a: !!str b\n", "1:4", "tag !!str")]
    [InlineData("grain: {charges: [1: 2]}\n", "1:19", "grain.charges[0] is a mapping")]
    public void A_malformed_file_is_refused_where_it_stops_being_one(string text, string position, string words)
    {
        var problems = ModelFile.Parse(text, "f.yaml", []).Problems.Select(problem => problem.ToString()).ToList();

        Assert.Contains(problems, problem =>
            problem.StartsWith($"f.yaml:{position}: ", StringComparison.Ordinal) && problem.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void Nesting_without_end_is_refused() =>
        Assert.Contains("too deep", ModelFile.Parse(new string('[', 100_000), "f", []).Problems.Single().Message, StringComparison.Ordinal);

    [Fact]
    public void All_mistakes_are_listed_by_position()
    {
        string text = SoundModel.Text.Replace("spin: 10", "spin: x", StringComparison.Ordinal)
            .Replace("potential: 3.0", "potential: y", StringComparison.Ordinal)
            .Replace("damping: 1.0e-4", "damping: z", StringComparison.Ordinal);

        List<string> positions = [.. ModelFile.Parse(text, "f", ["bath.temperature=-1", "grain.gate=w"]).Problems.Select(problem => problem.Location.ToString())];

        Assert.Equal("f:2:9 f:13:16 f:17:17 --set bath.temperature=-1 --set grain.gate=w", string.Join(' ', positions));
    }

    [Fact]
    public void Quoted_text_cannot_break_the_line_of_a_message()
    {
        string problem = SoundModel.ReadWithLine(6, "  gate: \"a\\nb\\e[31m\"").Problems.Single().ToString();

        Assert.DoesNotContain(problem, char.IsControl);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public void Line_ends_of_either_kind_count_once(string end)
    {
        string text = SoundModel.WithLine(14, "    temperature: 0").ReplaceLineEndings(end);

        Assert.Equal("f:14:18", ModelFile.Parse(text, "f", []).Problems.Single().Location.ToString());
    }

    [Fact]
    public void Unusual_characters_in_text_do_not_shift_places()
    {
        string text = "title: \U0001F600 \u00e9 # \U0001F600\nunits: {\"energy\": \"meV\"}\n" + SoundModel.WithLine(14, "    temperature: 0");

        Assert.Equal("f:16:18", ModelFile.Parse(text, "f", []).Problems.Single().Location.ToString());
    }

    [Fact]
    public void Json_may_be_indented_with_tabs()
    {
        string json = SoundModel.Read().Document!.ToJson().Replace("  ", "\t", StringComparison.Ordinal);

        SoundModel.Bound(ModelFile.Parse(json, "f", []));
    }

    [Fact]
    public void Random_damage_is_reported_and_never_thrown()
    {
        string[] pieces = ["{", "}", "[", "]", ":", ",", "\n", " ", "-", "?", "'", "\"", "|", ">", "#", "&a", "*a", "!", "%", "\t", "0", "e", "---\n", "\\", "\0"];
        var random = new Random(3);
        for (int run = 0; run < 3000; run++)
        {
            string text = SoundModel.Text;
            for (int cut = random.Next(1, 5); cut > 0; cut--)
            {
                int place = random.Next(text.Length);
                text = text[..place] + pieces[random.Next(pieces.Length)] + text[Math.Min(text.Length, place + random.Next(3))..];
            }
            ModelReading reading = ModelFile.Parse(text, "f", []);

            Assert.Equal(reading.Model is null, reading.Problems.Count > 0);
            Assert.Empty(reading.Model?.Problems() ?? []);
        }
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over()
    {
        using var file = new TemporaryFile([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(SoundModel.WithLine(1, "grian:"))]);

        Assert.Contains(ModelFile.Read(file.Path, []).Problems, problem => problem.ToString().StartsWith($"{file.Path}:1:1: 'grian'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_byte_that_is_no_utf_8_is_located()
    {
        using var file = new TemporaryFile([.. "title: \u00e9\u00e9"u8, 0xff, .. "\n"u8]);

        Assert.Equal($"{file.Path}:1:10: byte 0xff is no UTF-8; save the file as UTF-8", ModelFile.Read(file.Path, []).Problems.Single().ToString());
    }

    [Fact]
    public void A_missing_file_a_directory_and_an_empty_name_are_named_in_one_line()
    {
        Assert.Equal("none.yaml: there is no such file", ModelFile.Read("none.yaml", []).Problems.Single().ToString());
        Assert.Equal("no/such/folder.yaml: there is no such file", ModelFile.Read("no/such/folder.yaml", []).Problems.Single().ToString());
        Assert.EndsWith(": this is a directory; name a model file", ModelFile.Read(Path.GetTempPath(), []).Problems.Single().ToString(), StringComparison.Ordinal);
        Assert.Single(ModelFile.Read("", []).Problems);
    }

    [Fact]
    public void A_file_too_large_for_a_model_is_refused()
    {
        using var file = new TemporaryFile(new byte[(8 << 20) + 1]);

        Assert.Contains("larger than 8 MB", ModelFile.Read(file.Path, []).Problems.Single().Message, StringComparison.Ordinal);
    }
}
