namespace SpinTorque;

/// <summary>
/// Where a channel of a magnet between a biased and an empty lead opens at zero temperature, in reduced units: spin s passes at u where
/// V &gt; -s (H + u). At the poles these are straight lines [PW Fig. 7].
/// </summary>
public static class ChannelLines
{
    /// <summary>The bias V = -s (H + u) at which spin s begins to pass.</summary>
    /// <param name="sigma">s, 1 or -1.</param>
    /// <param name="u">S_z/S.</param>
    /// <param name="field">H.</param>
    public static double Opening(int sigma, double u, double field) => -sigma * (field + u);
}
