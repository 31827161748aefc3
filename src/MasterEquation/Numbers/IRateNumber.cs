using System.Numerics;

namespace SpinTorque;

/// <summary>
/// What the elimination asks of a number: sums, products and quotients that keep relative accuracy. <see cref="Plain"/> is a double,
/// <see cref="Extended"/> carries its exponent apart.
/// </summary>
/// <typeparam name="T">The number itself.</typeparam>
internal interface IRateNumber<T> :
    IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IDivisionOperators<T, T, T>
    where T : struct, IRateNumber<T>
{
    /// <summary>Zero, the default value.</summary>
    static abstract T Zero { get; }

    /// <summary>One.</summary>
    static abstract T One { get; }

    /// <summary>The value of a double.</summary>
    static abstract T From(double value);

    /// <summary>e^(high + low), |low| at most an ulp of high, relative error a few units of rounding.</summary>
    static abstract T Exp(double high, double low);

    /// <summary>The nearest number of this kind.</summary>
    static abstract T Narrow(Extended value);

    /// <summary>The number with its exponent apart; exact.</summary>
    Extended Widen();

    /// <summary>True for an exact zero.</summary>
    bool IsZero { get; }

    /// <summary>The nearest double; zero or infinite where out of range.</summary>
    double ToDouble();
}
