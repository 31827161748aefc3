namespace SpinTorque;

/// <summary>
/// B(x) of the consistent Fokker-Planck equation, the drift of order 1/S:
/// B = d/dx(Win Wout/(4W)) + (din + dout)/(2W) [pi+ d lambda1/dx - (1/2) d(din pi-)/dx] + d/dx (r_up + r_dn)/2, lambda1 that of tunnelling.
/// </summary>
/// <remarks>Derivatives by the five-point rule within a fraction of the thermal width: relative error about 1e-9.</remarks>
internal sealed class DriftCorrection
{
    private readonly MacrospinGrain _grain;
    private readonly double _step;

    public DriftCorrection(MacrospinGrain grain)
    {
        _grain = grain;
        double coldest = Math.Min(grain.BathTemperature, grain.Leads.Min(lead => lead.Temperature));
        _step = 2e-3 * Math.Min(1, grain.Anisotropy == 0 ? 1 : coldest / Math.Abs(grain.Anisotropy));
    }

    public double At(double x)
    {
        double h = Math.Min(_step, (_grain.Reach - Math.Abs(x)) / 3);       // all five points inside
        MacrospinRates rates = _grain.RatesAt(_grain.MeanSpin * x);
        Terms slope = h > 0 ? Slope(x, h) : default;
        double asymmetry = (rates.EnterUp - rates.EnterDown + rates.LeaveUp - rates.LeaveDown) / (2 * (rates.Enter + rates.Leave));
        return slope.Charge + asymmetry * (rates.Filled * slope.Drift - slope.Entering / 2) + slope.Bath;
    }

    private Terms Slope(double x, double h)
    {
        Terms near = TermsAt(x + h) - TermsAt(x - h), far = TermsAt(x + 2 * h) - TermsAt(x - 2 * h);
        return (near * 8 - far) * (1 / (12 * h));
    }

    private Terms TermsAt(double x)
    {
        MacrospinRates rates = _grain.RatesAt(_grain.MeanSpin * x);
        return new Terms(
            rates.Enter * rates.Leave / (4 * (rates.Enter + rates.Leave)), rates.PairUp - rates.PairDown,
            (rates.EnterUp - rates.EnterDown) * rates.Empty, (rates.Raise + rates.Lower) / 2);
    }

    // Win Wout/(4W), lambda1 of tunnelling, din pi-, (r_up + r_dn)/2
    private readonly record struct Terms(double Charge, double Drift, double Entering, double Bath)
    {
        public static Terms operator -(Terms a, Terms b) => new(a.Charge - b.Charge, a.Drift - b.Drift, a.Entering - b.Entering, a.Bath - b.Bath);

        public static Terms operator *(Terms a, double factor) => new(a.Charge * factor, a.Drift * factor, a.Entering * factor, a.Bath * factor);
    }
}
