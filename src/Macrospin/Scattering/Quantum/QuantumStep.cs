using System.Numerics;

namespace SpinTorque;

/// <summary>
/// What one electron does to a coherent state, exactly: drift and diffusion per electron, to be held against C1 and G of a
/// <see cref="StochasticTorque"/> with C1 t_n/n_e = i g/(2J).
/// </summary>
/// <param name="Torque">C1 per electron from the motion of the mean: precession and damping at this angle.</param>
/// <param name="Diffusion">G per electron in the polar frame.</param>
public sealed record QuantumStep(Complex Torque, PolarCovariance Diffusion)
{
    /// <summary>C1 per electron of the semiclassical theory, i g/(2J).</summary>
    /// <param name="spin">J.</param>
    /// <param name="amplitudes">x of an electron along and against the magnet.</param>
    public static Complex Semiclassical(HalfInteger spin, SpinAmplitudes amplitudes) =>
        Complex.ImaginaryOne * amplitudes.SpinMixing / spin.Doubled;

    /// <summary>Scatters one electron off a coherent state.</summary>
    /// <param name="spin">J.</param>
    /// <param name="amplitudes">x of an electron along and against the magnet.</param>
    /// <param name="polar">theta of the coherent state, rad, between the poles.</param>
    public static QuantumStep At(HalfInteger spin, SpinAmplitudes amplitudes, double polar)
    {
        var magnet = new QuantumMagnet(spin, amplitudes, SpinDirection.At(polar, 0));
        QuantumMoments before = magnet.RawMoments();
        magnet.Scatter(1);
        QuantumMoments after = magnet.RawMoments();
        double sine = Math.Sin(polar);
        // dn = Re C1 sin theta e_phi - Im C1 sin theta e_theta
        var torque = new Complex((after.Plus.Imaginary - before.Plus.Imaginary) / sine, (after.Z - before.Z) / (sine * sine));
        PolarCovariance start = before.Covariance(polar), end = after.Covariance(polar);
        // the flow contracts the width it finds by 2 Im C1 cos theta; what is left is new
        double contraction = 2 * Semiclassical(spin, amplitudes).Imaginary * Math.Cos(polar);
        return new QuantumStep(torque, new PolarCovariance(
            end.PolarPolar - start.PolarPolar * (1 - contraction),
            end.AzimuthAzimuth - start.AzimuthAzimuth * (1 - contraction),
            end.PolarAzimuth - start.PolarAzimuth * (1 - contraction)));
    }
}
