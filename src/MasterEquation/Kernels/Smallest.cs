using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>The smallest positive factors and rates of a panel, lane by lane: with the exit rates they bound every product.</summary>
internal struct Smallest
{
    public Vector512<double> OfFactors;

    public Vector512<double> OfRates;

    public Smallest() => (OfFactors, OfRates) = (None, None);

    public static Vector512<double> None => Vector512.Create(double.PositiveInfinity);

    /// <summary>A lower bound of every product l_i a_kj.</summary>
    /// <param name="exit">The smallest exit rate.</param>
    public readonly double Product(double exit) => Math.Min(exit, Least(OfFactors)) * Least(OfRates);

    /// <summary>The smaller lanes of two vectors of non-negative numbers, zeros of the second left out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Of(Vector512<double> least, Vector512<double> numbers) =>
        Vector512.MinNative(least, Vector512.ConditionalSelect(Vector512.Equals(numbers, Vector512<double>.Zero), None, numbers));

    private static double Least(Vector512<double> numbers)
    {
        Vector256<double> four = Vector256.MinNative(numbers.GetLower(), numbers.GetUpper());
        Vector128<double> two = Vector128.MinNative(four.GetLower(), four.GetUpper());
        return Math.Min(two[0], two[1]);
    }
}
