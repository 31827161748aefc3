using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>A row of whole vectors of numbers with exponents apart, packed as mantissas and exponents.</summary>
/// <param name="mantissas">The first mantissa.</param>
/// <param name="steps">The first exponent.</param>
/// <param name="length">Numbers, of whole vectors.</param>
internal readonly ref struct ExtendedRow(ref double mantissas, ref long steps, int length)
{
    private readonly ref double _mantissas = ref mantissas;
    private readonly ref long _steps = ref steps;

    /// <summary>Numbers, of whole vectors.</summary>
    public int Length { get; } = length;

    /// <summary>Eight numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ExtendedVector At(int i) => ExtendedVector.Load(ref Unsafe.Add(ref _mantissas, i), ref Unsafe.Add(ref _steps, i));

    /// <summary>Eight times one of the numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ExtendedVector Each(int i) => new(Vector512.Create(Unsafe.Add(ref _mantissas, i)), Vector512.Create(Unsafe.Add(ref _steps, i)));

    /// <summary>Replaces eight numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int i, in ExtendedVector numbers) => numbers.Store(ref Unsafe.Add(ref _mantissas, i), ref Unsafe.Add(ref _steps, i));

    /// <summary>One number, in range.</summary>
    public Extended this[int i]
    {
        get => Extended.InRange(Unsafe.Add(ref _mantissas, i), Unsafe.Add(ref _steps, i));
        set
        {
            Unsafe.Add(ref _mantissas, i) = value.Mantissa;
            Unsafe.Add(ref _steps, i) = value.IsZero ? ExtendedVector.None : value.Scale;
        }
    }
}
