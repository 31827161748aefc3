namespace SpinTorque;

/// <summary>States that follow each other.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Last">The last of them.</param>
internal readonly record struct StateRange(int First, int Last)
{
    /// <summary>All states of a chain.</summary>
    public static StateRange All(int count) => new(0, count - 1);

    /// <summary>Whether a state is among them.</summary>
    public bool Contains(int state) => state >= First && state <= Last;
}
