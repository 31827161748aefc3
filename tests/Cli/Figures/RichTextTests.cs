using SpinTorque.Cli.Figures;
using Xunit;

namespace SpinTorque.Tests.Cli.Figures;

public sealed class RichTextTests
{
    [Fact]
    public void Italics_and_scripts_become_runs() => Assert.Equal(
        [
            new TextRun("d"), new TextRun("I", Italic: true), new TextRun("L", Script: TextScript.Sub), new TextRun("/d"),
            new TextRun("V", Italic: true), new TextRun("L", Script: TextScript.Sub), new TextRun(" in 10"),
            new TextRun("\u22123", Script: TextScript.Super), new TextRun(" S"),
        ],
        RichText.Parse("d*I*_L/d*V*_L in 10^-3 S").Runs);

    [Fact]
    public void Braces_group_a_script_which_may_hold_italics() => Assert.Equal(
        [new TextRun("S"), new TextRun("z", Italic: true, TextScript.Sub), new TextRun(", max", Script: TextScript.Sub)],
        RichText.Parse("S_{*z*, max}").Runs);

    [Fact]
    public void Scripts_inside_italics_are_italic() =>
        Assert.Equal([new TextRun("x", Italic: true), new TextRun("i", Italic: true, TextScript.Sub)], RichText.Parse("*x_i*").Runs);

    [Theory]
    [InlineData("2 * 3")]
    [InlineData("*")]
    [InlineData("**")]
    [InlineData("a_")]
    [InlineData("^ b")]
    [InlineData("a_{")]
    [InlineData("a_{}")]
    [InlineData("\\")]
    public void Incomplete_markup_stands_for_itself(string markup) => Assert.Equal(markup, RichText.Parse(markup).Plain);

    [Theory]
    [InlineData("leads.left.spin_state")]
    [InlineData("a*b*c^2\\_{x}")]
    public void Escaped_text_appears_letter_by_letter(string text)
    {
        var run = Assert.Single(RichText.Parse(RichText.Escape(text)).Runs);
        Assert.Equal(new TextRun(text), run);
    }

    [Fact]
    public void Wrapping_keeps_words_styles_and_the_width()
    {
        var lines = TextFitting.Wrap(RichText.Parse("the *V*_g dependence of the current"), 10, 100);
        Assert.True(lines.Count > 1);
        Assert.All(lines, line => Assert.True(TextMetrics.Width(line, 10) <= 100));
        Assert.Equal("the Vg dependence of the current", string.Join(' ', lines.Select(line => line.Plain)));
        Assert.Contains(new TextRun("V", Italic: true), lines[0].Runs);
    }

    [Fact]
    public void A_text_too_wide_is_set_smaller()
    {
        var text = RichText.Parse("environment.leads.left.potential");
        var size = TextFitting.Size(text, 13, 60);
        Assert.Equal(60, TextMetrics.Width(text, size), 9);
        Assert.Equal(13, TextFitting.Size(text, 13, 1000));
    }

    [Fact]
    public void Widths_are_at_least_those_of_Helvetica_and_DejaVu_Sans()
    {
        // Advances from the fonts' own tables: Helvetica's C is 722 and W 944, DejaVu's C is 698 and W 989 thousandths.
        Assert.Equal(7.22, TextMetrics.Width("C", 10), 9);
        Assert.Equal(9.89, TextMetrics.Width("W", 10), 9);
        Assert.Equal(0.7 * TextMetrics.Width("L", 10), TextMetrics.Width(RichText.Parse("_L"), 10), 9);
    }
}
