using System.Globalization;

namespace SpinTorque;

/// <summary>Lines of a Matrix Market file with the place of every word, for messages.</summary>
internal sealed class MatrixMarketLines(TextReader reader)
{
    private const int LongestQuote = 60;

    private string[] _words = [];
    private int[] _columns = [];

    /// <summary>The present line, from 1; at the end, the last one.</summary>
    public int Line { get; private set; }

    /// <summary>The first line, as it stands.</summary>
    public string Banner()
    {
        Line = 1;
        return reader.ReadLine()?.Trim() ?? "";
    }

    /// <summary>Words of the next line that is neither blank nor a comment; null at the end.</summary>
    public string[]? Next()
    {
        while (reader.ReadLine() is { } text)
        {
            Line++;
            if (text.StartsWith('%') || string.IsNullOrWhiteSpace(text))
                continue;
            Split(text);
            return _words;
        }
        (_words, _columns) = ([], []);
        return null;
    }

    /// <summary>A word as an integer.</summary>
    public int Integer(int word) => int.TryParse(_words[word], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
        ? value
        : throw At(word, $"'{Quoted(word)}' is not an integer that can index a state.");

    /// <summary>A word as an index from 1 to the number of states, returned from 0.</summary>
    public int Index(int word, int states)
    {
        int value = Integer(word);
        return value >= 1 && value <= states ? value - 1 : throw At(word, $"index {value} lies outside 1 to {states}.");
    }

    /// <summary>A word as a finite number.</summary>
    public double Real(int word) =>
        double.TryParse(_words[word], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw At(word, $"'{Quoted(word)}' is not a finite number.");

    /// <summary>The error at a word of the present line.</summary>
    public MatrixMarketException At(int word, string message) => new(Line, word < _columns.Length ? _columns[word] : 1, message);

    /// <summary>A word of the present line as messages quote it: shortened, and nothing that steers a terminal.</summary>
    public string Quoted(int word) => Quoted(_words[word]);

    /// <summary>A text as messages quote it.</summary>
    public static string Quoted(string text)
    {
        string shown = text.Length > LongestQuote ? $"{text[..LongestQuote]}..." : text;
        return string.Concat(shown.Select(letter => char.IsControl(letter) ? '?' : letter));
    }

    private void Split(string text)
    {
        var words = new List<string>();
        var columns = new List<int>();
        for (int at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }
            int end = at;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;
            words.Add(text[at..end]);
            columns.Add(at + 1);
            at = end;
        }
        (_words, _columns) = ([.. words], [.. columns]);
    }
}
