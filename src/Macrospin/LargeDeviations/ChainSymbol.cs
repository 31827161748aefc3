namespace SpinTorque;

/// <summary>
/// M(p) = sum_k A_k e^(kp) over the changes k of S_z, a matrix over the two charges: what the generator does to exp(-p S_z). First row and
/// column are those of the absent electron.
/// </summary>
internal readonly struct ChainSymbol
{
    private readonly MacrospinRates _rates;
    private readonly double _whole;     // e^p
    private readonly double _half;      // e^(p/2)

    public ChainSymbol(MacrospinRates rates, double p) => (_rates, _whole, _half) = (rates, Math.Exp(p), Math.Exp(p / 2));

    /// <summary>r with M r = 0, of sum one.</summary>
    public (double X, double Y) Right
    {
        get
        {
            (double x, double y) = (Leaving, EmptyExit);
            return (x / (x + y), y / (x + y));
        }
    }

    /// <summary>l with l M = 0.</summary>
    public (double X, double Y) Left => (Entering / EmptyExit, 1);

    /// <summary>l M r.</summary>
    public double Form((double X, double Y) l, (double X, double Y) r) =>
        l.X * (Leaving * r.Y - EmptyExit * r.X) + l.Y * (Entering * r.X - FilledExit * r.Y);

    /// <summary>l dM/dp r.</summary>
    public double First((double X, double Y) l, (double X, double Y) r)
    {
        double empty = _rates.RaiseEmpty * _whole - _rates.LowerEmpty / _whole, filled = _rates.RaiseFilled * _whole - _rates.LowerFilled / _whole;
        double enter = (_rates.EnterUp * _half - _rates.EnterDown / _half) / 2, leave = (_rates.LeaveDown * _half - _rates.LeaveUp / _half) / 2;
        return l.X * (empty * r.X + leave * r.Y) + l.Y * (enter * r.X + filled * r.Y);
    }

    /// <summary>l d2M/dp2 r.</summary>
    public double Second((double X, double Y) l, (double X, double Y) r)
    {
        double empty = _rates.RaiseEmpty * _whole + _rates.LowerEmpty / _whole, filled = _rates.RaiseFilled * _whole + _rates.LowerFilled / _whole;
        return l.X * (empty * r.X + Leaving / 4 * r.Y) + l.Y * (Entering / 4 * r.X + filled * r.Y);
    }

    // Wi(p) and Wo(p)
    private double Entering => _rates.EnterUp * _half + _rates.EnterDown / _half;

    private double Leaving => _rates.LeaveUp / _half + _rates.LeaveDown * _half;

    // Win - b(p) and Wout - b(p)
    private double EmptyExit => _rates.Enter - _rates.RaiseEmpty * (_whole - 1) - _rates.LowerEmpty * (1 / _whole - 1);

    private double FilledExit => _rates.Leave - _rates.RaiseFilled * (_whole - 1) - _rates.LowerFilled * (1 / _whole - 1);
}
