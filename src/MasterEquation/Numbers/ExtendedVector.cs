using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SpinTorque;

/// <summary>
/// Eight numbers mantissa 2^(512 step) in two vectors; exact and rounded as <see cref="Extended"/>. Needs AVX-512.
/// </summary>
/// <param name="Mantissas">Mantissas.</param>
/// <param name="Steps">Exponents; <see cref="None"/> for zero.</param>
internal readonly record struct ExtendedVector(Vector512<double> Mantissas, Vector512<long> Steps)
{
    /// <summary>Numbers in a vector.</summary>
    public const int Count = 8;

    /// <summary>The exponent of zero: below all others, and sums of it stay in range.</summary>
    public const long None = -1L << 60;

    private const double Down = 7.458340731200207e-155;     // 2^-512
    private const double Largest = 1.157920892373162e77;    // 2^256
    private const double Smallest = 8.636168555094445e-78;  // 2^-256

    /// <summary>Whether the machine can.</summary>
    public static bool IsSupported => Avx512DQ.IsSupported;

    /// <summary>Eight times one number that is not zero.</summary>
    public static ExtendedVector Of(Extended number) => new(Vector512.Create(number.Mantissa), Vector512.Create(number.Scale));

    /// <summary>Of mantissas and exponents apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ExtendedVector Load(ref double mantissas, ref long steps) => new(Vector512.LoadUnsafe(ref mantissas), Vector512.LoadUnsafe(ref steps));

    /// <summary>Of eight numbers in a row; <see cref="Lane"/> tells their order.</summary>
    /// <param name="numbers">The first of them.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ExtendedVector Load(ref readonly Extended numbers)
    {
        ref double first = ref Unsafe.As<Extended, double>(ref Unsafe.AsRef(in numbers));
        Vector512<double> low = Vector512.LoadUnsafe(ref first), high = Vector512.LoadUnsafe(ref first, Count);
        Vector512<double> mantissas = Avx512F.UnpackLow(low, high);
        Vector512<long> zero = Vector512.Equals(mantissas, Vector512<double>.Zero).AsInt64();
        return new ExtendedVector(mantissas, Vector512.ConditionalSelect(zero, Vector512.Create(None), Avx512F.UnpackHigh(low, high).AsInt64()));
    }

    /// <summary>Where vectors that are loaded from a row hold its number j.</summary>
    public static int Lane(int j) => (j & -Count) | (j & 3) << 1 | (j >> 2 & 1);

    /// <summary>Puts mantissas and exponents apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double mantissas, ref long steps)
    {
        Mantissas.StoreUnsafe(ref mantissas);
        Steps.StoreUnsafe(ref steps);
    }

    /// <summary>Puts the numbers back in a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref Extended numbers)
    {
        ref double first = ref Unsafe.As<Extended, double>(ref numbers);
        Vector512<double> exponents = (Steps & ~Vector512.Equals(Mantissas, Vector512<double>.Zero).AsInt64()).AsDouble();
        Avx512F.UnpackLow(Mantissas, exponents).StoreUnsafe(ref first);
        Avx512F.UnpackHigh(Mantissas, exponents).StoreUnsafe(ref first, Count);
    }

    /// <summary>This + a b for a and b in range; the sum may leave it and be added to again some times before <see cref="Normalised"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ExtendedVector Plus(in ExtendedVector a, in ExtendedVector b)
    {
        Vector512<long> steps = a.Steps + b.Steps, common = Vector512.Max(Steps, steps);
        return new ExtendedVector(Mantissas * Shift(common - Steps) + a.Mantissas * b.Mantissas * Shift(common - steps), common);
    }

    /// <summary>The product, in range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ExtendedVector operator *(in ExtendedVector a, in ExtendedVector b) =>
        new ExtendedVector(a.Mantissas * b.Mantissas, a.Steps + b.Steps).Normalised();

    /// <summary>Mantissas over 2^(512 common), for an exponent not below any of these.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Over(long common) => Mantissas * Shift(Vector512.Create(common) - Steps);

    /// <summary>With mantissas in range: 2^-256 to 2^256.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ExtendedVector Normalised()
    {
        Vector512<double> size = Vector512.Abs(Mantissas);
        Vector512<double> large = Vector512.GreaterThanOrEqual(size, Vector512.Create(Largest)), small = Vector512.LessThan(size, Vector512.Create(Smallest));
        Vector512<double> factor = Vector512.ConditionalSelect(large, Vector512.Create(Down), Vector512.ConditionalSelect(small, Vector512.Create(1 / Down), Vector512<double>.One));
        return new ExtendedVector(Mantissas * factor, Steps + small.AsInt64() - large.AsInt64());       // a mask is minus one
    }

    // 2^(-512 steps): products lie two steps about one, so more than two are lost in rounding
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Shift(Vector512<long> steps) =>
        Avx512F.PermuteVar8x64(Vector512.Create(1, Down, Down * Down, 0, 0, 0, 0, 0), Vector512.Min(steps, Vector512.Create(3L)));
}
