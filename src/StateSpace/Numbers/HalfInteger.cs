using System.Globalization;

namespace SpinTorque;

/// <summary>An exact half-integer: a spin S or its projection S_z, in units of hbar.</summary>
/// <param name="Doubled">Twice the value, so that 3/2 is stored as 3.</param>
public readonly record struct HalfInteger(int Doubled) : IComparable<HalfInteger>
{
    /// <summary>The value as a floating-point number; exact.</summary>
    public double Value => Doubled / 2.0;

    /// <summary>The half-integer equal to an integer.</summary>
    /// <param name="value">|value| below 2^30.</param>
    /// <exception cref="OverflowException">Twice the value leaves the range of an int.</exception>
    public static HalfInteger FromInteger(int value) => new(checked(2 * value));

    /// <summary>The half-integer equal to a number, if it is one.</summary>
    /// <param name="value">Any number.</param>
    /// <param name="result">The half-integer; zero where the answer is false.</param>
    /// <returns>False where twice the value is no integer or leaves the range of an int.</returns>
    public static bool TryFrom(DoubleDouble value, out HalfInteger result)
    {
        double doubled = 2 * value.High;
        bool exact = value.Low == 0 && Math.Abs(doubled) <= int.MaxValue && Math.Floor(doubled) == doubled;
        result = exact ? new HalfInteger((int)doubled) : default;
        return exact;
    }

    /// <inheritdoc/>
    public int CompareTo(HalfInteger other) => Doubled.CompareTo(other.Doubled);

    /// <summary>True where <paramref name="left"/> is smaller.</summary>
    public static bool operator <(HalfInteger left, HalfInteger right) => left.Doubled < right.Doubled;

    /// <summary>True where <paramref name="left"/> is larger.</summary>
    public static bool operator >(HalfInteger left, HalfInteger right) => left.Doubled > right.Doubled;

    /// <summary>True where <paramref name="left"/> is not larger.</summary>
    public static bool operator <=(HalfInteger left, HalfInteger right) => left.Doubled <= right.Doubled;

    /// <summary>True where <paramref name="left"/> is not smaller.</summary>
    public static bool operator >=(HalfInteger left, HalfInteger right) => left.Doubled >= right.Doubled;

    /// <summary>The value as physicists write it: <c>2</c>, <c>-3/2</c>.</summary>
    public override string ToString() => int.IsEvenInteger(Doubled)
        ? (Doubled / 2).ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Doubled}/2");
}
