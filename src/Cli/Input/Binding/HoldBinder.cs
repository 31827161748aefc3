namespace SpinTorque.Cli.Input;

/// <summary>Reads <c>grain.hold</c>, exactly: a state on the edge of the window is inside.</summary>
internal static class HoldBinder
{
    /// <summary>The window, all states where there is none, or null where a problem was logged.</summary>
    public static SpinWindow? Bind(BlockReader grain, NumberReading numbers)
    {
        if (grain.Find("hold") is null)
            return SpinWindow.All;
        if (grain.List("hold") is not { } list)
            return null;
        if (list.Items.Count != 2)
        {
            string count = BlockReader.Count(list.Items.Count, "number");
            numbers.Log.Error(list.Location, $"grain.hold has {count}; it must be the smallest and the largest S_z/S, such as [-1, 0]");
            return null;
        }
        decimal? minimum = Bound(list, 0, numbers);
        decimal? maximum = Bound(list, 1, numbers);
        if (minimum is null || maximum is null)
            return null;
        if (minimum <= maximum)
            return new SpinWindow(minimum.Value, maximum.Value);
        numbers.Log.Error(list.Location, $"grain.hold runs from {minimum} down to {maximum}; put the smaller bound first");
        return null;
    }

    /// <summary>Reports a window that holds no state at all, and warns of charges left with none.</summary>
    public static void ReportEmpty(BlockReader block, Grain grain, ProblemLog log)
    {
        if (block.Find("hold") is not { } entry)
            return;
        HashSet<(int Charge, int Single)> configurations = Configurations(grain.Levels);
        int[] possible = [.. grain.Charges.Where(charge => configurations.Any(one => one.Charge == charge))];
        int[] empty = [.. possible.Where(charge => !configurations.Any(one => one.Charge == charge && Holds(grain, one.Single)))];
        if (empty.Length == 0)
            return;
        string bounds = $"[{grain.Hold.Minimum}, {grain.Hold.Maximum}]";
        if (empty.Length == possible.Length)
            log.Error(entry.Value.Location, $"grain.hold keeps no state: no S_z/S lies in {bounds}; widen it");
        else
            log.Warning(entry.Value.Location, $"grain.hold leaves charge {string.Join(", ", empty)} no state: none has S_z/S in {bounds}");
    }

    private static decimal? Bound(SequenceNode list, int index, NumberReading numbers)
    {
        ModelNode node = list.Items[index];
        if (numbers.Read(node, "grain.hold", $"[{index}]", new NumberShape()) is null)
            return null;
        if (!ExactDecimal.TryParse(((ScalarNode)node).Text, out ExactDecimal exact) || !exact.TryToDecimal(out decimal bound))
            numbers.Log.Error(node.Location, $"grain.hold[{index}] is {node.Kind}; give at most 28 digits");
        else if (bound is >= -1 and <= 1)
            return bound;
        else
            numbers.Log.Error(node.Location, $"grain.hold[{index}] is {node.Kind}; S_z/S lies between -1 and 1");
        return null;
    }

    // What the levels can be, as excess charge and number of singly occupied ones.
    private static HashSet<(int Charge, int Single)> Configurations(IReadOnlyList<Level> levels)
    {
        HashSet<(int Charge, int Single)> reached = [(0, 0)];
        foreach (Level level in levels)
        {
            int first = level.MinOccupation;
            int choices = level.MaxOccupation - first + 1;
            reached = [.. reached.SelectMany(one => Enumerable.Range(first, choices).Select(occupation =>
                (one.Charge + occupation - level.ReferenceOccupation, one.Single + (occupation == 1 ? 1 : 0))))];
        }
        return reached;
    }

    private static bool Holds(Grain grain, int single)
    {
        (int first, int last) = grain.Hold.DoubledProjections(grain.DoubledCoreSpin + single);
        return first <= last;
    }
}
