using System.Text.Json;

namespace SpinTorque.Cli.Input;

/// <summary>A model file as a tree whose nodes know their place. Immutable; a change gives a new document that shares the rest.</summary>
internal sealed class ModelDocument
{
    private ModelDocument(ModelNode root, SourceLocation source) => (Root, Source) = (root, source);

    /// <summary>The whole file; a mapping in every valid one.</summary>
    public ModelNode Root { get; }

    /// <summary>The file.</summary>
    public SourceLocation Source { get; }

    /// <summary>Reads a text.</summary>
    /// <returns>Null where there is no document, which is logged.</returns>
    public static ModelDocument? Parse(string text, SourceLocation source, ProblemLog log)
    {
        bool sound = !log.HasErrors;
        ModelNode? root = DocumentReader.Read(text, source, log);
        if (root is null or ScalarNode { IsEmpty: true })
        {
            if (!(sound && log.HasErrors))
                log.Error(source.At(1, 1), "the file is empty; a model needs the blocks grain and leads");
            return null;
        }
        return new ModelDocument(root, source);
    }

    /// <summary>The document with a value put at a path.</summary>
    /// <param name="path">Of a value that exists, or of an optional key.</param>
    /// <param name="value">The value.</param>
    /// <param name="document">The new document, or this one where the path addresses nothing.</param>
    /// <param name="refusal">Which part of the path does not exist and what does; empty on success.</param>
    public bool TryWith(ModelPath path, ModelNode value, out ModelDocument document, out string refusal)
    {
        var replacement = new Replacement(path, value);
        ModelNode? root = replacement.In(Root);
        document = root is null ? this : new ModelDocument(root, Source);
        refusal = replacement.Refusal;
        return root is not null;
    }

    /// <summary>The document with a value put at a path that is known to exist.</summary>
    /// <exception cref="ArgumentException">The path addresses nothing.</exception>
    public ModelDocument With(ModelPath path, ModelNode value) => TryWith(path, value, out ModelDocument document, out string refusal)
        ? document
        : throw new ArgumentException(refusal, nameof(path));

    /// <summary>The document with a value, written as in the file, put at a dotted path.</summary>
    /// <exception cref="ArgumentException">The path addresses nothing, or the text is no YAML.</exception>
    public ModelDocument With(string path, string text)
    {
        var log = new ProblemLog();
        ModelDocument changed = new ModelOverride($"{path}={text}", new SourceLocation($"--set {path}={text}", Rank: 1)).ApplyTo(this, log);
        return log.HasErrors ? throw new ArgumentException(log.Errors[0].Message, nameof(path)) : changed;
    }

    /// <summary>The node at a path, or null.</summary>
    public ModelNode? Find(ModelPath path)
    {
        ModelNode? node = Root;
        foreach (PathStep step in path.Steps)
        {
            node = node switch
            {
                MappingNode mapping when step.Name is not null => mapping.Find(step.Name)?.Value,
                SequenceNode list when step.Name is null && step.Index < list.Items.Count => list.Items[step.Index],
                _ => null,
            };
        }
        return node;
    }

    /// <summary>The document as JSON, overrides included; it reads back as the same model.</summary>
    public string ToJson() => DocumentJson.Write(Root);

    /// <summary>Writes the document as one value of a larger JSON text.</summary>
    public void WriteTo(Utf8JsonWriter writer) => DocumentJson.Write(Root, writer);
}
