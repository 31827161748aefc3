namespace SpinTorque.Cli.Input;

/// <summary>Finds the number of a model that an axis sweeps.</summary>
internal static class AxisTarget
{
    /// <summary>Checks that a path addresses a number.</summary>
    /// <returns>Why it does not; empty where it does.</returns>
    public static string Find(ModelDocument document, ModelPath path, ModelNode sample, out Dimension dimension)
    {
        dimension = Dimension.None;
        if (!document.TryWith(path, sample, out _, out string refusal))
            return refusal;
        Shape? shape = SystemKind.Of(document.Root).Shape;
        foreach (PathStep step in path.Steps)
            shape = Inside(shape, step);
        if (shape is NumbersShape each)
        {
            if (document.Find(path) is SequenceNode list)
                return $"{path} is a list of {list.Items.Count}; sweep one of them, such as {path}[0]";
            shape = each.Item;
        }
        if (shape is not NumberShape number)
            return $"{path} is no number but {shape?.Wanted ?? "unknown"}; an axis sweeps a number such as grain.gate";
        dimension = number.Dimension;
        return "";
    }

    private static Shape? Inside(Shape? shape, PathStep step) => (shape, step.Name) switch
    {
        (BlockShape block, { } name) => block.Find(name)?.Shape,
        (NamedShape named, not null) => named.Each,
        (ListShape list, null) => list.Item,
        (NumbersShape numbers, null) => numbers.Item,
        _ => null,
    };
}
