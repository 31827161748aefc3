namespace SpinTorque.Cli.Input;

/// <summary>A mapping; the order of the keys is kept, since leads keep theirs.</summary>
internal sealed class MappingNode(IReadOnlyList<MappingEntry> entries, SourceLocation location) : ModelNode(location)
{
    public IReadOnlyList<MappingEntry> Entries { get; } = entries;

    public override string Kind => "a mapping";

    /// <summary>The entry of a key, or null.</summary>
    public MappingEntry? Find(string key)
    {
        int index = IndexOf(key);
        return index < 0 ? null : Entries[index];
    }

    /// <summary>The same mapping with the value of a key replaced, or the key added at the end.</summary>
    public MappingNode With(string key, ModelNode value)
    {
        int index = IndexOf(key);
        if (index < 0)
            return new MappingNode([.. Entries, new MappingEntry(key, value.Location, value)], Location);
        MappingEntry[] changed = [.. Entries];
        changed[index] = changed[index] with { Value = value };
        return new MappingNode(changed, Location);
    }

    private int IndexOf(string key)
    {
        for (int index = 0; index < Entries.Count; index++)
        {
            if (string.Equals(Entries[index].Key, key, StringComparison.Ordinal))
                return index;
        }
        return -1;
    }
}
