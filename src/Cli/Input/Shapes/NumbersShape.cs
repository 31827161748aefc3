namespace SpinTorque.Cli.Input;

/// <summary>A number, or a list of them with one for each level.</summary>
internal sealed record NumbersShape(NumberShape Item) : Shape
{
    public override string Wanted => "a number, or a list with one number for each level";
}
