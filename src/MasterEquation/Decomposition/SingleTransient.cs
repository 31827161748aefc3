namespace SpinTorque;

/// <summary>A transient class of one state.</summary>
/// <param name="exit">Its exit rate.</param>
internal sealed class SingleTransient(Extended exit) : ITransientFactors
{
    /// <inheritdoc/>
    public void Reach(Span<Extended> b) => b[0] /= exit;

    /// <inheritdoc/>
    public void Stay(Span<Extended> r) => r[0] /= exit;
}
