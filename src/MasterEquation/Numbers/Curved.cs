namespace SpinTorque;

/// <summary>
/// A non-negative number with its first and second derivative by a parameter relative to itself, a'/a and a''/a: what the elimination is
/// differentiated twice with. Sums average both with positive weights, so no size of a rate costs them digits.
/// </summary>
/// <param name="value">The number.</param>
/// <param name="first">Its first derivative relative to it; of no meaning at zero.</param>
/// <param name="second">Its second derivative relative to it; of no meaning at zero.</param>
internal readonly struct Curved(Extended value, double first, double second) : IRateNumber<Curved>
{
    public static Curved Zero => default;

    public static Curved One => new(Extended.One, 0, 0);

    /// <summary>The number.</summary>
    public Extended Value => value;

    /// <summary>a'/a.</summary>
    public double First => first;

    /// <summary>a''/a.</summary>
    public double Second => second;

    public bool IsZero => value.IsZero;

    public static Curved From(double value) => new(Extended.From(value), 0, 0);

    public static Curved Exp(double high, double low) => new(Extended.Exp(high, low), 0, 0);

    public static Curved Narrow(Extended value) => new(value, 0, 0);

    public Extended Widen() => value;

    public double ToDouble() => value.ToDouble();

    public static Curved operator +(Curved left, Curved right)
    {
        if (right.IsZero)
            return left;
        if (left.IsZero)
            return right;
        Extended sum = left.Value + right.Value;
        double a = (left.Value / sum).ToDouble(), b = (right.Value / sum).ToDouble();
        return new Curved(sum, a * left.First + b * right.First, a * left.Second + b * right.Second);
    }

    /// <summary>A difference loses the digits that it cancels; the elimination forms none.</summary>
    public static Curved operator -(Curved left, Curved right) => left + new Curved(Extended.Zero - right.Value, right.First, right.Second);

    // (ab)'' = a''b + 2a'b' + ab''
    public static Curved operator *(Curved left, Curved right) => new(
        left.Value * right.Value, left.First + right.First, left.Second + 2 * left.First * right.First + right.Second);

    // (a/b)''/(a/b) = a''/a - b''/b - 2 (b'/b) (a/b)'/(a/b)
    public static Curved operator /(Curved left, Curved right)
    {
        double slope = left.First - right.First;
        return new Curved(left.Value / right.Value, slope, left.Second - right.Second - 2 * right.First * slope);
    }
}
