using System.Globalization;
using System.Numerics;

namespace SpinTorque.Tests;

/// <summary>An exact fraction of integers in lowest terms.</summary>
internal readonly struct BigRational : IEquatable<BigRational>
{
    private readonly BigInteger _denominator;   // zero in the default value, which stands for 0/1

    private BigRational(BigInteger numerator, BigInteger denominator) => (Numerator, _denominator) = (numerator, denominator);

    public static BigRational Zero => default;

    public static BigRational One => new(1, 1);

    public BigInteger Numerator { get; }

    public BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    public bool IsZero => Numerator.IsZero;

    public int Sign => Numerator.Sign;

    public static implicit operator BigRational(BigInteger value) => new(value, 1);

    public static implicit operator BigRational(int value) => new(value, 1);

    /// <summary>numerator/denominator in lowest terms.</summary>
    public static BigRational Ratio(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.Sign < 0)
            (numerator, denominator) = (-numerator, -denominator);
        if (numerator.IsZero)
            return Zero;
        if (denominator.IsPowerOfTwo)
        {
            var shift = (int)BigInteger.Min(BigInteger.TrailingZeroCount(numerator), BigInteger.TrailingZeroCount(denominator));
            return new BigRational(numerator >> shift, denominator >> shift);
        }
        BigInteger common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        return new BigRational(numerator / common, denominator / common);
    }

    /// <summary>numerator/denominator cut to a number of significant bits: a fraction over a power of two, cheap to add.</summary>
    public static BigRational Rounded(BigInteger numerator, BigInteger denominator, int bits)
    {
        var shift = (int)(denominator.GetBitLength() - BigInteger.Abs(numerator).GetBitLength()) + bits;
        return shift >= 0
            ? Ratio((numerator << shift) / denominator, BigInteger.One << shift)
            : Ratio((numerator / (denominator << -shift)) << -shift, BigInteger.One);
    }

    public BigRational RoundTo(int bits) => IsZero ? this : Rounded(Numerator, Denominator, bits);

    /// <summary>The exact value of a double.</summary>
    public static BigRational From(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7ff);
        BigInteger mantissa = (bits & 0xfffffffffffffL) | (exponent == 0 ? 0 : 1L << 52);
        int power = Math.Max(exponent, 1) - 1075;
        mantissa = value < 0 ? -mantissa : mantissa;
        return power >= 0 ? new BigRational(mantissa << power, 1) : Ratio(mantissa, BigInteger.One << -power);
    }

    /// <summary>The exact value of a double-double.</summary>
    public static BigRational From(DoubleDouble value) => From(value.High) + From(value.Low);

    /// <summary>The exact value of a decimal.</summary>
    public static BigRational From(decimal value)
    {
        int[] parts = decimal.GetBits(value);
        var digits = new BigInteger(new decimal(parts[0], parts[1], parts[2], value < 0, 0));
        return Ratio(digits, BigInteger.Pow(10, (parts[3] >> 16) & 0xff));
    }

    /// <summary>The exact value of a decimal of any length, such as -1.25e-7.</summary>
    public static BigRational Parse(string text)
    {
        string[] parts = text.Split('e', 'E');
        int point = parts[0].IndexOf('.', StringComparison.Ordinal);
        int decimals = point < 0 ? 0 : parts[0].Length - point - 1;
        int exponent = (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0) - decimals;
        var digits = BigInteger.Parse(parts[0].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        return exponent >= 0 ? digits * BigInteger.Pow(10, exponent) : Ratio(digits, BigInteger.Pow(10, -exponent));
    }

    public static BigRational operator +(BigRational left, BigRational right)
    {
        (BigInteger a, BigInteger b) = (left.Denominator, right.Denominator);
        if (a == b)
            return Ratio(left.Numerator + right.Numerator, a);
        if (!a.IsPowerOfTwo || !b.IsPowerOfTwo)
            return Ratio(left.Numerator * b + right.Numerator * a, a * b);
        BigInteger common = BigInteger.Max(a, b);
        return Ratio(left.Numerator * (common / a) + right.Numerator * (common / b), common);
    }

    public static BigRational operator -(BigRational value) => new(-value.Numerator, value.Denominator);

    public static BigRational operator -(BigRational left, BigRational right) => left + -right;

    public static BigRational operator *(BigRational left, BigRational right) =>
        Ratio(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    public static BigRational operator /(BigRational left, BigRational right) =>
        Ratio(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    public static bool operator ==(BigRational left, BigRational right) => left.Equals(right);

    public static bool operator !=(BigRational left, BigRational right) => !left.Equals(right);

    public static BigRational Abs(BigRational value) => value.Sign < 0 ? -value : value;

    public static BigRational Sum(IEnumerable<BigRational> terms) => terms.Aggregate(Zero, (sum, term) => sum + term);

    /// <summary>The double next to the fraction, right to an ulp.</summary>
    public double ToDouble()
    {
        if (IsZero)
            return 0;
        BigInteger size = BigInteger.Abs(Numerator);
        var shift = (int)(Denominator.GetBitLength() - size.GetBitLength()) + 63;
        BigInteger quotient = shift >= 0 ? (size << shift) / Denominator : size / (Denominator << -shift);
        return Math.CopySign(Math.ScaleB((double)(ulong)quotient, -shift), Sign);
    }

    /// <summary>The nearest double, ties to even; for values in the normal range.</summary>
    public double Nearest()
    {
        if (IsZero)
            return 0;
        BigInteger size = BigInteger.Abs(Numerator);
        var power = (int)(size.GetBitLength() - Denominator.GetBitLength()) - 53;
        if ((power < 0 ? size << -power : size) / (power < 0 ? Denominator : Denominator << power) >= BigInteger.One << 53)
            power++;
        (BigInteger top, BigInteger bottom) = power < 0 ? (size << -power, Denominator) : (size, Denominator << power);
        BigInteger quotient = BigInteger.DivRem(2 * top + bottom, 2 * bottom, out BigInteger rest);
        if (rest.IsZero && !quotient.IsEven)
            quotient--;
        return Sign * Math.ScaleB((double)quotient, power);
    }

    /// <summary>|value - this|/|this|; infinite where only this is zero.</summary>
    public double RelativeError(double value) => RelativeError(From(value));

    /// <summary>|value - this|/|this|; infinite where only this is zero.</summary>
    public double RelativeError(BigRational value)
    {
        if (IsZero)
            return value.IsZero ? 0 : double.PositiveInfinity;
        BigInteger difference = BigInteger.Abs(value.Numerator * Denominator - Numerator * value.Denominator);
        return difference.IsZero ? 0 : Rounded(difference, BigInteger.Abs(Numerator) * value.Denominator, 64).ToDouble();
    }

    public bool Equals(BigRational other) => Numerator == other.Numerator && Denominator == other.Denominator;

    public override bool Equals(object? obj) => obj is BigRational other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    public override string ToString() => $"{Numerator}/{Denominator}";
}
