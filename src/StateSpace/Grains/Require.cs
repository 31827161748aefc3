using System.Runtime.CompilerServices;

namespace SpinTorque;

/// <summary>Guards of the parameter records: each throws with the property's name, its value and the allowed range.</summary>
internal static class Require
{
    public static DoubleDouble Finite(DoubleDouble value, [CallerMemberName] string name = "") =>
        value.IsFinite ? value : throw Refused(name, value, "finite");

    public static DoubleDouble Positive(DoubleDouble value, [CallerMemberName] string name = "") =>
        value.IsFinite && value > 0.0 ? value : throw Refused(name, value, "finite and above zero");

    public static DoubleDouble NotNegative(DoubleDouble value, [CallerMemberName] string name = "") =>
        value.IsFinite && value >= 0.0 ? value : throw Refused(name, value, "finite and not negative");

    public static double Finite(double value, [CallerMemberName] string name = "") => Finite((DoubleDouble)value, name).High;

    public static double Positive(double value, [CallerMemberName] string name = "") => Positive((DoubleDouble)value, name).High;

    public static double NotNegative(double value, [CallerMemberName] string name = "") => NotNegative((DoubleDouble)value, name).High;

    private static ArgumentOutOfRangeException Refused(string name, DoubleDouble value, string range) =>
        new(name, value.High, $"{name} must be {range}.");
}
