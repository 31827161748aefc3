namespace SpinTorque;

/// <summary>A double under the name the elimination asks for.</summary>
internal readonly record struct Plain(double Value) : IRateNumber<Plain>
{
    public static Plain Zero => default;

    public static Plain One => new(1);

    public bool IsZero => Value == 0;

    public static Plain From(double value) => new(value);

    public static Plain Exp(double high, double low) => high <= 0
        ? new(ExponentialKernel.Of(-high, -low).Value)
        : new(1 / ExponentialKernel.Of(high, low).Value);

    public static Plain operator +(Plain left, Plain right) => new(left.Value + right.Value);

    public static Plain operator -(Plain left, Plain right) => new(left.Value - right.Value);

    public static Plain operator *(Plain left, Plain right) => new(left.Value * right.Value);

    public static Plain operator /(Plain left, Plain right) => new(left.Value / right.Value);

    public static Plain Narrow(Extended value) => new(value.ToDouble());

    public Extended Widen() => Extended.From(Value);

    public double ToDouble() => Value;
}
