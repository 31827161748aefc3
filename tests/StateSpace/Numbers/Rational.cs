using System.Globalization;
using System.Numerics;

namespace SpinTorque.Tests;

/// <summary>An exact fraction, the reference for extended-precision arithmetic; plain and slow.</summary>
internal readonly record struct Rational(BigInteger Numerator, BigInteger Denominator)
{
    public Rational Absolute => new(BigInteger.Abs(Numerator), Denominator);

    public static Rational FromDouble(double value)
    {
        // Every double is an integer multiple of 2^-1074.
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7ff);
        BigInteger mantissa = (bits & 0xfffffffffffffL) + (exponent > 0 ? 1L << 52 : 0);
        return new Rational(value < 0 ? -mantissa : mantissa, 1).TimesPowerOfTwo(Math.Max(exponent, 1) - 1075);
    }

    public static Rational From(DoubleDouble value) => FromDouble(value.High) + FromDouble(value.Low);

    public static Rational FromDecimal(string text)
    {
        string[] parts = text.Split('e', 'E');
        int exponent = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        int point = parts[0].IndexOf('.', StringComparison.Ordinal);
        int decimals = point < 0 ? 0 : parts[0].Length - point - 1;
        BigInteger digits = BigInteger.Parse(parts[0].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        exponent -= decimals;
        return exponent >= 0 ? new(digits * BigInteger.Pow(10, exponent), 1) : new(digits, BigInteger.Pow(10, -exponent));
    }

    public static Rational operator +(Rational a, Rational b) =>
        new(a.Numerator * b.Denominator + b.Numerator * a.Denominator, a.Denominator * b.Denominator);

    public static Rational operator -(Rational a, Rational b) => a + new Rational(-b.Numerator, b.Denominator);

    public static Rational operator *(Rational a, Rational b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Rational operator /(Rational a, Rational b) => b.Numerator.Sign < 0
        ? new(-a.Numerator * b.Denominator, -a.Denominator * b.Numerator)
        : new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public int ComparedWith(Rational other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public Rational TimesPowerOfTwo(int power) =>
        power >= 0 ? new(Numerator << power, Denominator) : new(Numerator, Denominator << -power);

    /// <summary>The nearest double, ties to even, by rounding the 53-bit quotient.</summary>
    public double Nearest()
    {
        if (Numerator.IsZero)
            return 0;
        BigInteger magnitude = BigInteger.Abs(Numerator);
        int power = (int)(magnitude.GetBitLength() - Denominator.GetBitLength()) - 53;
        Rational scaled = Absolute.TimesPowerOfTwo(-power);
        if (scaled.Numerator / scaled.Denominator >= BigInteger.One << 53)
        {
            power++;
            scaled = Absolute.TimesPowerOfTwo(-power);
        }
        BigInteger quotient = BigInteger.DivRem(2 * scaled.Numerator + scaled.Denominator, 2 * scaled.Denominator, out BigInteger rest);
        if (rest.IsZero && !quotient.IsEven)
            quotient--;
        return Numerator.Sign * Math.ScaleB((double)quotient, power);
    }
}
