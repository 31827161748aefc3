namespace SpinTorque.Cli.Input;

/// <summary>Free text.</summary>
internal sealed record TextShape : Shape
{
    public override string Wanted => "a line of text";
}
