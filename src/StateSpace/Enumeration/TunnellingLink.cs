namespace SpinTorque;

/// <summary>Two multiplets joined by one electron entering (lower to upper) or leaving (upper to lower) one level.</summary>
/// <param name="Lower">Index of the multiplet without the electron.</param>
/// <param name="Upper">Index of the multiplet with it.</param>
/// <param name="Channel">Index into the state space's channels.</param>
public readonly record struct TunnellingLink(int Lower, int Upper, int Channel);
