namespace SpinTorque.Cli.Input;

/// <summary>
/// Puts a value at a path of a document, sharing everything it does not touch. Keys that are absent but legal are added; all else must
/// exist.
/// </summary>
internal sealed class Replacement(ModelPath path, ModelNode value)
{
    /// <summary>Which part of the path does not exist, and what does; empty while all is well.</summary>
    public string Refusal { get; private set; } = "";

    /// <summary>The node with the value in place; null where the path addresses nothing.</summary>
    public ModelNode? In(ModelNode root) => Step(root, SystemKind.Of(root).Shape, 0);

    private ModelNode? Step(ModelNode? node, Shape? shape, int depth)
    {
        if (depth == path.Steps.Count)
            return value;
        PathStep step = path.Steps[depth];
        return step.Name is null ? IntoList(node, shape, depth, step.Index) : IntoMapping(node, shape, depth, step.Name);
    }

    private ModelNode? IntoMapping(ModelNode? node, Shape? shape, int depth, string name)
    {
        if (node is SequenceNode)
            return Refuse($"{Owner(depth)} is a list, it has no '{name}'; address one of its items, such as {Owner(depth)}[0]");
        if (node is not (null or MappingNode or ScalarNode { IsEmpty: true }))
            return Refuse($"{Owner(depth)} is {node.Kind}; it has no '{name}'");
        var mapping = node as MappingNode;
        MappingEntry? entry = mapping?.Find(name);
        KeyShape? key = (shape as BlockShape)?.Find(name);
        if (entry is null && key is null)
            return Refuse($"{Owner(depth)} has no '{name}'; {Contents(mapping, shape, name, depth)}");
        Shape? inner = key?.Shape ?? (shape as NamedShape)?.Each;
        ModelNode? replaced = Step(entry?.Value, inner, depth + 1);
        if (replaced is null)
            return null;
        return (mapping ?? new MappingNode([], node?.Location ?? value.Location)).With(name, replaced);
    }

    private SequenceNode? IntoList(ModelNode? node, Shape? shape, int depth, int index)
    {
        string owner = Owner(depth);
        if (node is not SequenceNode list)
        {
            Refuse(node is null ? $"{owner} is not given; it has no [{index}]" : $"{owner} is {node.Kind}, no list; it has no [{index}]");
            return null;
        }
        if (index >= list.Items.Count)
        {
            string contents = list.Items.Count == 0 ? "it is empty" : $"it has [0] to [{list.Items.Count - 1}]";
            Refuse($"{owner} has no [{index}]; {contents}");
            return null;
        }
        Shape? inner = (shape as ListShape)?.Item ?? (shape as NumbersShape)?.Item;
        return Step(list.Items[index], inner, depth + 1) is { } replaced ? list.With(index, replaced) : null;
    }

    private ModelNode? Refuse(string refusal)
    {
        Refusal = refusal;
        return null;
    }

    private string Owner(int depth) => depth == 0 ? "the file" : path.Prefix(depth);

    private string Contents(MappingNode? mapping, Shape? shape, string name, int depth) => shape switch
    {
        BlockShape block => NearestName.Advice(name, [.. block.Keys.Select(key => key.Name)], Owner(depth)),
        _ when mapping is { Entries.Count: > 0 } => $"{Owner(depth)} has {string.Join(", ", mapping.Entries.Select(entry => entry.Key))}",
        _ => $"{Owner(depth)} is not given",
    };
}
