namespace SpinTorque.Cli.Input;

/// <summary>A sequence of nodes.</summary>
internal sealed class SequenceNode(IReadOnlyList<ModelNode> items, SourceLocation location) : ModelNode(location)
{
    public IReadOnlyList<ModelNode> Items { get; } = items;

    public override string Kind => "a list";

    /// <summary>The same sequence with one item replaced.</summary>
    public SequenceNode With(int index, ModelNode item)
    {
        ModelNode[] changed = [.. Items];
        changed[index] = item;
        return new SequenceNode(changed, Location);
    }
}
