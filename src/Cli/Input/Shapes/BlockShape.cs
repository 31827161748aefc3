namespace SpinTorque.Cli.Input;

/// <summary>A mapping with fixed keys.</summary>
internal sealed record BlockShape(params IReadOnlyList<KeyShape> Keys) : Shape
{
    public override string Wanted => $"a mapping with {string.Join(", ", Keys.Select(key => key.Name))}";

    public KeyShape? Find(string name)
    {
        foreach (KeyShape key in Keys)
        {
            if (string.Equals(key.Name, name, StringComparison.Ordinal))
                return key;
        }
        return null;
    }
}
