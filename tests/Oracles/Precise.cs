using System.Numerics;

namespace SpinTorque.Tests;

/// <summary>Exponential, Fermi and Bose functions to some 80 digits by series in fixed point.</summary>
internal static class Precise
{
    private const int Bits = 320;
    private static readonly BigInteger Unit = BigInteger.One << Bits;
    private static readonly BigInteger Ln2 = 2 * InverseTanhOfThird();

    /// <summary>e^x = mantissa 2^power, mantissa from 1 to 2.</summary>
    public static (BigRational Mantissa, long Power) Exp(BigRational x)
    {
        BigInteger fixedPoint = (x.Numerator << Bits) / x.Denominator;
        BigInteger power = BigInteger.Divide(fixedPoint, Ln2) - (fixedPoint.Sign < 0 ? 1 : 0);
        BigInteger remainder = fixedPoint - power * Ln2;
        BigInteger sum = Unit, term = Unit;
        for (int k = 1; !term.IsZero; k++)
        {
            term = ((term * remainder) >> Bits) / k;
            sum += term;
        }
        return (BigRational.Ratio(sum, Unit), (long)power);
    }

    /// <summary>e^x as a fraction; for |x| of some thousands at most.</summary>
    public static BigRational ExpOf(BigRational x)
    {
        (BigRational mantissa, long power) = Exp(x);
        BigInteger two = BigInteger.One << (int)Math.Abs(power);
        return power >= 0 ? mantissa * two : BigRational.Ratio(mantissa.Numerator, mantissa.Denominator * two);
    }

    /// <summary>f(x) = 1/(1 + e^x), cut to some bits.</summary>
    public static BigRational Fermi(BigRational x, int bits)
    {
        BigRational denominator = BigRational.One + ExpOf(x);
        return BigRational.Rounded(denominator.Denominator, denominator.Numerator, bits);
    }

    /// <summary>b(x) = x/(1 - e^-x), b(0) = 1, cut to some bits.</summary>
    public static BigRational Bose(BigRational x, int bits) =>
        x.IsZero ? BigRational.One : (x / (BigRational.One - ExpOf(-x)).RoundTo(2 * bits)).RoundTo(bits);

    // artanh(1/3) = ln(2)/2 = sum 1/((2k + 1) 3^(2k + 1))
    private static BigInteger InverseTanhOfThird()
    {
        BigInteger sum = 0, power = Unit / 3;
        for (int k = 1; !power.IsZero; k += 2)
        {
            sum += power / k;
            power /= 9;
        }
        return sum;
    }
}
