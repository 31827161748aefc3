namespace SpinTorque;

/// <summary>
/// A real number as the unevaluated sum of two doubles, |Low| at most half an ulp of High: about 32 digits. Energies, potentials and
/// temperatures are held so, because a rate's relative error is the absolute error of (dE - mu)/T: rounding an energy of one to a
/// double costs 1e-10 of a rate at T = 1e-6.
/// </summary>
/// <remarks>Sums and products follow T. J. Dekker, Numer. Math. 18, 224 (1971); relative error about 2^-104.</remarks>
public readonly partial record struct DoubleDouble : IComparable<DoubleDouble>
{
    private DoubleDouble(double high, double low) => (High, Low) = (high, low);

    /// <summary>The number rounded to a double.</summary>
    public double High { get; }

    /// <summary>What <see cref="High"/> leaves out.</summary>
    public double Low { get; }

    /// <summary>Zero.</summary>
    public static DoubleDouble Zero => default;

    /// <summary>True unless the number is infinite or not a number.</summary>
    public bool IsFinite => double.IsFinite(High);

    /// <summary>The exact value of a double.</summary>
    public static implicit operator DoubleDouble(double value) => new(value, 0);

    /// <summary>The exact value of an integer.</summary>
    public static implicit operator DoubleDouble(int value) => new(value, 0);

    /// <summary>A decimal number, right to 2^-104 relative: <c>0.1m</c> is one tenth.</summary>
    public static implicit operator DoubleDouble(decimal value) => FromDecimal(value);

    /// <summary>A decimal number, right to 2^-104 relative.</summary>
    public static DoubleDouble FromDecimal(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var digits = new System.Numerics.BigInteger(new decimal(parts[0], parts[1], parts[2], false, 0));
        int scale = (parts[3] >> 16) & 0xff;
        return FromScaledInteger(value < 0 ? -digits : digits, -scale);
    }

    /// <summary>The exact value of a double.</summary>
    public static DoubleDouble FromDouble(double value) => value;

    /// <summary>The exact value of an integer.</summary>
    public static DoubleDouble FromInt32(int value) => value;

    /// <summary>The number rounded to a double.</summary>
    public static explicit operator double(DoubleDouble value) => value.High;

    /// <summary>The number rounded to a double.</summary>
    public double ToDouble() => High;

    /// <summary>The sum; relative error about 2^-104.</summary>
    public static DoubleDouble operator +(DoubleDouble left, DoubleDouble right)
    {
        (double s, double e) = TwoSum(left.High, right.High);
        (double t, double f) = TwoSum(left.Low, right.Low);
        (s, e) = QuickTwoSum(s, e + t);
        return Renormalised(s, e + f);
    }

    /// <summary>The difference; relative error about 2^-104.</summary>
    public static DoubleDouble operator -(DoubleDouble left, DoubleDouble right) => left + -right;

    /// <summary>The negative; exact.</summary>
    public static DoubleDouble operator -(DoubleDouble value) => new(-value.High, -value.Low);

    /// <summary>The product; relative error about 2^-104.</summary>
    public static DoubleDouble operator *(DoubleDouble left, DoubleDouble right)
    {
        double p = left.High * right.High;
        double e = Math.FusedMultiplyAdd(left.High, right.High, -p);
        return Renormalised(p, e + (left.High * right.Low + left.Low * right.High));
    }

    /// <summary>The quotient; relative error about 2^-103.</summary>
    public static DoubleDouble operator /(DoubleDouble left, DoubleDouble right)
    {
        double q1 = left.High / right.High;
        if (!double.IsFinite(q1) || q1 == 0)
            return q1;
        DoubleDouble r = left - right * q1;
        double q2 = r.High / right.High;
        r -= right * q2;
        return Renormalised(q1, q2) + r.High / right.High;
    }

    /// <summary>The sum.</summary>
    public static DoubleDouble Add(DoubleDouble left, DoubleDouble right) => left + right;

    /// <summary>The difference.</summary>
    public static DoubleDouble Subtract(DoubleDouble left, DoubleDouble right) => left - right;

    /// <summary>The product.</summary>
    public static DoubleDouble Multiply(DoubleDouble left, DoubleDouble right) => left * right;

    /// <summary>The quotient.</summary>
    public static DoubleDouble Divide(DoubleDouble left, DoubleDouble right) => left / right;

    /// <summary>The negative.</summary>
    public static DoubleDouble Negate(DoubleDouble value) => -value;

    /// <inheritdoc/>
    public int CompareTo(DoubleDouble other) => High != other.High ? High.CompareTo(other.High) : Low.CompareTo(other.Low);

    /// <summary>True where <paramref name="left"/> is smaller.</summary>
    public static bool operator <(DoubleDouble left, DoubleDouble right) => left.CompareTo(right) < 0;

    /// <summary>True where <paramref name="left"/> is larger.</summary>
    public static bool operator >(DoubleDouble left, DoubleDouble right) => left.CompareTo(right) > 0;

    /// <summary>True where <paramref name="left"/> is not larger.</summary>
    public static bool operator <=(DoubleDouble left, DoubleDouble right) => left.CompareTo(right) <= 0;

    /// <summary>True where <paramref name="left"/> is not smaller.</summary>
    public static bool operator >=(DoubleDouble left, DoubleDouble right) => left.CompareTo(right) >= 0;

    /// <summary>The nearest double, written so that it reads back.</summary>
    public override string ToString() => High.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    private static DoubleDouble Renormalised(double high, double low)
    {
        (double s, double e) = QuickTwoSum(high, low);
        return new DoubleDouble(s, double.IsFinite(s) ? e : 0);
    }

    private static (double Sum, double Error) TwoSum(double a, double b)
    {
        double s = a + b;
        double v = s - a;
        return (s, (a - (s - v)) + (b - v));
    }

    private static (double Sum, double Error) QuickTwoSum(double a, double b)
    {
        double s = a + b;
        return (s, b - (s - a));
    }
}
