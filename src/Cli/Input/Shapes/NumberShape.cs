namespace SpinTorque.Cli.Input;

/// <summary>A number.</summary>
internal sealed record NumberShape(Dimension Dimension = Dimension.None, NumberRange Range = NumberRange.Any) : Shape
{
    public override string Wanted => "a number";
}
