namespace SpinTorque;

/// <summary>A mean time that may exceed the range of a double: behind a barrier of 1000 T it is of order e^1000.</summary>
/// <param name="Value">The time, in units of the inverse rate unit; infinite where beyond the range of a double or where there is no way.</param>
/// <param name="Log10">Its decimal logarithm, right also where the value is out of range; plus infinity where there is no way.</param>
public readonly record struct PassageTime(double Value, double Log10)
{
    /// <summary>No way leads there.</summary>
    public static PassageTime Never { get; } = new(double.PositiveInfinity, double.PositiveInfinity);

    /// <summary>The time with a natural logarithm.</summary>
    public static PassageTime FromLogarithm(double logarithm) => new(Math.Exp(logarithm), logarithm / Math.Log(10));
}
