namespace SpinTorque;

/// <summary>A point u = S_z/S where the magnetisation rests or precesses for ever.</summary>
/// <param name="Position">u, from -1 to 1.</param>
/// <param name="IsStable">True where the flow runs towards it from every side.</param>
/// <param name="IsJump">True where du/dt jumps through zero instead of vanishing: at zero temperature a channel opens there.</param>
public readonly record struct FixedPoint(double Position, bool IsStable, bool IsJump)
{
    /// <summary>True for u = -1 and u = 1, where the magnetisation rests; elsewhere it precesses about the axis.</summary>
    public bool IsPole => Math.Abs(Position) == 1;
}
