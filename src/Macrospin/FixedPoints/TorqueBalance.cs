namespace SpinTorque;

/// <summary>
/// The sign-giving factor of an axial equation of motion u' = (1 - u^2) P(u) / (positive function), u = S_z/S:
/// P(u) = c0 + c1 u + c2 u^2 + (Fermi steps). Zeros of P and the poles are the fixed points.
/// </summary>
internal sealed class TorqueBalance
{
    private readonly double _c0;
    private readonly double _c1;
    private readonly double _c2;
    private readonly FermiStep[] _steps;

    // Some units in the last place of the largest term of P on [-1, 1].
    private readonly double _rounding;

    public TorqueBalance(double c0, double c1, double c2, IEnumerable<FermiStep> steps)
    {
        FermiStep[] all = [.. steps];
        _steps = [.. all.Where(step => !step.IsConstant && step.Weight != 0)];
        _c0 = c0 + all.Where(step => step.IsConstant).Sum(step => step.Value(0));
        (_c1, _c2) = (c1, c2);
        _rounding = 1e-15 * (Math.Abs(c0) + Math.Abs(c1) + Math.Abs(c2) + all.Sum(step => Math.Abs(step.Weight)));
    }

    /// <summary>Where P jumps inside (-1, 1), ascending.</summary>
    public double[] Jumps() =>
        [.. _steps.Where(step => step.Jumps && Math.Abs(step.Centre) < 1).Select(step => step.Centre).Distinct().Order()];

    /// <summary>P with its jumps frozen as they are between two neighbouring ones.</summary>
    public TorqueBalance Between(double low, double high)
    {
        double middle = low + (high - low) / 2;
        double frozen = _steps.Where(step => step.Jumps).Sum(step => step.Value(middle));
        return new TorqueBalance(_c0 + frozen, _c1, _c2, _steps.Where(step => !step.Jumps));
    }

    /// <summary>P(u).</summary>
    public double Value(double u)
    {
        double value = _c0 + u * (_c1 + u * _c2);
        foreach (FermiStep step in _steps)
            value += step.Value(u);
        return value;
    }

    /// <summary>dP/du away from jumps.</summary>
    public double Derivative(double u)
    {
        double value = _c1 + 2 * u * _c2;
        foreach (FermiStep step in _steps)
            value += step.Derivative(u);
        return value;
    }

    /// <summary>Encloses P over [a, b] where it has no jump inside, rounding included.</summary>
    public Interval Range(double a, double b)
    {
        double ends = _c0 + a * (_c1 + a * _c2), other = _c0 + b * (_c1 + b * _c2);
        Interval range = Interval.Between(ends, other);
        double vertex = _c2 == 0 ? double.NaN : -_c1 / (2 * _c2);
        if (vertex > a && vertex < b)
        {
            double extreme = _c0 + vertex * _c1 / 2;
            range = new Interval(Math.Min(range.Low, extreme), Math.Max(range.High, extreme));
        }
        foreach (FermiStep step in _steps)
            range += step.Range(a, b);
        return range.Widened(_rounding);
    }

    /// <summary>True where P is nothing but its rounding over all of [a, b].</summary>
    public bool IsRounding(double a, double b) => Range(a, b) is { Low: var low, High: var high } && Math.Max(-low, high) <= 4 * _rounding;

    /// <summary>Encloses dP/du over [a, b] where P has no jump inside.</summary>
    public Interval DerivativeRange(double a, double b)
    {
        Interval range = Interval.Between(_c1 + 2 * a * _c2, _c1 + 2 * b * _c2);
        foreach (FermiStep step in _steps)
            range += step.DerivativeRange(a, b);
        return range;
    }
}
