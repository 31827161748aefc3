namespace SpinTorque.Cli.Reproduction.Itinerant;

/// <summary>Claims about numbers.</summary>
internal static class ClaimCheck
{
    /// <summary>A number is what it is said to be.</summary>
    public static Claim Near(string statement, double? found, double expected, double tolerance) =>
        new(statement, found is { } value && Math.Abs(value - expected) <= tolerance, found is { } number ? $"{number:G6}, expected {expected:G6}" : "none");

    /// <summary>Something is so; what was found is said in words.</summary>
    public static Claim That(string statement, bool holds, string found) => new(statement, holds, found);
}
