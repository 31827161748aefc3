namespace SpinTorque.Cli.Reproduction;

/// <summary>The magnets of [PW Figs. 6 to 8]: majority level, rates in units of 8 S0 alpha kappa, zero temperature.</summary>
internal static class PaperMagnets
{
    /// <summary>q = 0: no precession.</summary>
    public static ReducedNanomagnet UpperLeft { get; } = new() { LeftUp = 4.5, LeftDown = 1.5, RightUp = 1.5, RightDown = 4.5 };

    /// <summary>q = 0.3, Theta = 3.</summary>
    public static ReducedNanomagnet LowerLeft { get; } = new() { LeftUp = 8, LeftDown = 2, RightUp = 5, RightDown = 5 };

    /// <summary>q = 0.25, Theta = 4.</summary>
    public static ReducedNanomagnet UpperRight { get; } = new() { LeftUp = 12, LeftDown = 4, RightUp = 8, RightDown = 8 };
}
