namespace SpinTorque.Tests;

/// <summary>An exact fraction under the name the elimination asks for: what it computes is then exact too.</summary>
internal readonly record struct ExactRate(BigRational Value) : IRateNumber<ExactRate>
{
    public static ExactRate Zero => default;

    public static ExactRate One => new(BigRational.One);

    public bool IsZero => Value.IsZero;

    public static ExactRate From(double value) => new(BigRational.From(value));

    public static ExactRate Exp(double high, double low) => throw new NotSupportedException("No exponential is a fraction.");

    public static ExactRate Narrow(Extended value) => From(value.ToDouble());

    public static ExactRate operator +(ExactRate left, ExactRate right) => new(left.Value + right.Value);

    public static ExactRate operator -(ExactRate left, ExactRate right) => new(left.Value - right.Value);

    public static ExactRate operator *(ExactRate left, ExactRate right) => new(left.Value * right.Value);

    public static ExactRate operator /(ExactRate left, ExactRate right) => new(left.Value / right.Value);

    public Extended Widen() => Extended.From(ToDouble());

    public double ToDouble() => Value.ToDouble();
}
