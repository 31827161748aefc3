namespace SpinTorque;

/// <summary>One tunnelling channel in the torque balance: Weight f((Offset + Slope u)/T), f(x) = 1/(1 + e^x), a step at T = 0.</summary>
internal readonly record struct FermiStep(double Weight, double Offset, double Slope, double Temperature)
{
    // f(1 - f) is below the smallest double from here on.
    private const double Tail = 750;

    /// <summary>True where it does not change with u, so that it is a number.</summary>
    public bool IsConstant => Slope == 0;

    /// <summary>True where it jumps: zero temperature.</summary>
    public bool Jumps => Temperature == 0 && !IsConstant;

    /// <summary>Where it crosses its middle, for a step that is not constant.</summary>
    public double Centre => -Offset / Slope;

    /// <summary>The value at u; one half where a step is crossed.</summary>
    public double Value(double u) => Weight * ThermalFunction.Fermi(Argument(u));

    /// <summary>The derivative at u; none is seen of a jump.</summary>
    public double Derivative(double u) => Temperature == 0 ? 0 : -Weight * Slope / Temperature * Bell(Argument(u));

    /// <summary>Encloses the values over [a, b]: f is monotone.</summary>
    public Interval Range(double a, double b) => Interval.Between(Value(a), Value(b));

    /// <summary>Encloses the derivative over [a, b]: f(1 - f) falls to both sides of its centre.</summary>
    public Interval DerivativeRange(double a, double b)
    {
        if (Temperature == 0 || IsConstant)
            return default;
        double left = Bell(Argument(a)), right = Bell(Argument(b));
        double largest = Centre >= a && Centre <= b ? 0.25 : Math.Max(left, right);
        return -Weight * Slope / Temperature * new Interval(Math.Min(left, right), largest);
    }

    private double Argument(double u)
    {
        double energy = Offset + Slope * u;
        return Temperature > 0 ? energy / Temperature : energy == 0 ? 0 : energy > 0 ? double.PositiveInfinity : double.NegativeInfinity;
    }

    private static double Bell(double x)
    {
        if (Math.Abs(x) > Tail)
            return 0;
        double e = Math.Exp(-Math.Abs(x));
        return e / ((1 + e) * (1 + e));
    }
}
