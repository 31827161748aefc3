using System.Numerics;

namespace SpinTorque;

/// <summary>Transmission and reflection of one electron of either spin [TBR A4]: t = 1/(1 + ix), r = t - 1.</summary>
/// <param name="StrengthUp">x of an electron with its spin along the magnet's.</param>
/// <param name="StrengthDown">x of an electron with its spin against it; may be negative.</param>
public readonly record struct SpinAmplitudes(double StrengthUp, double StrengthDown)
{
    /// <summary>Transmission t of spin up.</summary>
    public Complex TransmissionUp => Transmission(StrengthUp);

    /// <summary>Transmission t of spin down.</summary>
    public Complex TransmissionDown => Transmission(StrengthDown);

    /// <summary>Reflection r of spin up.</summary>
    public Complex ReflectionUp => Reflection(StrengthUp);

    /// <summary>Reflection r of spin down.</summary>
    public Complex ReflectionDown => Reflection(StrengthDown);

    /// <summary>t_up* t_down, which torque and noise are proportional to.</summary>
    public Complex MixedTransmission => Complex.Conjugate(TransmissionUp) * TransmissionDown;

    /// <summary>g = 1 - t_up* t_down - r_up* r_down = -i (x_up - x_down) t_up* t_down, the spin mixing of one electron; Re g from 0 to 2.</summary>
    public Complex SpinMixing => new Complex(0, StrengthDown - StrengthUp) * MixedTransmission;

    private static Complex Transmission(double x) => new Complex(1, -x) / (1 + x * x);

    private static Complex Reflection(double x) => new Complex(-x * x, -x) / (1 + x * x);
}
