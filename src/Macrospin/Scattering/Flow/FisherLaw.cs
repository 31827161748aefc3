using System.Numerics;

namespace SpinTorque;

/// <summary>
/// The law of von Mises and Fisher, kappa e^(kappa n.b)/(4 pi sinh kappa) per solid angle: the thermal ensemble of a spin in a field [TBR 13].
/// </summary>
public sealed record FisherLaw : IInitialLaw
{
    /// <summary>kappa, zero (every direction alike) or above; 1/kappa is the variance of each transverse component.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public required double Concentration { get; init => field = Require.NotNegative(value); }

    /// <summary>b, the most probable direction.</summary>
    public required SpinDirection Centre { get; init; }

    /// <summary>kappa = hbar gamma J B/(k_B T) of a thermal ensemble [TBR 13].</summary>
    /// <param name="spin">J.</param>
    /// <param name="field">B, T.</param>
    /// <param name="temperature">T, K, above zero.</param>
    /// <param name="constants">hbar and m.</param>
    public static double ThermalConcentration(double spin, double field, double temperature, ElectronConstants constants) =>
        constants.SpinMoment * spin * field / (ElectronConstants.Boltzmann * Require.Positive(temperature));

    /// <summary>Density per solid angle.</summary>
    public double Density(SpinDirection direction)
    {
        SpinDirection b = Centre;
        double cosine = direction.X * b.X + direction.Y * b.Y + direction.Z * b.Z;
        return Peak / (2 * Math.PI) * Math.Exp(Concentration * (cosine - 1));
    }

    /// <summary>w_m of E[f(cos theta) e^(i m phi)] = e^(i m phi_b) integral f w_m sin theta d theta.</summary>
    /// <param name="polar">theta, rad.</param>
    /// <param name="order">m, zero or above.</param>
    public double AzimuthalWeight(double polar, int order)
    {
        double centre = Centre.Polar;
        double argument = Concentration * Math.Sin(polar) * Math.Sin(centre);
        return Peak * Math.Exp(Concentration * (Math.Cos(polar - centre) - 1)) * ScaledBessel.I(order, Math.Max(argument, 0));
    }

    /// <inheritdoc/>
    public Complex[] Harmonics(int degree, int order)
    {
        Complex[] harmonics = new PointLaw(Centre).Harmonics(degree, order);
        double[] ratio = ScaledBessel.HalfOrderRatios(degree, Concentration);
        double product = 1;
        for (int l = 1; l <= degree; l++)
        {
            product *= ratio[l];
            if (l >= order)
                harmonics[l - order] *= product;
        }
        return harmonics;
    }

    // angle from the centre beyond which there is nothing to rounding: kappa (1 - cos reach) = 45
    internal double Reach => Concentration > 23 ? 2 * Math.Asin(Math.Sqrt(22.5 / Concentration)) : Math.PI;

    // kappa/(1 - e^(-2 kappa))
    private double Peak => Concentration < 1e-8 ? 0.5 + Concentration / 2 : Concentration / -double.ExpM1(-2 * Concentration);
}
