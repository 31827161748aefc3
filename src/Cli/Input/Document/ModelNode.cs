namespace SpinTorque.Cli.Input;

/// <summary>A node of a model document: a mapping, a sequence or a scalar, and where it begins. Immutable.</summary>
internal abstract class ModelNode(SourceLocation location)
{
    public SourceLocation Location { get; } = location;

    /// <summary>What the node is, in the words of a message: <c>a list</c>.</summary>
    public abstract string Kind { get; }
}
