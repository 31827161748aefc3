namespace SpinTorque;

/// <summary>An interval of reals, for enclosures of functions.</summary>
internal readonly record struct Interval(double Low, double High)
{
    /// <summary>The interval between two numbers in either order.</summary>
    public static Interval Between(double a, double b) => a <= b ? new Interval(a, b) : new Interval(b, a);

    /// <summary>Whether a number lies inside.</summary>
    public bool Contains(double value) => Low <= value && value <= High;

    /// <summary>The interval with a margin on both sides.</summary>
    public Interval Widened(double margin) => new(Low - margin, High + margin);

    public static Interval operator +(Interval a, Interval b) => new(a.Low + b.Low, a.High + b.High);

    public static Interval operator *(double factor, Interval interval) => Between(factor * interval.Low, factor * interval.High);
}
