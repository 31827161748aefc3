using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>Draws directions from the law at the start, four at a time.</summary>
internal sealed class LaneStart
{
    private readonly SpinLanes _centre;
    private readonly SpinLanes _polar;
    private readonly SpinLanes _azimuth;
    private readonly double? _concentration;

    public LaneStart(IInitialLaw law)
    {
        SpinDirection centre = law.Centre;
        double polar = centre.Polar, azimuth = centre.Azimuth;
        _centre = SpinLanes.All(centre);
        _polar = SpinLanes.All(new SpinDirection(Math.Cos(polar) * Math.Cos(azimuth), Math.Cos(polar) * Math.Sin(azimuth), -Math.Sin(polar)));
        _azimuth = SpinLanes.All(new SpinDirection(-Math.Sin(azimuth), Math.Cos(azimuth), 0));
        _concentration = law switch
        {
            PointLaw => null,
            FisherLaw fisher => fisher.Concentration,
            _ => throw new ArgumentException($"{law.GetType().Name} cannot be drawn from.", nameof(law)),
        };
    }

    public SpinLanes Draw(ref LaneRandom random)
    {
        if (_concentration is not { } concentration)
            return _centre;
        Vector256<double> deficit = Deficit(random.Uniform(), concentration);
        (Vector256<double> sine, Vector256<double> cosine) = Vector256.SinCos(2 * Math.PI * random.Uniform());
        Vector256<double> radius = Vector256.Sqrt(deficit * (Vector256.Create(2.0) - deficit));
        return ((radius * cosine) * _polar + (radius * sine) * _azimuth + (Vector256<double>.One - deficit) * _centre).Normalised();
    }

    // 1 - n.b = -ln(x + (1 - x) e^(-2 kappa))/kappa; 2 (1 - x) for kappa = 0
    private static Vector256<double> Deficit(Vector256<double> x, double concentration)
    {
        if (concentration < 1e-8)
            return 2.0 * (Vector256<double>.One - x);
        Vector256<double> floor = Vector256.Create(Math.Exp(-2 * concentration));
        return Vector256.Max(Vector256.Log(x + (Vector256<double>.One - x) * floor) / -concentration, Vector256<double>.Zero);
    }
}
