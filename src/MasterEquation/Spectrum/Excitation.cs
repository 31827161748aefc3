namespace SpinTorque;

/// <summary>How the configuration that a transition starts from came about.</summary>
public enum Excitation
{
    /// <summary>It is the ground state of its charge.</summary>
    None,

    /// <summary>An electron moved within a band: the spin is that of the ground state.</summary>
    ParticleHole,

    /// <summary>An electron left a majority level and another entered a minority one, or the reverse: the spin is another.</summary>
    SpinAccumulation,
}
