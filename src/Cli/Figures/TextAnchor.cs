namespace SpinTorque.Cli.Figures;

/// <summary>Which part of a text its position gives.</summary>
internal enum TextAnchor
{
    /// <summary>The beginning.</summary>
    Start,

    /// <summary>The middle.</summary>
    Middle,

    /// <summary>The end.</summary>
    End,
}
