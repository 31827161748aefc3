using System.Numerics;

namespace SpinTorque;

public readonly partial record struct DoubleDouble
{
    // 10^400 bounds both ends of the double range; a longer exponent is zero or infinite and is refused before a power is formed.
    private const int LargestExponent = 400;

    /// <summary>Reads a decimal number such as <c>-1.25e-3</c> without rounding it to a double first.</summary>
    /// <param name="text">Optional sign, digits with at most one point, optional exponent; no spaces, no thousands separators.</param>
    /// <param name="value">The number to 2^-104 relative.</param>
    /// <returns>False where the text is no such number, or where it is not zero but leaves the normal range of a double (1e-292 to 1e308 with both parts).</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out DoubleDouble value)
    {
        value = default;
        if (!TrySplit(text, out BigInteger digits, out int exponent))
            return false;
        if (digits.IsZero)
            return true;
        if (Math.Abs(exponent + (int)BigInteger.Log10(BigInteger.Abs(digits))) > LargestExponent)
            return false;
        value = FromScaledInteger(digits, exponent);
        return double.IsFinite(value.High) && Math.Abs(value.High) >= 1e-292;
    }

    /// <summary>The digits and the power of ten of a decimal number, with nothing rounded.</summary>
    internal static bool TrySplit(ReadOnlySpan<char> text, out BigInteger digits, out int exponent)
    {
        (digits, exponent) = (BigInteger.Zero, 0);
        int e = text.IndexOfAny('e', 'E');
        if (e >= 0)
        {
            ReadOnlySpan<char> tail = text[(e + 1)..];
            if (tail.Length > 6 || tail.TrimStart("+-").ContainsAnyExceptInRange('0', '9')
                || !int.TryParse(tail, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out exponent))
                return false;
            text = text[..e];
        }
        bool negative = text.StartsWith("-");
        if (negative || text.StartsWith("+"))
            text = text[1..];
        int point = text.IndexOf('.');
        string plain = point < 0 ? text.ToString() : string.Concat(text[..point], text[(point + 1)..]);
        if (plain.Length is 0 or > 2000 || plain.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return false;
        digits = BigInteger.Parse(plain, System.Globalization.CultureInfo.InvariantCulture);
        digits = negative ? -digits : digits;
        exponent -= point < 0 ? 0 : text.Length - point - 1;
        return true;
    }

    // digits * 10^exponent: High is the nearest double of the exact ratio, Low that of the exact remainder.
    private static DoubleDouble FromScaledInteger(BigInteger digits, int exponent)
    {
        BigInteger numerator = exponent > 0 ? digits * BigInteger.Pow(10, exponent) : digits;
        BigInteger denominator = exponent < 0 ? BigInteger.Pow(10, -exponent) : BigInteger.One;
        double high = Nearest(numerator, denominator);
        if (high == 0 || !double.IsFinite(high))
            return high;
        long bits = BitConverter.DoubleToInt64Bits(high);
        int power = Math.Max((int)((bits >> 52) & 0x7ff), 1) - 1075;
        BigInteger mantissa = (bits & 0xfffffffffffffL) | (double.IsSubnormal(high) ? 0 : 1L << 52);
        mantissa = high < 0 ? -mantissa : mantissa;
        // numerator/denominator - mantissa 2^power over a common denominator
        BigInteger remainder = power >= 0
            ? numerator - ((mantissa * denominator) << power)
            : (numerator << -power) - mantissa * denominator;
        BigInteger scale = power >= 0 ? denominator : denominator << -power;
        return Renormalised(high, Nearest(remainder, scale));
    }

    // Nearest double of a ratio (round half to even by the conversion of a 64-bit quotient with a sticky bit).
    private static double Nearest(BigInteger numerator, BigInteger denominator)
    {
        if (numerator.IsZero)
            return 0;
        BigInteger magnitude = BigInteger.Abs(numerator);
        int shift = (int)(magnitude.GetBitLength() - denominator.GetBitLength()) - 62;
        BigInteger quotient = shift >= 0
            ? BigInteger.DivRem(magnitude, denominator << shift, out BigInteger rest)
            : BigInteger.DivRem(magnitude << -shift, denominator, out rest);
        ulong bits = (ulong)quotient | (rest.IsZero ? 0UL : 1UL);
        return Math.CopySign(Math.ScaleB((double)bits, shift), numerator.Sign);
    }
}
