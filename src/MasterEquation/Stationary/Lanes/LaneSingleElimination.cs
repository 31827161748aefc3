using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>Eliminates one state at a time: for narrow bands, whose rows are too short for tiles.</summary>
internal sealed class LaneSingleElimination(LaneWindow window) : ILaneStep
{
    /// <inheritdoc/>
    public Vector256<double> SmallestProduct { get; set; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Eliminate(int k, int depth, int last, LaneFactors factors)
    {
        int count = last - k + 1;
        ref Vector256<double> rates = ref MemoryMarshal.GetArrayDataReference(window.Rates);
        ref Vector256<double> row = ref Unsafe.Add(ref rates, window.At(k, k));
        Vector256<double> s = Vector256<double>.Zero, least = LaneMinimum.None, leastInRow = least;
        for (int i = 1; i < count; i++)
        {
            Vector256<double> rate = Unsafe.Add(ref rates, window.At(k + i, k));
            s += rate;
            least = LaneMinimum.Of(least, rate);
            leastInRow = LaneMinimum.Of(leastInRow, Unsafe.Add(ref row, i));
        }
        int state = window.State(k);
        Vector256<double> inverse = Vector256<double>.One / s;
        factors.Inverse[state] = inverse;
        for (int parameter = 0; parameter < window.Slopes.Length; parameter++)
            factors.ExitSlopes[parameter][state] = EliminateSlope(parameter, k, count, inverse);
        for (int i = 1; i < count; i++)
        {
            ref Vector256<double> target = ref Unsafe.Add(ref rates, window.At(k + i, k));
            Vector256<double> l = target * inverse;
            for (int j = 1; j < count; j++)
                Unsafe.Add(ref target, j) = Vector256.FusedMultiplyAdd(l, Unsafe.Add(ref row, j), Unsafe.Add(ref target, j));
        }
        SmallestProduct = Vector256.Min(SmallestProduct, least * inverse * leastInRow);
        factors.Keep(factors.Rates, state, window.Rates.AsSpan(window.At(k, k + 1), count - 1));
        for (int parameter = 0; parameter < window.Slopes.Length; parameter++)
            factors.Keep(factors.RateSlopes[parameter], state, window.Slopes[parameter].AsSpan(window.At(k, k + 1), count - 1));
    }

    // da_ij += dl_i a_kj + l_i da_kj with dl_i = (da_ik - l_i ds_k)/s_k, before the rates change; returns ds_k.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Vector256<double> EliminateSlope(int parameter, int k, int count, Vector256<double> inverse)
    {
        ref Vector256<double> rates = ref MemoryMarshal.GetArrayDataReference(window.Rates);
        ref Vector256<double> slopes = ref MemoryMarshal.GetArrayDataReference(window.Slopes[parameter]);
        ref Vector256<double> row = ref Unsafe.Add(ref rates, window.At(k, k)), rowSlope = ref Unsafe.Add(ref slopes, window.At(k, k));
        Vector256<double> ds = Vector256<double>.Zero;
        for (int i = 1; i < count; i++)
            ds += Unsafe.Add(ref slopes, window.At(k + i, k));
        for (int i = 1; i < count; i++)
        {
            ref Vector256<double> target = ref Unsafe.Add(ref slopes, window.At(k + i, k));
            Vector256<double> l = Unsafe.Add(ref rates, window.At(k + i, k)) * inverse, dl = (target - l * ds) * inverse;
            for (int j = 1; j < count; j++)
            {
                Vector256<double> sum = Vector256.FusedMultiplyAdd(dl, Unsafe.Add(ref row, j), Unsafe.Add(ref target, j));
                Unsafe.Add(ref target, j) = Vector256.FusedMultiplyAdd(l, Unsafe.Add(ref rowSlope, j), sum);
            }
        }
        return ds;
    }
}
