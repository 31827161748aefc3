namespace SpinTorque.Cli.Input;

/// <summary>Something wrong, or doubtful, in the input: where, and what would be right.</summary>
internal sealed record Problem(SourceLocation Location, string Message)
{
    /// <summary>One line: <c>FILE:LINE:COLUMN: message</c>. Text quoted from the input can neither break it nor steer a terminal.</summary>
    public override string ToString() => string.Create($"{Location}: {Message}".Length, $"{Location}: {Message}", static (line, text) =>
    {
        for (int place = 0; place < line.Length; place++)
            line[place] = char.IsControl(text[place]) || text[place] is '\u2028' or '\u2029' ? ' ' : text[place];
    });
}
