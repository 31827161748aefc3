namespace SpinTorque.Cli.Input;

/// <summary>A sequence.</summary>
internal sealed record ListShape(Shape Item, string Noun) : Shape
{
    public override string Wanted => $"a list of {Noun}";
}
