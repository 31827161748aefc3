namespace SpinTorque.Cli.Input;

/// <summary>Where a piece of input stands: a place in a file (line and column from 1), or a whole option of the command line.</summary>
/// <param name="Source">The file's name as the user gave it, or the option such as <c>--set grain.gate=abc</c>.</param>
/// <param name="Line">Line, or 0 where the source as a whole is meant.</param>
/// <param name="Column">Column in UTF-16 units, or 0.</param>
/// <param name="Rank">Order among the sources: 0 for the file, then the options as they were given.</param>
internal readonly record struct SourceLocation(string Source, int Line = 0, int Column = 0, int Rank = 0)
{
    /// <summary>A place inside this source; an option has no places inside.</summary>
    public SourceLocation At(long line, long column) => Rank > 0 ? this : this with { Line = (int)line, Column = (int)column };

    public override string ToString() => Line > 0 ? $"{Source}:{Line}:{Column}" : Source;
}
