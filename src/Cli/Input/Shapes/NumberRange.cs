namespace SpinTorque.Cli.Input;

/// <summary>Which numbers are allowed.</summary>
internal enum NumberRange
{
    Any,
    NotNegative,
    Positive,
}
