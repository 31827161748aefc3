namespace SpinTorque;

/// <summary>
/// The Hamiltonian of large deviations at one magnetisation, all rates in logarithms and without the factor g = 1 - u^2 they share:
/// H(p) = b(p) + [-W + sqrt(W^2 + 4 C(p))]/2, C = Wi(p) Wo(p) - Win Wout = a+ (e^p - 1) + a- (e^-p - 1), a+ = win_up wout_dn, a- = win_dn wout_up,
/// b = r+ (e^p - 1) + r- (e^-p - 1).
/// </summary>
internal readonly struct EscapeRates
{
    private readonly double _g;
    private readonly double _total;         // W = Win + Wout = Gamma (1 + q eta u)/2
    private readonly double _pairUp;        // ln(a+/g)
    private readonly double _pairDown;      // ln(a-/g)
    private readonly double _raise;         // ln(r+/g)
    private readonly double _lower;         // ln(r-/g)

    public EscapeRates(MacrospinGrain grain, double u)
    {
        _g = (1 - u) * (1 + u);
        _total = grain.TotalRate * (1 + grain.Asymmetry * grain.SpinChange * u) / 2;
        (double up, double upVacant) = Logarithms(grain, 1, u);
        (double down, double downVacant) = Logarithms(grain, -1, u);
        double quarter = Math.Log(0.25), x = grain.ReleasedEnergy(u) / grain.BathTemperature;
        _pairUp = up + downVacant + quarter;
        _pairDown = down + upVacant + quarter;
        double scale = Math.Log(grain.Damping * grain.ReferenceSpin * grain.BathTemperature);
        (_raise, _lower) = (scale + ThermalFunction.LogBose(x), scale + ThermalFunction.LogBose(-x));
    }

    /// <summary>
    /// The root p != 0 of H(p) = 0, by which the density changes: d ln P/dS_z = -p. It lies between the roots that electrons and bath have
    /// alone, ln(a-/a+) and -omega/T; infinite where nothing ever flips one way, not a number where nothing flips.
    /// </summary>
    public double Momentum()
    {
        double electrons = _pairDown - _pairUp, bath = _lower - _raise;
        if (double.IsNegativeInfinity(_raise))
            return electrons;
        if (double.IsNaN(electrons))
            return bath;
        double low = Math.Min(electrons, bath), high = Math.Max(electrons, bath);
        for (double step = 1; double.IsInfinity(low) || double.IsInfinity(high); step *= 2)
        {
            if (double.IsInfinity(high) && Slope(low + step) > 0)
                high = low + step;
            if (double.IsInfinity(low) && Slope(high - step) < 0)
                low = high - step;
        }
        EscapeRates rates = this;
        return Bisection.Last(low, high, p => rates.Slope(p) < 0);
    }

    /// <summary>H(p).</summary>
    public double Hamiltonian(double p)
    {
        double c = _g * (Pairs(p) - Pairs(0)), root = Math.Sqrt(Math.Max(0, _total * _total + 4 * c));
        return _g * Flips(p) + 2 * c / (_total + root);                     // (-W + sqrt(W^2 + 4C))/2 without a difference
    }

    /// <summary>dH/dp: the velocity dS_z/dt on a path of momentum p.</summary>
    public double Velocity(double p)
    {
        double slope = Math.Exp(_pairUp + p) - Math.Exp(_pairDown - p), c = Pairs(p) - Pairs(0);
        return _g * (Math.Exp(_raise + p) - Math.Exp(_lower - p) + slope / Math.Sqrt(_total * _total + 4 * _g * c));
    }

    private double Pairs(double p) => Math.Exp(_pairUp + p) + Math.Exp(_pairDown - p);

    private double Flips(double p) => Math.Exp(_raise + p) - Math.Exp(_raise) + Math.Exp(_lower - p) - Math.Exp(_lower);

    // The sign of H(p)/(e^p - 1): with y = e^p and c = a + W r that of (c+ - c-/y) - g (y - 1)(r+ - r-/y)^2 where b < W/2, else p's own.
    private double Slope(double p)
    {
        if (2 * _g * Flips(p) >= _total)
            return p;
        double log = Math.Log(_total);
        double up = LogarithmicSum.Of(_pairUp, log + _raise), down = LogarithmicSum.Of(_pairDown, log + _lower) - p;
        double t = Math.Max(up, down), q = Math.Max(_raise, _lower - p);
        double flips = Math.Exp(_raise - q) - Math.Exp(_lower - p - q);
        double y = Math.Max(p, 0) + Math.Log(-Expm1(-Math.Abs(p)));         // ln|e^p - 1|
        return Math.Exp(up - t) - Math.Exp(down - t) - Math.Sign(p) * _g * flips * flips * Math.Exp(y + 2 * q - t);
    }

    private static double Expm1(double x) => 2 * Math.Sinh(x / 2) * Math.Exp(x / 2);

    // ln f_sigma and ln of sum_a Gamma_a^sigma (1 - n_a)
    private static (double Filled, double Vacant) Logarithms(MacrospinGrain grain, int sigma, double u)
    {
        double energy = grain.AdditionEnergy(sigma, u), filled = double.NegativeInfinity, vacant = double.NegativeInfinity;
        foreach (MacrospinLead lead in grain.Leads)
        {
            if (lead.Rate(sigma) == 0)
                continue;
            double x = (energy - lead.Potential) / lead.Temperature, rate = Math.Log(lead.Rate(sigma));
            filled = LogarithmicSum.Of(rate + ThermalFunction.LogFermi(x), filled);
            vacant = LogarithmicSum.Of(rate + ThermalFunction.LogFermi(-x), vacant);
        }
        return (filled, vacant);
    }
}
