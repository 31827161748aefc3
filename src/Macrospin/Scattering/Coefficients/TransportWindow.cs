using System.Numerics;

namespace SpinTorque;

/// <summary>The integrals over energy of [TBR C, D]: by Gauss-Legendre panels between the chemical potentials, and in closed form at T = 0.</summary>
public sealed record TransportWindow
{
    // a panel of 16 nodes spans at most this many k_B T where occupations change
    private const double PanelInThermalEnergies = 2;
    private const double RelativePanel = 0.05;

    /// <summary>The magnet.</summary>
    public required DeltaBarrier Barrier { get; init; }

    /// <summary>hbar and m; CODATA 2018 by default.</summary>
    public ElectronConstants Constants { get; init; } = ElectronConstants.Codata;

    /// <summary>
    /// Torque and noise for the given reservoirs, to about 1e-12 of each; bound states of a negative barrier are left out.
    /// </summary>
    /// <param name="reservoirs">Who comes in.</param>
    /// <param name="sides">The pairs of sides in the noise.</param>
    public TransportCoefficients Integrate(SpinReservoirs reservoirs, IncomingSides sides)
    {
        Complex torque = 0, anomalous = 0;
        double isotropic = 0, transverse = 0;
        double[] edges = reservoirs.Edges();
        for (int i = 1; i < edges.Length; i++)
        {
            GaussLegendre.Visit(edges[i - 1], edges[i], Panels(edges[i - 1], edges[i], reservoirs.ThermalEnergy), (energy, weight) =>
            {
                SpinOccupations n = reservoirs.At(energy);
                double k = Math.Sqrt(2 * Constants.Mass * energy) / Constants.ReducedPlanck;
                Complex mixed = Barrier.Amplitudes(k, Constants).MixedTransmission;
                double squared = mixed.Real * mixed.Real + mixed.Imaginary * mixed.Imaginary;
                torque += weight * n.Polarisation / (2 * energy) * k * mixed;
                isotropic += weight / energy * squared * n.Isotropic(sides);
                transverse += weight / energy * squared * n.Transverse(sides);
                anomalous += weight / energy * n.Transverse(sides) * mixed * mixed;
            });
        }
        double hbar = Constants.ReducedPlanck, exchange = Barrier.Exchange;
        double strength = Constants.Mass * exchange * exchange / (16 * Math.PI * hbar * hbar * hbar);
        return new TransportCoefficients(exchange / (4 * Math.PI * hbar) * torque, strength * isotropic, strength * transverse, strength * anomalous);
    }

    /// <summary>integral of t_up* t_down dk from k1 to k2 in closed form; kappa = m V/hbar^2.</summary>
    /// <param name="from">k1, 1/m, above zero.</param>
    /// <param name="to">k2, 1/m.</param>
    public Complex MixedTransmissionIntegral(double from, double to)
    {
        (double up, double down) = Decay();
        // the sum vanishes where the barrier is purely magnetic: then t_up* t_down = k^2/(k - i kappa)^2
        return Primitive(to) - Primitive(from);

        Complex Primitive(double k) => Math.Abs(up + down) > 1e-9 * Math.Abs(up - down)
            ? k + Complex.ImaginaryOne * (up * up * Complex.Log(new Complex(k, -up)) - down * down * Complex.Log(new Complex(k, down))) / (up + down)
            : k + new Complex(0, 2 * up) * Complex.Log(new Complex(k, -up)) + up * up / new Complex(k, -up);
    }

    /// <summary>integral of |t_up* t_down|^2 d eps/eps between two wave numbers in closed form.</summary>
    /// <param name="from">k1, 1/m, above zero.</param>
    /// <param name="to">k2, 1/m.</param>
    public double TransmissionIntegral(double from, double to)
    {
        (double up, double down) = Decay();
        double a = up * up, b = down * down;
        double difference = a - b;
        return Math.Abs(difference) > 1e-9 * Math.Max(a, b)
            ? (a * Logarithm(a) - b * Logarithm(b)) / difference
            : Logarithm(a) + a / (to * to + a) - a / (from * from + a);

        double Logarithm(double square) => Math.Log((to * to + square) / (from * from + square));
    }

    private (double Up, double Down) Decay()
    {
        double scale = Constants.Mass / (Constants.ReducedPlanck * Constants.ReducedPlanck);
        return (scale * Barrier.StrengthUp, scale * Barrier.StrengthDown);
    }

    private static int Panels(double from, double to, double thermalEnergy)
    {
        double width = Math.Min(RelativePanel * to, thermalEnergy > 0 && to - from <= 200 * thermalEnergy ? PanelInThermalEnergies * thermalEnergy : double.MaxValue);
        return (int)Math.Min(Math.Ceiling((to - from) / width), 10_000);
    }
}
