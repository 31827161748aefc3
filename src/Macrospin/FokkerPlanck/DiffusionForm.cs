namespace SpinTorque;

/// <summary>What stands under the derivative of the probability current.</summary>
public enum DiffusionForm
{
    /// <summary>j = A rho - D d rho/dx.</summary>
    Flux,

    /// <summary>j = A rho - d(D rho)/dx (Ito).</summary>
    Ito,
}
