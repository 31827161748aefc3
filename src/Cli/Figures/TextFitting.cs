namespace SpinTorque.Cli.Figures;

/// <summary>Fits text into a given width, by breaking lines at spaces or by a smaller size.</summary>
internal static class TextFitting
{
    /// <summary>The lines of the text, each as long as fits; a single longer word stands alone.</summary>
    public static IReadOnlyList<RichText> Wrap(RichText text, double size, double width)
    {
        var lines = new List<RichText>();
        RichText? line = null;
        foreach (var word in Words(text))
        {
            var longer = line is null ? word : line.Followed(new RichText([new TextRun(" ")])).Followed(word);
            if (line is not null && TextMetrics.Width(longer, size) > width)
            {
                lines.Add(line);
                longer = word;
            }

            line = longer;
        }

        if (line is not null) lines.Add(line);
        return lines;
    }

    /// <summary>The size at which the text is no wider than <paramref name="width"/>, at most <paramref name="size"/>.</summary>
    public static double Size(RichText text, double size, double width) =>
        size * Math.Min(1, width / Math.Max(TextMetrics.Width(text, size), double.Epsilon));

    private static IEnumerable<RichText> Words(RichText text)
    {
        var word = new List<TextRun>();
        foreach (var run in text.Runs)
        {
            var parts = run.Text.Split(' ');
            for (var i = 0; i < parts.Length; i++)
            {
                if (i > 0 && word.Count > 0)
                {
                    yield return new RichText(word);
                    word.Clear();
                }

                if (parts[i].Length > 0) word.Add(run with { Text = parts[i] });
            }
        }

        if (word.Count > 0) yield return new RichText(word);
    }
}
