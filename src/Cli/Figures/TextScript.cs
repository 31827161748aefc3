namespace SpinTorque.Cli.Figures;

/// <summary>Where a run of text stands relative to the line.</summary>
internal enum TextScript
{
    /// <summary>On the base line, in full size.</summary>
    Base,

    /// <summary>Lowered, in script size.</summary>
    Sub,

    /// <summary>Raised, in script size.</summary>
    Super,
}
