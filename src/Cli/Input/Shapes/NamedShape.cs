namespace SpinTorque.Cli.Input;

/// <summary>A mapping whose keys are names the user chooses.</summary>
internal sealed record NamedShape(Shape Each, string Noun) : Shape
{
    public override string Wanted => $"a mapping from the name of each {Noun} to its values";
}
