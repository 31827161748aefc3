using System.Globalization;

namespace SpinTorque;

/// <summary>Lines of a Matrix Market file with the place of every word, for messages.</summary>
internal sealed class MatrixMarketLines(TextReader reader)
{
    private int _line;
    private string[] _words = [];
    private int[] _columns = [];

    /// <summary>The first line, as it stands.</summary>
    public string Banner()
    {
        _line = 1;
        return reader.ReadLine()?.Trim() ?? "";
    }

    /// <summary>Words of the next line that is neither blank nor a comment; null at the end.</summary>
    public string[]? Next()
    {
        while (reader.ReadLine() is { } text)
        {
            _line++;
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
        : throw At(word, $"'{_words[word]}' is not an integer that can index a state.");

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
            : throw At(word, $"'{_words[word]}' is not a finite number.");

    /// <summary>The error at a word of the present line.</summary>
    public MatrixMarketException At(int word, string message) => new(_line, word < _columns.Length ? _columns[word] : 1, message);

    /// <summary>An error of the file as a whole.</summary>
    public MatrixMarketException Whole(string message) => new(_line, 1, message);

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
