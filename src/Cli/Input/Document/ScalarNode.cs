namespace SpinTorque.Cli.Input;

/// <summary>
/// A scalar with its text as written. The number it may be is read once, here, because a sweep binds the same scalar again and again.
/// </summary>
internal sealed class ScalarNode(string text, bool isQuoted, SourceLocation location) : ModelNode(location)
{
    private const int LongestShown = 60;

    public string Text { get; } = text;

    /// <summary>True for 'text', "text" and block scalars, which are never plain numbers.</summary>
    public bool IsQuoted { get; } = isQuoted;

    public NumberText Number { get; } = NumberText.Read(text);

    /// <summary>True where nothing, or YAML's null, was written.</summary>
    public bool IsEmpty => !IsQuoted && Text is ("" or "~" or "null");

    /// <summary>True where YAML's truth was written.</summary>
    public bool IsTrue => !IsQuoted && Text is ("true" or "True" or "TRUE");

    /// <summary>True where YAML's falsehood was written.</summary>
    public bool IsFalse => !IsQuoted && Text is ("false" or "False" or "FALSE");

    public override string Kind => IsEmpty ? "empty" : IsQuoted ? $"the text \"{Shown}\"" : $"'{Shown}'";

    private string Shown => Text.Length <= LongestShown ? Text : $"{Text[..LongestShown]}...";
}
