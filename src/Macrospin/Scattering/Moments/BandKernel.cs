using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>Products of a matrix of five diagonals with a vector that has two zeros before its first entry.</summary>
internal static class BandKernel
{
    /// <summary>target_i = sum_d A_d,i c_(i+d-2).</summary>
    public static void Multiply(double[][] diagonals, double[] c, double[] target, int length)
    {
        Array.Clear(target, HarmonicVector.Margin, length);
        AddMultiple(diagonals, c, target, length, 1);
    }

    /// <summary>target_i += factor sum_d A_d,i c_(i+d-2).</summary>
    public static void AddMultiple(double[][] diagonals, double[] c, double[] target, int length, double factor)
    {
        ref double a0 = ref MemoryMarshal.GetArrayDataReference(diagonals[0]), a1 = ref MemoryMarshal.GetArrayDataReference(diagonals[1]);
        ref double a2 = ref MemoryMarshal.GetArrayDataReference(diagonals[2]), a3 = ref MemoryMarshal.GetArrayDataReference(diagonals[3]);
        ref double a4 = ref MemoryMarshal.GetArrayDataReference(diagonals[4]), x = ref MemoryMarshal.GetArrayDataReference(c);
        ref double y = ref MemoryMarshal.GetArrayDataReference(target);
        Vector256<double> scale = Vector256.Create(factor);
        int i = 0;
        for (; i + 4 <= length; i += 4)
        {
            nuint at = (nuint)i;
            Vector256<double> even = Vector256.LoadUnsafe(ref a0, at) * Vector256.LoadUnsafe(ref x, at);
            Vector256<double> odd = Vector256.LoadUnsafe(ref a1, at) * Vector256.LoadUnsafe(ref x, at + 1);
            even = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref a2, at), Vector256.LoadUnsafe(ref x, at + 2), even);
            odd = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref a3, at), Vector256.LoadUnsafe(ref x, at + 3), odd);
            even = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref a4, at), Vector256.LoadUnsafe(ref x, at + 4), even);
            Vector256.FusedMultiplyAdd(scale, even + odd, Vector256.LoadUnsafe(ref y, at + 2)).StoreUnsafe(ref y, at + 2);
        }
        for (; i < length; i++)
        {
            double sum = 0;
            for (int d = 0; d < 5; d++)
                sum = Math.FusedMultiplyAdd(diagonals[d][i], c[i + d], sum);
            target[i + HarmonicVector.Margin] += factor * sum;
        }
    }
}
