using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SpinTorque;

/// <summary>Columns of a band as contiguous rows and back, four by four where the machine has vectors for it.</summary>
internal static class TransposeKernels
{
    /// <summary>to[c, r] = from[r, c], and zeros up to a whole vector of eight.</summary>
    /// <param name="from">First number of the band's block.</param>
    /// <param name="fromStep">Distance of its rows.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="to">The packed column of c = 0.</param>
    /// <param name="toStep">Distance of packed columns.</param>
    /// <param name="columns">Columns.</param>
    public static void Pack(ref double from, nint fromStep, int rows, ref double to, nint toStep, int columns)
    {
        int padded = Panel.Padded(rows), c = 0;
        for (; Avx.IsSupported && c + 4 <= columns; c += 4)
        {
            ref double block = ref Unsafe.Add(ref to, c * toStep);
            ref double row = ref Unsafe.Add(ref from, c);
            for (int r = 0; r < padded; r += 4)
            {
                Store(
                    Transposed(Load(ref row, r, fromStep, rows), Load(ref row, r + 1, fromStep, rows), Load(ref row, r + 2, fromStep, rows), Load(ref row, r + 3, fromStep, rows)),
                    ref Unsafe.Add(ref block, r), toStep);
            }
        }
        for (; c < columns; c++)
        {
            for (int r = 0; r < padded; r++)
                Unsafe.Add(ref to, c * toStep + r) = r < rows ? Unsafe.Add(ref from, r * fromStep + c) : 0;
        }
    }

    /// <summary>to[r, c] = from[c, r].</summary>
    /// <param name="from">The packed column of c = 0.</param>
    /// <param name="fromStep">Distance of packed columns.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="to">First number of the band's block.</param>
    /// <param name="toStep">Distance of its rows.</param>
    /// <param name="rows">Its rows.</param>
    public static void Unpack(ref double from, nint fromStep, int columns, ref double to, nint toStep, int rows)
    {
        int c = 0;
        for (; Avx.IsSupported && c + 4 <= columns; c += 4)
        {
            ref double block = ref Unsafe.Add(ref from, c * fromStep);
            ref double row = ref Unsafe.Add(ref to, c);
            int r = 0;
            for (; r + 4 <= rows; r += 4)
            {
                ref double at = ref Unsafe.Add(ref block, r);
                Store(
                    Transposed(Load(ref at, 0, fromStep, 4), Load(ref at, 1, fromStep, 4), Load(ref at, 2, fromStep, 4), Load(ref at, 3, fromStep, 4)),
                    ref Unsafe.Add(ref row, r * toStep), toStep);
            }
            Unpack(ref block, fromStep, 0, 4, ref row, toStep, r, rows);
        }
        Unpack(ref from, fromStep, c, columns, ref to, toStep, 0, rows);
    }

    private static void Unpack(ref double from, nint fromStep, int c, int columns, ref double to, nint toStep, int first, int rows)
    {
        for (; c < columns; c++)
        {
            for (int r = first; r < rows; r++)
                Unsafe.Add(ref to, r * toStep + c) = Unsafe.Add(ref from, c * fromStep + r);
        }
    }

    private static Vector256<double> Load(ref double from, int row, nint step, int rows) =>
        row < rows ? Vector256.LoadUnsafe(ref Unsafe.Add(ref from, row * step)) : Vector256<double>.Zero;

    private static void Store((Vector256<double> A, Vector256<double> B, Vector256<double> C, Vector256<double> D) rows, ref double to, nint step)
    {
        rows.A.StoreUnsafe(ref to);
        rows.B.StoreUnsafe(ref Unsafe.Add(ref to, step));
        rows.C.StoreUnsafe(ref Unsafe.Add(ref to, 2 * step));
        rows.D.StoreUnsafe(ref Unsafe.Add(ref to, 3 * step));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> A, Vector256<double> B, Vector256<double> C, Vector256<double> D) Transposed(
        Vector256<double> a, Vector256<double> b, Vector256<double> c, Vector256<double> d)
    {
        Vector256<double> even = Avx.UnpackLow(a, b), odd = Avx.UnpackHigh(a, b), even2 = Avx.UnpackLow(c, d), odd2 = Avx.UnpackHigh(c, d);
        return (
            Avx.Permute2x128(even, even2, 0x20), Avx.Permute2x128(odd, odd2, 0x20),
            Avx.Permute2x128(even, even2, 0x31), Avx.Permute2x128(odd, odd2, 0x31));
    }
}
