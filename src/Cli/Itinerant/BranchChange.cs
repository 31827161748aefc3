namespace SpinTorque.Cli.Itinerant;

/// <summary>What becomes of a branch at a value of the axis.</summary>
/// <param name="At">The value.</param>
/// <param name="To">Its stability from there on; null where it ends.</param>
internal readonly record struct BranchChange(double At, BranchStability? To);
