namespace SpinTorque;

/// <summary>Which noise the current makes; the three differ physically.</summary>
public enum NoiseVariant
{
    /// <summary>As printed in [TBR 12, 17].</summary>
    Eq12,

    /// <summary>As it follows from the paper's own appendix [TBR D10 to D14].</summary>
    D14,

    /// <summary>With the interference of left and right besides, which exact scattering off a quantum spin confirms.</summary>
    Full,
}
