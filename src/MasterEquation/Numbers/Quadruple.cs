namespace SpinTorque;

/// <summary>
/// A real number Mantissa 2^(512 Exponent) with a mantissa of twice the digits of a double: about 30 digits and no underflow. What the
/// elimination is checked with.
/// </summary>
internal readonly struct Quadruple : IRateNumber<Quadruple>
{
    private const int Step = 512;
    private const double Up = 1.3407807929942597e154;       // 2^512
    private const double Down = 7.458340731200207e-155;     // 2^-512
    private const double Largest = 1.157920892373162e77;    // 2^256
    private const double Smallest = 8.636168555094445e-78;  // 2^-256

    private readonly DoubleDouble _mantissa;
    private readonly long _exponent;

    private Quadruple(DoubleDouble mantissa, long exponent) => (_mantissa, _exponent) = (mantissa, exponent);

    public static Quadruple Zero => default;

    public static Quadruple One => new(1.0, 0);

    public bool IsZero => _mantissa.High == 0;

    public static Quadruple From(double value) => From((DoubleDouble)value);

    /// <summary>The value of a number of twice the digits.</summary>
    public static Quadruple From(DoubleDouble value)
    {
        Quadruple once = Normalised(value, 0);
        return Normalised(once._mantissa, once._exponent);
    }

    public static Quadruple Exp(double high, double low) => Exp((DoubleDouble)high + low);

    /// <summary>e^x to about 29 digits, and to the absolute error of x where that is larger: x = k ln 2 + r, and Taylor's series of r/256.</summary>
    public static Quadruple Exp(DoubleDouble x)
    {
        double k = Math.Round(x.High / 0.69314718055994530942);
        DoubleDouble r = (x - LogOfTwo * (DoubleDouble)k) * 0.00390625;
        DoubleDouble term = 1.0, sum = 1.0;
        for (int power = 1; power <= 12; power++)
        {
            term = term * r / (double)power;
            sum += term;
        }
        for (int doubling = 0; doubling < 8; doubling++)
            sum *= sum;
        double steps = Math.Round(k / Step);
        return Normalised(sum * Math.ScaleB(1, (int)(k - Step * steps)), (long)steps);
    }

    public static Quadruple operator +(Quadruple left, Quadruple right) => left._exponent == right._exponent
        ? Normalised(left._mantissa + right._mantissa, left._exponent)
        : AddUnequal(left, right);

    public static Quadruple operator -(Quadruple left, Quadruple right) => left + new Quadruple(-right._mantissa, right._exponent);

    public static Quadruple operator *(Quadruple left, Quadruple right) =>
        Normalised(left._mantissa * right._mantissa, left._exponent + right._exponent);

    public static Quadruple operator /(Quadruple left, Quadruple right) =>
        Normalised(left._mantissa / right._mantissa, left._exponent - right._exponent);

    public static Quadruple Narrow(Extended value)
    {
        Extended mantissa = Extended.FromScaled(value.Over(value.Scale), 0);
        return new Quadruple(mantissa.ToDouble(), value.IsZero ? 0 : value.Scale);
    }

    public Extended Widen() => Extended.FromScaled(_mantissa.High, _exponent);

    public double ToDouble() => Widen().ToDouble();

    public override string ToString() => $"{_mantissa} x 2^{_exponent * Step}";

    private static DoubleDouble LogOfTwo { get; } = Constant("0.6931471805599453094172321214581765680755");

    /// <summary>A constant from its decimal digits.</summary>
    public static DoubleDouble Constant(string digits) =>
        DoubleDouble.TryParse(digits, out DoubleDouble value) ? value : throw new ArgumentException($"'{digits}' is no number.", nameof(digits));

    private static Quadruple Normalised(DoubleDouble mantissa, long exponent)
    {
        double size = Math.Abs(mantissa.High);
        if (size >= Smallest && size < Largest)
            return new Quadruple(mantissa, exponent);
        if (size == 0)
            return default;
        return size < Smallest ? new Quadruple(mantissa * Up, exponent - 1) : new Quadruple(mantissa * Down, exponent + 1);
    }

    private static Quadruple AddUnequal(Quadruple left, Quadruple right)
    {
        if (right.IsZero)
            return left;
        if (left.IsZero)
            return right;
        (Quadruple large, Quadruple small) = left._exponent > right._exponent ? (left, right) : (right, left);
        return large._exponent - small._exponent > 1
            ? large
            : Normalised(large._mantissa + small._mantissa * Down, large._exponent);
    }
}
