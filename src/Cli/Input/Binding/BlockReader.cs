namespace SpinTorque.Cli.Input;

/// <summary>Reads a block of a model file: its keys are checked against their shape once, then its values are asked for by key.</summary>
internal sealed class BlockReader
{
    private readonly MappingNode _block;
    private readonly BlockShape _shape;
    private readonly NumberReading _numbers;

    private BlockReader(string name, MappingNode block, BlockShape shape, NumberReading numbers) =>
        (Name, _block, _shape, _numbers) = (name, block, shape, numbers);

    /// <summary>The block's path, for messages.</summary>
    public string Name { get; }

    /// <summary>Opens a block and logs unknown and missing keys.</summary>
    /// <param name="node">The block.</param>
    /// <param name="named">Where the block is named: there its missing keys are reported.</param>
    /// <param name="name">Its path.</param>
    /// <param name="shape">Its keys.</param>
    /// <param name="numbers">How numbers are read.</param>
    /// <returns>Null where it is no mapping.</returns>
    public static BlockReader? Open(ModelNode node, SourceLocation named, string name, BlockShape shape, NumberReading numbers)
    {
        if (node is not MappingNode block)
        {
            numbers.Log.Error(node.Location, $"{name} is {node.Kind}; it must be {shape.Wanted}");
            return null;
        }
        var reader = new BlockReader(name, block, shape, numbers);
        reader.ReportUnknownKeys();
        reader.ReportMissingKeys(named);
        return reader;
    }

    /// <summary>The entry of a key, or null where it is absent.</summary>
    public MappingEntry? Find(string key) => _block.Find(key);

    /// <summary>The path of a key, for messages.</summary>
    public string PathOf(string key) => NumberReading.Join(Name, key);

    /// <summary>A number; null where it is absent or wrong.</summary>
    public DoubleDouble? Number(string key) =>
        _block.Find(key) is { } entry ? _numbers.Read(entry.Value, Name, key, (NumberShape)_shape.Find(key)!.Shape) : null;

    /// <summary>A whole number; null where it is absent or wrong.</summary>
    public int? Integer(string key) => _block.Find(key) is { } entry ? _numbers.ReadInteger(entry.Value, Name, key) : null;

    /// <summary>A number or a list of them; null where it is absent or wrong.</summary>
    public TunnellingRates? Rates(string key, int levels)
    {
        if (_block.Find(key) is not { } entry)
            return null;
        NumberShape item = ((NumbersShape)_shape.Find(key)!.Shape).Item;
        if (entry.Value is not SequenceNode list)
            return _numbers.Read(entry.Value, Name, key, item) is { } rate ? new TunnellingRates(rate.High) : null;
        double?[] rates = [.. list.Items.Select((node, index) => _numbers.Read(node, PathOf(key), $"[{index}]", item)?.High)];
        if (rates.Length != levels && levels > 0)
        {
            string counts = $"{Count(rates.Length, "rate")} for {Count(levels, "level")}";
            _numbers.Log.Error(list.Location, $"{PathOf(key)} has {counts}; give one for each, or one number for all");
            return null;
        }
        return rates.Length == 0 || rates.Contains(null) ? null : new TunnellingRates(rates.Select(rate => rate!.Value));
    }

    /// <summary>One of the words a key allows, by its index; null where it is absent or another.</summary>
    public int? Word(string key)
    {
        if (_block.Find(key) is not { } entry)
            return null;
        var shape = (WordShape)_shape.Find(key)!.Shape;
        string word = entry.Value is ScalarNode scalar ? scalar.IsTrue ? "true" : scalar.IsFalse ? "false" : scalar.Text : "";
        for (int index = 0; index < shape.Words.Count; index++)
        {
            if (string.Equals(shape.Words[index], word, StringComparison.Ordinal))
                return index;
        }
        string guess = NearestName.Of(word, shape.Words) is { } nearest ? $"; did you mean {nearest}?" : "";
        _numbers.Log.Error(entry.Value.Location, $"{PathOf(key)} is {entry.Value.Kind}; it must be {shape.Wanted}{guess}");
        return null;
    }

    /// <summary>The items of a list; null where it is absent or no list.</summary>
    public SequenceNode? List(string key)
    {
        MappingEntry? entry = _block.Find(key);
        if (entry is null or { Value: SequenceNode })
            return entry?.Value as SequenceNode;
        _numbers.Log.Error(entry.Value.Location, $"{PathOf(key)} is {entry.Value.Kind}; it must be {_shape.Find(key)!.Shape.Wanted}");
        return null;
    }

    /// <summary>A block inside this one; null where it is absent or no mapping.</summary>
    public BlockReader? Block(string key) => _block.Find(key) is { } entry
        ? Open(entry.Value, entry.Location, PathOf(key), (BlockShape)_shape.Find(key)!.Shape, _numbers)
        : null;

    /// <summary>A count with its noun: <c>1 level</c>, <c>2 levels</c>.</summary>
    public static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private void ReportUnknownKeys()
    {
        foreach (MappingEntry entry in _block.Entries)
        {
            if (_shape.Find(entry.Key) is null)
            {
                string owner = Name.Length == 0 ? "a model file" : Name;
                string advice = entry.Key.Contains(':', StringComparison.Ordinal)
                    ? "put a space after the colon"
                    : NearestName.Advice(entry.Key, [.. _shape.Keys.Select(key => key.Name)], owner);
                _numbers.Log.Error(entry.Location, $"'{entry.Key}' is no key of {owner}; {advice}");
            }
        }
    }

    private void ReportMissingKeys(SourceLocation named)
    {
        foreach (KeyShape key in _shape.Keys)
        {
            if (key.IsRequired && _block.Find(key.Name) is null)
                _numbers.Log.Error(named, $"{(Name.Length == 0 ? "the file" : Name)} has no '{key.Name}'; add it: {key.Meaning}");
        }
    }
}
