namespace SpinTorque.Cli.Input;

/// <summary>One of a few words.</summary>
internal sealed record WordShape(params IReadOnlyList<string> Words) : Shape
{
    public override string Wanted => Words.Count == 1 ? Words[0] : $"{string.Join(", ", Words.SkipLast(1))} or {Words[^1]}";
}
