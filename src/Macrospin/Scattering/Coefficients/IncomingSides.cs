namespace SpinTorque;

/// <summary>Which pairs of incoming sides the noise sums over.</summary>
public enum IncomingSides
{
    /// <summary>Both electrons from one side, as printed [TBR D24 to D40].</summary>
    Alike,

    /// <summary>Every pair of sides: what the first line of [TBR D22] says, and what exact scattering gives.</summary>
    All,
}
