namespace SpinTorque;

/// <summary>Mean times from one stable magnetisation to another.</summary>
/// <param name="From">u of the stable point left.</param>
/// <param name="To">u of the stable point reached.</param>
/// <param name="Chain">The exact chain.</param>
/// <param name="FokkerPlanck">The consistent Fokker-Planck equation.</param>
/// <param name="LargeDeviations">Large deviations with their prefactor.</param>
/// <param name="Action">The exponent of large deviations, S_m times the fall of Phi.</param>
public sealed record ComparedSwitching(double From, double To, PassageTime Chain, PassageTime FokkerPlanck, PassageTime LargeDeviations, double Action)
{
    /// <summary>The action from which on the time of large deviations is asymptotic: below it the well is no well, noise fills it.</summary>
    public const double LeastAction = 3;

    /// <summary>True where the action is too small for the time of large deviations to mean much.</summary>
    public bool IsBarrierLow => Action < LeastAction;
}
