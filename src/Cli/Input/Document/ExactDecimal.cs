using System.Globalization;
using System.Numerics;

namespace SpinTorque.Cli.Input;

/// <summary>A decimal number as it is written, Digits * 10^Exponent, with nothing rounded.</summary>
internal readonly record struct ExactDecimal(BigInteger Digits, int Exponent)
{
    // Eight digits more than a DoubleDouble holds, so that cutting a fraction off there cannot move the value read back.
    private const int FractionDigits = 40;

    // Beyond this many zeros next to the point, an exponent reads better.
    private const int LongestRunOfZeros = 6;

    /// <summary>Reads what <see cref="DoubleDouble.TryParse"/> reads, whatever its size.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ExactDecimal value)
    {
        bool isNumber = DoubleDouble.TrySplit(text, out BigInteger digits, out int exponent);
        value = isNumber ? Normalised(digits, exponent) : default;
        return isNumber;
    }

    /// <summary>The number after some of several equal steps from one number to another; exact where its decimal ends.</summary>
    public static ExactDecimal Between(ExactDecimal first, ExactDecimal last, int index, int intervals)
    {
        int exponent = Math.Min(first.Exponent, last.Exponent);
        BigInteger sum = first.Over(exponent) * (intervals - index) + last.Over(exponent) * index;
        BigInteger whole = BigInteger.DivRem(sum, intervals, out BigInteger rest);
        if (rest.IsZero)
            return Normalised(whole, exponent);
        int shift = Math.Max(0, FractionDigits - DigitCount(sum) + DigitCount(intervals));
        return Normalised(sum * BigInteger.Pow(10, shift) / intervals, exponent - shift);
    }

    /// <summary>The number as a <see cref="decimal"/>, if that type holds it without rounding.</summary>
    public bool TryToDecimal(out decimal value)
    {
        value = 0;
        if (Exponent is < -28 or > 28 || DigitCount(Digits) > 28)
            return false;
        BigInteger whole = Exponent > 0 ? Over(0) : Digits;
        if (DigitCount(whole) > 28)
            return false;
        value = (decimal)BigInteger.Abs(whole);
        int[] parts = decimal.GetBits(value);
        value = new decimal(parts[0], parts[1], parts[2], whole.Sign < 0, (byte)Math.Max(0, -Exponent));
        return true;
    }

    /// <summary>The number in the shortest usual form: <c>-1.99</c>, <c>1e-12</c>; valid JSON.</summary>
    public override string ToString()
    {
        string digits = BigInteger.Abs(Digits).ToString(CultureInfo.InvariantCulture);
        string sign = Digits.Sign < 0 ? "-" : "";
        int point = digits.Length + Exponent;
        if (point > digits.Length + LongestRunOfZeros || point < -LongestRunOfZeros)
        {
            string fraction = digits.Length > 1 ? $".{digits[1..]}" : "";
            return $"{sign}{digits[0]}{fraction}e{(point - 1).ToString(CultureInfo.InvariantCulture)}";
        }
        if (point <= 0)
            return $"{sign}0.{new string('0', -point)}{digits}";
        return point >= digits.Length
            ? $"{sign}{digits}{new string('0', point - digits.Length)}"
            : $"{sign}{digits[..point]}.{digits[point..]}";
    }

    private static ExactDecimal Normalised(BigInteger digits, int exponent)
    {
        if (digits.IsZero)
            return default;
        while (true)
        {
            BigInteger shorter = BigInteger.DivRem(digits, 10, out BigInteger last);
            if (!last.IsZero)
                return new ExactDecimal(digits, exponent);
            (digits, exponent) = (shorter, exponent + 1);
        }
    }

    private static int DigitCount(BigInteger value) => BigInteger.Abs(value).ToString(CultureInfo.InvariantCulture).Length;

    private BigInteger Over(int exponent) => Digits * BigInteger.Pow(10, Exponent - exponent);
}
