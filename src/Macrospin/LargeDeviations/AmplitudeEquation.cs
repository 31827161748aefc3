namespace SpinTorque;

/// <summary>
/// The amplitude of the exact chain's density to next order in 1/S: with P(S_z, charge) = z(u) r(u) exp(S_m Phi(u)) and
/// M(u, p) = sum_k A_k(u) e^(kp) the generator's symbol, M r = 0, l M = 0, |r| = 1:
/// d ln z/du = [-l M_p r' - l M_pu r - (p'/2) l M_pp r + l M_1 r]/(l M_p r), M_1 the rates' own terms of order 1/S.
/// </summary>
/// <remarks>Derivatives along u are central differences, relative error about 1e-8.</remarks>
internal sealed class AmplitudeEquation(LargeDeviation deviation)
{
    private const double Step = 1e-5;

    private readonly MacrospinGrain _grain = deviation.Grain;

    /// <summary>d ln z/du. At fixed points numerator and denominator vanish together: there, the mean of both sides.</summary>
    public double Slope(double u)
    {
        const double near = 1e-3;
        double p = deviation.Momentum(u);
        if (Math.Abs(p) > near)
            return Direct(u, p);
        double apart = 2 * near / Math.Max(Math.Abs(MomentumSlope(u)), near);
        double left = Math.Max(u - apart, -Edge), right = Math.Min(u + apart, Edge);
        return (Direct(left, deviation.Momentum(left)) + Direct(right, deviation.Momentum(right))) / 2;
    }

    /// <summary>The shares of the charges at a magnetisation, r.</summary>
    public (double Empty, double Filled) Shares(double u)
    {
        (double x, double y) = new ChainSymbol(_grain.LimitRatesAt(u), deviation.Momentum(u)).Right;
        return (x, y);
    }

    /// <summary>The largest |u| at which all differences stay among the chain's own states.</summary>
    public double Edge => _grain.Reach - 4 * Step;

    /// <summary>p'(u).</summary>
    public double MomentumSlope(double u) => (deviation.Momentum(u + Step) - deviation.Momentum(u - Step)) / (2 * Step);

    private double Direct(double u, double p)
    {
        var here = new ChainSymbol(_grain.LimitRatesAt(u), p);
        ChainSymbol left = At(u - Step), right = At(u + Step);
        (double X, double Y) l = here.Left, r = here.Right, dr = ((right.Right.X - left.Right.X) / (2 * Step), (right.Right.Y - left.Right.Y) / (2 * Step));
        double mixed = (new ChainSymbol(_grain.LimitRatesAt(u + Step), p).First(l, r) - new ChainSymbol(_grain.LimitRatesAt(u - Step), p).First(l, r)) / (2 * Step);
        double correction = _grain.MeanSpin * (new ChainSymbol(_grain.RatesAt(_grain.MeanSpin * u), p).Form(l, r) - here.Form(l, r));
        return (-here.First(l, dr) - mixed - MomentumSlope(u) / 2 * here.Second(l, r) + correction) / here.First(l, r);
    }

    private ChainSymbol At(double u) => new(_grain.LimitRatesAt(u), deviation.Momentum(u));
}
