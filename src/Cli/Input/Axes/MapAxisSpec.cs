using System.Globalization;

namespace SpinTorque.Cli.Input;

/// <summary>An axis of a map, <c>PATH=first:last:count</c>: equally spaced values of one number of the model, both ends included.</summary>
internal sealed class MapAxisSpec
{
    private const int LargestCount = 100_000;

    private readonly ScalarNode[] _nodes;

    private MapAxisSpec(string text, ModelPath path, Dimension dimension, ScalarNode[] nodes, string? unit) =>
        (Text, Path, Dimension, _nodes, Unit) = (text, path, dimension, nodes, unit);

    /// <summary>The axis as it was given.</summary>
    public string Text { get; }

    /// <summary>The number that is swept.</summary>
    public ModelPath Path { get; }

    /// <summary>What the number measures.</summary>
    public Dimension Dimension { get; }

    /// <summary>The unit written behind the ends, in its short spelling; null where they are plain numbers in the file's unit.</summary>
    public string? Unit { get; }

    /// <summary>How many values there are.</summary>
    public int Count => _nodes.Length;

    /// <summary>A value in <see cref="Unit"/>: first + index (last - first)/(count - 1), the pair of doubles nearest to it.</summary>
    public DoubleDouble this[int index] => _nodes[index].Number.Value!.Value;

    /// <summary>The document at one value of the axis.</summary>
    public ModelDocument Apply(ModelDocument document, int index) => document.With(Path, _nodes[index]);

    /// <summary>The document at any number in the axis's unit, also between its values.</summary>
    public ModelDocument Apply(ModelDocument document, double value)
    {
        string suffix = _nodes[0].Number.Unit.Length > 0 ? $" {_nodes[0].Number.Unit}" : "";
        return document.With(Path, new ScalarNode($"{value.ToString("R", CultureInfo.InvariantCulture)}{suffix}", isQuoted: false, _nodes[0].Location));
    }

    /// <summary>Reads an axis and checks that its path is a number of the model.</summary>
    /// <param name="option">The option's name, for messages: <c>--x</c>.</param>
    /// <param name="text"><c>PATH=first:last:count</c>.</param>
    /// <param name="document">The model that is swept.</param>
    /// <param name="log">Where problems go.</param>
    /// <returns>Null where there was one.</returns>
    public static MapAxisSpec? Read(string option, string text, ModelDocument document, ProblemLog log)
    {
        var location = new SourceLocation($"{option} {text}", Rank: int.MaxValue);
        if (TryRead(text, document, location, out MapAxisSpec? axis) is { Length: > 0 } refusal)
            log.Error(location, refusal);
        return axis is not null && axis.IsBound(document, log) ? axis : null;
    }

    // A value the model refuses must be found before hours of the map have been computed.
    private bool IsBound(ModelDocument document, ProblemLog log)
    {
        SystemKind kind = SystemKind.Of(document.Root);
        if (kind.Bind(document, new ProblemLog()).Problems.Count > 0)
            return true;
        for (int index = 0; index < Count; index++)
        {
            IReadOnlyList<Problem> problems = kind.Bind(Apply(document, index), new ProblemLog()).Problems;
            foreach (Problem problem in problems)
                log.Error(problem.Location, problem.Message);
            if (problems.Count > 0)
                return false;
        }
        return true;
    }

    private static string TryRead(string text, ModelDocument document, SourceLocation location, out MapAxisSpec? axis)
    {
        axis = null;
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        string[] parts = equals < 0 ? [] : text[(equals + 1)..].Split(':');
        if (equals <= 0 || parts.Length != 3)
            return "an axis is PATH=first:last:count, such as grain.gate=-2:1:301";
        if (!ModelPath.TryParse(text[..equals].Trim(), out ModelPath? path, out string refusal))
            return refusal;
        if (!int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out int count) || count is < 1 or > LargestCount)
            return $"'{parts[2]}' is no count; it must be a whole number from 1 to {LargestCount}";
        refusal = AxisValues.Read(parts[0].Trim(), parts[1].Trim(), count, location, out ScalarNode[] nodes, out string? unit);
        if (refusal.Length > 0)
            return refusal;
        refusal = AxisTarget.Find(document, path!, nodes[0], out Dimension dimension);
        if (refusal.Length == 0)
            axis = new MapAxisSpec(text, path!, dimension, nodes, unit);
        return refusal;
    }
}
