using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>Smallest numbers that are not zero, lane by lane.</summary>
internal static class LaneMinimum
{
    /// <summary>Larger than any number: where a search begins.</summary>
    public static Vector256<double> None => Vector256.Create(double.PositiveInfinity);

    /// <summary>The smaller of the least so far and a number that is not negative; zeros do not count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Of(Vector256<double> least, Vector256<double> value) =>
        Vector256.Min(least, Vector256.ConditionalSelect(Vector256.Equals(value, Vector256<double>.Zero), None, value));
}
