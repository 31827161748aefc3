namespace SpinTorque;

/// <summary>Mean times from one stable magnetisation to another.</summary>
/// <param name="From">u of the stable point left.</param>
/// <param name="To">u of the stable point reached.</param>
/// <param name="Chain">The exact chain.</param>
/// <param name="FokkerPlanck">The consistent Fokker-Planck equation.</param>
/// <param name="LargeDeviations">Large deviations with their prefactor.</param>
/// <param name="Action">The exponent of large deviations, S_m times the fall of Phi.</param>
public sealed record ComparedSwitching(double From, double To, PassageTime Chain, PassageTime FokkerPlanck, PassageTime LargeDeviations, double Action);
