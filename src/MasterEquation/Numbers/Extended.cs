using System.Runtime.CompilerServices;

namespace SpinTorque;

/// <summary>
/// A real number Mantissa 2^(512 Exponent) with 2^-256 &lt;= |Mantissa| &lt; 2^256, or zero: double precision without underflow, for rates
/// down to e^(-10^11) at temperatures far below the level spacing.
/// </summary>
/// <remarks>
/// Exponents step by 512 bits so that most sums and products need one comparison and no shift. Two addends two steps apart differ by
/// more than 2^512, so the smaller is lost in rounding.
/// </remarks>
internal readonly struct Extended : IRateNumber<Extended>
{
    private const int Step = 512;
    private const double Up = 1.3407807929942597e154;       // 2^512
    private const double Down = 7.458340731200207e-155;     // 2^-512
    private const double Largest = 1.157920892373162e77;    // 2^256
    private const double Smallest = 8.636168555094445e-78;  // 2^-256

    private readonly double _mantissa;
    private readonly long _exponent;

    private Extended(double mantissa, long exponent) => (_mantissa, _exponent) = (mantissa, exponent);

    public static Extended Zero => default;

    public static Extended One => new(1, 0);

    public bool IsZero => _mantissa == 0;

    /// <summary>The exponent in steps of 2^512.</summary>
    public long Scale => _exponent;

    /// <summary>The mantissa: zero, or between 2^-256 and 2^256 in size.</summary>
    public double Mantissa => _mantissa;

    /// <summary>mantissa 2^(512 scale) of a mantissa in range.</summary>
    public static Extended InRange(double mantissa, long scale) => mantissa == 0 ? default : new Extended(mantissa, scale);

    /// <summary>mantissa 2^(512 scale), any normal mantissa.</summary>
    public static Extended FromScaled(double mantissa, long scale)
    {
        Extended once = Normalised(mantissa, scale);
        return Normalised(once._mantissa, once._exponent);
    }

    // A subnormal needs the second normalisation.
    public static Extended From(double value) => FromScaled(value, 0);

    // e^(h + l) = 2^(512 k) e^r, r = h - k 512 ln 2 + l; the product by 512 ln 2 in double-double.
    public static Extended Exp(double high, double low)
    {
        double k = Math.Round(high / (Step * 0.69314718055994530942));
        DoubleDouble r = (DoubleDouble)high - LogOfStep * (DoubleDouble)k + low;
        return Normalised(Plain.Exp(r.High, r.Low).Value, (long)k);
    }

    public static Extended operator +(Extended left, Extended right)
    {
        if (left._exponent == right._exponent)
            return Normalised(left._mantissa + right._mantissa, left._exponent);
        return AddUnequal(left, right);
    }

    public static Extended operator -(Extended left, Extended right) => left + new Extended(-right._mantissa, right._exponent);

    public static Extended operator *(Extended left, Extended right) =>
        Normalised(left._mantissa * right._mantissa, left._exponent + right._exponent);

    public static Extended operator /(Extended left, Extended right) =>
        Normalised(left._mantissa / right._mantissa, left._exponent - right._exponent);

    public static Extended Narrow(Extended value) => value;

    public Extended Widen() => this;

    // True where this number is the larger; neither is negative. Neighbouring exponents overlap by nothing: the mantissas of one step fill 2^512.
    public bool IsAbove(Extended other) => IsZero || other.IsZero
        ? other.IsZero && !IsZero
        : _exponent != other._exponent ? _exponent > other._exponent : _mantissa > other._mantissa;

    /// <summary>The number over 2^(512 scale), as a double; zero or infinite where out of range.</summary>
    public double Over(long scale) => new Extended(_mantissa, _exponent - scale).ToDouble();

    public double ToDouble() => _exponent switch
    {
        0 => _mantissa,
        < -2 => 0 * _mantissa,
        > 2 => _mantissa == 0 ? 0 : Math.CopySign(double.PositiveInfinity, _mantissa),
        _ => Math.ScaleB(_mantissa, (int)_exponent * Step),
    };

    // Decimal logarithm of a number above zero; minus infinity at zero.
    public double Log10() => IsZero ? double.NegativeInfinity : Math.Log10(_mantissa) + _exponent * (Step * 0.30102999566398119521);

    public override string ToString() => $"{_mantissa} x 2^{_exponent * Step}";

    // 512 ln 2
    private static DoubleDouble LogOfStep { get; } = 0.6931471805599453094172321215m * (DoubleDouble)512.0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Extended Normalised(double mantissa, long exponent)
    {
        double size = Math.Abs(mantissa);
        return size >= Smallest && size < Largest ? new Extended(mantissa, exponent) : Shifted(mantissa, exponent);
    }

    private static Extended Shifted(double mantissa, long exponent)
    {
        if (mantissa == 0)
            return default;
        return Math.Abs(mantissa) < Smallest ? new Extended(mantissa * Up, exponent - 1) : new Extended(mantissa * Down, exponent + 1);
    }

    private static Extended AddUnequal(Extended left, Extended right)
    {
        if (right.IsZero)
            return left;
        if (left.IsZero)
            return right;
        (Extended large, Extended small) = left._exponent > right._exponent ? (left, right) : (right, left);
        return large._exponent - small._exponent > 1
            ? large
            : Normalised(large._mantissa + small._mantissa * Down, large._exponent);
    }
}
