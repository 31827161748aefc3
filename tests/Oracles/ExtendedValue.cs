namespace SpinTorque.Tests;

/// <summary>Takes an extended number apart by exact powers of two.</summary>
internal static class ExtendedValue
{
    /// <summary>value = mantissa 2^power, mantissa within the range of a double.</summary>
    public static (double Mantissa, long Power) Split(Extended value)
    {
        const int step = 512;
        var steps = (long)Math.Round(value.Log10() / (step * Math.Log10(2)));
        // value / 2^(512 steps) by repeated squaring
        Extended factor = Extended.From(steps < 0 ? Math.ScaleB(1, step) : Math.ScaleB(1, -step));
        for (long rest = Math.Abs(steps); rest > 0; rest >>= 1)
        {
            if ((rest & 1) != 0)
                value *= factor;
            factor *= factor;
        }
        return (value.ToDouble(), steps * step);
    }

    /// <summary>Relative error against exact 2^power.</summary>
    public static double RelativeError(Extended value, BigRational mantissa, long power)
    {
        (double m, long p) = Split(value);
        int shift = checked((int)(power - p));
        BigRational two = System.Numerics.BigInteger.One << Math.Abs(shift);
        return (shift >= 0 ? mantissa * two : mantissa / two).RelativeError(m);
    }
}
