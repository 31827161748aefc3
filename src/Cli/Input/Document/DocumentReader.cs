using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SpinTorque.Cli.Input;

/// <summary>Turns the events of a YAML parser into nodes that keep their places, and refuses what a model file does not need.</summary>
internal sealed class DocumentReader
{
    // A model is five levels deep; the limit keeps a hostile file from exhausting the stack.
    private const int DeepestNesting = 32;

    private readonly string _text;
    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private readonly SourceLocation _source;
    private readonly ProblemLog _log;

    private DocumentReader(string text, SourceLocation source, ProblemLog log)
    {
        _scanner = new Scanner(new StringReader(text));
        _parser = new Parser(_scanner);
        (_text, _source, _log) = (text, source, log);
    }

    /// <summary>The root node of a text; null where it holds none or cannot be parsed, which is logged.</summary>
    public static ModelNode? Read(string text, SourceLocation source, ProblemLog log)
    {
        if (ForbiddenCharacters.Report(text, source, log))
            return null;
        var reader = new DocumentReader(text, source, log);
        try
        {
            return reader.ReadStream();
        }
        catch (YamlException error)
        {
            log.Error(source.At(error.Start.Line, error.Start.Column), YamlMessage.Of(error));
            return null;
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // The parser slips on some malformed text; it then stands where it stopped understanding.
            Mark stop = reader._scanner.CurrentPosition;
            log.Error(source.At(stop.Line, stop.Column), "this is no YAML: a bracket, comma or colon is missing here or before");
            return null;
        }
    }

    private ModelNode? ReadStream()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
            return null;
        ModelNode root = ReadNode(0);
        _parser.Consume<DocumentEnd>();
        if (_parser.TryConsume<DocumentStart>(out var second))
            _log.Error(Place(second.Start), "a second document begins here; a model file holds one");
        return root;
    }

    private ModelNode ReadNode(int depth)
    {
        if (depth > DeepestNesting)
            throw new YamlException(_parser.Current!.Start, _parser.Current.End, "the nesting is too deep for a model file");
        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            _log.Error(Place(alias.Start), $"alias *{alias.Value}; write the value out, model files have no aliases");
            return new ScalarNode("", isQuoted: true, Place(alias.Start));
        }
        RefuseDecoration();
        if (_parser.TryConsume<Scalar>(out var scalar))
            return new ScalarNode(scalar.Value, scalar.Style != ScalarStyle.Plain, Place(scalar.Start));
        if (_parser.TryConsume<SequenceStart>(out var sequence))
            return ReadSequence(sequence, depth);
        if (_parser.TryConsume<MappingStart>(out var mapping))
            return ReadMapping(mapping, depth);
        throw new YamlException(_parser.Current!.Start, _parser.Current.End, "a value is missing here");
    }

    private SequenceNode ReadSequence(SequenceStart start, int depth)
    {
        var items = new List<ModelNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
            items.Add(ReadNode(depth + 1));
        return new SequenceNode([.. items], Place(start.Start));
    }

    private MappingNode ReadMapping(MappingStart start, int depth)
    {
        var entries = new List<MappingEntry>();
        var seen = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            Mark keyEnd = _parser.Current!.End;
            ModelNode key = ReadNode(depth + 1);
            RequireColon(key, keyEnd);
            ModelNode value = ReadNode(depth + 1);
            if (key is not ScalarNode { Text: var name })
                _log.Error(key.Location, "a key must be a plain word, not a list or mapping");
            else if (!seen.TryAdd(name, key.Location))
                _log.Error(key.Location, $"'{name}' is given twice{FirstAt(seen[name])}; keep one");
            else
                entries.Add(new MappingEntry(name, key.Location, value));
        }
        // A pair inside a list, [a: 1], has no beginning of its own.
        bool isBarePair = depth > 0 && start.Start.Index == 0 && entries.Count > 0;
        return new MappingNode([.. entries], isBarePair ? entries[0].Location : Place(start.Start));
    }

    // The parser takes {"a" 1} for {"a": 1}.
    private void RequireColon(ModelNode key, Mark keyEnd)
    {
        if (key is not ScalarNode || !_parser.Accept<NodeEvent>(out var value) || value is Scalar { Value: "", Style: ScalarStyle.Plain })
            return;
        if (!_text.AsSpan((int)keyEnd.Index, (int)Math.Max(0, value.Start.Index - keyEnd.Index)).Contains(':'))
            throw new YamlException(value.Start, value.End, "a colon is missing before this value");
    }

    private void RefuseDecoration()
    {
        if (_parser.Current is not NodeEvent node)
            return;
        if (!node.Anchor.IsEmpty)
            _log.Error(Place(node.Start), $"anchor &{node.Anchor.Value}; remove it, model files have no anchors");
        if (!node.Tag.IsEmpty)
            _log.Error(Place(node.Start), $"tag {Shown(node.Tag)}; remove it, model files have no tags");
    }

    private static string FirstAt(SourceLocation first) => first.Line > 0 ? $", first at line {first.Line}, column {first.Column}" : "";

    private static string Shown(TagName tag) =>
        tag.IsNonSpecific ? "!" : tag.Value.Replace("tag:yaml.org,2002:", "!!", StringComparison.Ordinal);

    private SourceLocation Place(Mark mark) => _source.At(mark.Line, mark.Column);
}
