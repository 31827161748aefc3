namespace SpinTorque;

/// <summary>A double under the name the elimination asks for.</summary>
internal readonly record struct Plain(double Value) : IRateNumber<Plain>
{
    public static Plain Zero => default;

    public static Plain One => new(1);

    public bool IsZero => Value == 0;

    public static Plain From(double value) => new(value);

    // e^(h + l) = e^h (1 + l) to second order in an ulp
    public static Plain Exp(double high, double low)
    {
        double e = Math.Exp(high);
        return new Plain(Math.FusedMultiplyAdd(e, low, e));
    }

    public static Plain operator +(Plain left, Plain right) => new(left.Value + right.Value);

    public static Plain operator -(Plain left, Plain right) => new(left.Value - right.Value);

    public static Plain operator *(Plain left, Plain right) => new(left.Value * right.Value);

    public static Plain operator /(Plain left, Plain right) => new(left.Value / right.Value);

    public static Plain Narrow(Extended value) => new(value.ToDouble());

    public Extended Widen() => Extended.From(Value);

    public double ToDouble() => Value;
}
