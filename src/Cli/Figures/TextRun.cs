namespace SpinTorque.Cli.Figures;

/// <summary>A stretch of text in one style.</summary>
internal readonly record struct TextRun(string Text, bool Italic = false, TextScript Script = TextScript.Base);
