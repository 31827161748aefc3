namespace SpinTorque;

/// <summary>The zero of a planar energy inside the unit square, measured by its length from the foot of the origin.</summary>
internal readonly record struct UnitSquareLine
{
    private readonly (double S, double T) _foot;
    private readonly (double S, double T) _along;

    private UnitSquareLine((double S, double T) foot, (double S, double T) along, double start, double end) =>
        (_foot, _along, Start, End) = (foot, along, start, end);

    /// <summary>Where it enters the square.</summary>
    public double Start { get; }

    /// <summary>Where it leaves the square.</summary>
    public double End { get; }

    /// <summary>The line, running to greater s (to greater t where it is vertical); null where it misses the square.</summary>
    public static UnitSquareLine? Of(PlanarEnergy energy)
    {
        if (energy.IsConstant)
            return null;
        (double c, double a, double b) = (energy.Constant, energy.AlongX, energy.AlongY);
        double square = a * a + b * b, length = Math.Sqrt(square);
        double sign = b > 0 || (b == 0 && a < 0) ? 1 : -1;
        (double S, double T) foot = (-c * a / square, -c * b / square), along = (sign * b / length, -sign * a / length);
        (double start, double end) = (double.NegativeInfinity, double.PositiveInfinity);
        foreach ((double at, double slope) in (ReadOnlySpan<(double, double)>)[(foot.S, along.S), (foot.T, along.T)])
        {
            if (slope == 0 && at is < 0 or > 1)
                return null;
            if (slope == 0)
                continue;
            start = Math.Max(start, Math.Min(-at / slope, (1 - at) / slope));
            end = Math.Min(end, Math.Max(-at / slope, (1 - at) / slope));
        }
        return start < end ? new UnitSquareLine(foot, along, start, end) : null;
    }

    /// <summary>The point at a length.</summary>
    public (double S, double T) At(double length) => (_foot.S + length * _along.S, _foot.T + length * _along.T);

    /// <summary>Where another energy vanishes on the line; null where it never does, or all along it.</summary>
    public double? Crossing(PlanarEnergy other)
    {
        double slope = other.AlongX * _along.S + other.AlongY * _along.T;
        return Math.Abs(slope) <= 1e-12 * other.Scale ? null : -other.At(_foot.S, _foot.T) / slope;
    }
}
