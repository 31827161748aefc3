using System.Numerics;

namespace SpinTorque;

/// <summary>Moments of J in units of its length J, operators in symmetric order.</summary>
/// <param name="Z">&lt;J_z&gt;.</param>
/// <param name="Zz">&lt;J_z^2&gt;.</param>
/// <param name="Plus">&lt;J_+&gt;.</param>
/// <param name="PlusZ">&lt;J_+ J_z + J_z J_+&gt;/2.</param>
/// <param name="PlusPlus">&lt;J_+^2&gt;.</param>
/// <param name="Length">J(J+1)/J^2.</param>
internal readonly record struct QuantumMoments(double Z, double Zz, Complex Plus, Complex PlusZ, Complex PlusPlus, double Length)
{
    /// <summary>Covariance in the polar frame of a direction of azimuth zero.</summary>
    /// <param name="polar">theta, rad.</param>
    public PolarCovariance Covariance(double polar)
    {
        double c = Math.Cos(polar), s = Math.Sin(polar), half = (Length - Zz) / 2;
        double xx = half + PlusPlus.Real / 2 - Plus.Real * Plus.Real, yy = half - PlusPlus.Real / 2 - Plus.Imaginary * Plus.Imaginary;
        double xy = PlusPlus.Imaginary / 2 - Plus.Real * Plus.Imaginary, zz = Zz - Z * Z;
        double xz = PlusZ.Real - Plus.Real * Z, yz = PlusZ.Imaginary - Plus.Imaginary * Z;
        return new PolarCovariance(c * c * xx - 2 * s * c * xz + s * s * zz, yy, c * xy - s * yz);
    }
}
