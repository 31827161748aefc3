using System.Globalization;

namespace SpinTorque.Cli.Input;

/// <summary>The address of a value in a model: <c>grain.levels[0].energy</c>.</summary>
internal sealed class ModelPath
{
    private ModelPath(string text, IReadOnlyList<PathStep> steps) => (Text, Steps) = (text, steps);

    public string Text { get; }

    public IReadOnlyList<PathStep> Steps { get; }

    /// <summary>Reads a dotted path.</summary>
    /// <param name="text">Names divided by points, each with any number of indices in brackets.</param>
    /// <param name="path">The path, or null.</param>
    /// <param name="refusal">What is wrong with it; empty where it is right.</param>
    public static bool TryParse(string text, out ModelPath? path, out string refusal)
    {
        (path, refusal) = (null, "");
        var steps = new List<PathStep>();
        foreach (string part in text.Split('.'))
        {
            int bracket = part.IndexOf('[', StringComparison.Ordinal);
            string name = bracket < 0 ? part : part[..bracket];
            if (name.Length == 0 || name.AsSpan().ContainsAny(" []"))
            {
                refusal = $"'{text}' is no path; write names divided by points, such as grain.gate or grain.levels[0].energy";
                return false;
            }
            steps.Add(new PathStep(name, 0));
            if (bracket >= 0 && !TryReadIndices(part[bracket..], steps))
            {
                refusal = $"'{part}' has no right index; count from 0 in brackets, such as {name}[0]";
                return false;
            }
        }
        path = new ModelPath(text, steps);
        return true;
    }

    public override string ToString() => Text;

    /// <summary>The path's first steps as text.</summary>
    public string Prefix(int count) =>
        string.Concat(Steps.Take(count).Select(step => step.Name is null ? $"[{step.Index}]" : $".{step.Name}")).TrimStart('.');

    private static bool TryReadIndices(string brackets, List<PathStep> steps)
    {
        if (!brackets.EndsWith(']'))
            return false;
        foreach (string digits in brackets[1..^1].Split("]["))
        {
            if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int index))
                return false;
            steps.Add(new PathStep(null, index));
        }
        return true;
    }
}
