using System.Numerics;

namespace SpinTorque;

/// <summary>
/// Torque and noise at any bias and temperature [TBR C1, D38, D40]: with the transverse noise zeta, &lt;zeta zeta*&gt; = w0 - w1 sin^2 theta and
/// &lt;zeta zeta&gt; = -Q sin^2 theta.
/// </summary>
/// <param name="Torque">C1, 1/s.</param>
/// <param name="Isotropic">w0, 1/s.</param>
/// <param name="Transverse">w1, 1/s.</param>
/// <param name="Anomalous">Q, 1/s.</param>
public sealed record TransportCoefficients(Complex Torque, double Isotropic, double Transverse, Complex Anomalous)
{
    /// <summary>Covariance of the motion per second at a polar angle, in the polar frame.</summary>
    /// <param name="polar">theta, rad.</param>
    public PolarCovariance Covariance(double polar)
    {
        double s = Math.Sin(polar) * Math.Sin(polar);
        double mean = Isotropic - Transverse * s;
        return new PolarCovariance((mean + Anomalous.Real * s) / 2, (mean - Anomalous.Real * s) / 2, Anomalous.Imaginary * s / 2);
    }

    /// <summary>
    /// The motion that these electrons drive, in units of a time: |C2|^2 = (w1 + |Q|)/2 with the phase of root Q, B = (w1 - |Q|)/2 and
    /// q = w0/2 - w1, which is never negative.
    /// </summary>
    /// <param name="unit">The unit, s, above zero.</param>
    /// <exception cref="InvalidOperationException">The electrons draw the magnet away from z: Im C1 is negative.</exception>
    public StochasticTorque Motion(double unit)
    {
        if (Torque.Imaginary < 0)
            throw new InvalidOperationException("These electrons are polarised against z and draw the magnet to the south pole.");
        double anomalous = Complex.Abs(Anomalous), scale = Require.Positive(unit);
        return new StochasticTorque
        {
            Torque = Torque * scale,
            Noise = Complex.FromPolarCoordinates(Math.Sqrt((Transverse + anomalous) / 2 * scale), Anomalous.Phase / 2),
            Variant = NoiseVariant.D14,
            Background = Math.Max(Isotropic / 2 - Transverse, 0) * scale,
            Converse = Math.Max((Transverse - anomalous) / 2, 0) * scale,
        };
    }

    /// <summary>Electronic Gilbert damping alpha = hbar J w0/(4 k_B T) where the reservoirs are in equilibrium with each other [TBR D36].</summary>
    /// <param name="spin">J.</param>
    /// <param name="thermalEnergy">k_B T, J, above zero.</param>
    /// <param name="constants">hbar.</param>
    public double GilbertDamping(double spin, double thermalEnergy, ElectronConstants constants) =>
        constants.ReducedPlanck * spin * Isotropic / (4 * Require.Positive(thermalEnergy));
}
