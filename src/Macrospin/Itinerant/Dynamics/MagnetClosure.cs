namespace SpinTorque;

/// <summary>What the electrons' distribution does while the magnetisation moves.</summary>
public enum MagnetClosure
{
    /// <summary>It follows: angle, precession and potential of the distribution are those of the moment. Kirchhoff's law holds by itself. Voltage and heat.</summary>
    Adiabatic,

    /// <summary>It stays as it was at the start [V-43 to V-46]; good close to it. Voltage, no slopes of the densities of states.</summary>
    Frozen,

    /// <summary>It is kept in equilibrium [V, App. B]; for comparison. Voltage, no slopes.</summary>
    EnforcedEquilibrium,

    /// <summary>It follows, but not at once: angle, length and potential move with the electrons' memory [T, A10 to A14]. Voltage and heat.</summary>
    Full,

    /// <summary>As <see cref="Full"/> in the reduced form [T, A16 to A18], the same where the memory belongs to the start and the angle is slow.</summary>
    Reduced,
}
