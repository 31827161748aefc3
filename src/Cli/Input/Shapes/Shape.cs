namespace SpinTorque.Cli.Input;

/// <summary>What may stand at a place of a model file.</summary>
internal abstract record Shape
{
    /// <summary>What would be right there, in the words of a message.</summary>
    public abstract string Wanted { get; }
}
