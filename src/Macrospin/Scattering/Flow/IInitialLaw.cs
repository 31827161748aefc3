using System.Numerics;

namespace SpinTorque;

/// <summary>Where the magnet may point at the start.</summary>
public interface IInitialLaw
{
    /// <summary>Centre of the law.</summary>
    SpinDirection Centre { get; }

    /// <summary>
    /// E[f_l(theta) e^(i m phi)] for l = m ... degree, f_l the normalised associated Legendre function without its azimuth factor:
    /// Y_lm = f_l e^(i m phi).
    /// </summary>
    /// <param name="degree">The last l.</param>
    /// <param name="order">m, zero or above.</param>
    Complex[] Harmonics(int degree, int order);
}
