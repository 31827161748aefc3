using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// The first four states of a front: their exit rates, columns l_ip and rows u_pj, each finished with what the earlier of the four add. What
/// flows from them to states beyond the four is summed first, so the four are eliminated among themselves, and all rows and columns follow
/// without waiting for each other.
/// </summary>
/// <param name="front">The front.</param>
internal sealed class FrontPanel(Front front)
{
    private const int Panel = FrontKernels.Panel;

    private readonly Vector256<double>[] _beyond = new Vector256<double>[Panel];     // l_p summed over the states beyond

    /// <summary>l_ip at 4 i + p.</summary>
    public AlignedLanes Columns { get; } = new(front.Size * Panel);

    /// <summary>u_pj at p size + j; l_pj below the diagonal.</summary>
    public AlignedLanes Rows { get; } = new(front.Size * Panel);

    /// <summary>1/s_p.</summary>
    public Vector256<double>[] Inverse { get; } = new Vector256<double>[Panel];

    /// <summary>Derivatives of <see cref="Columns"/>, one array a parameter.</summary>
    public AlignedLanes[] ColumnSlopes { get; } = [.. front.Slopes.Select(_ => new AlignedLanes(front.Size * Panel))];

    /// <summary>Derivatives of <see cref="Rows"/>, one array a parameter.</summary>
    public AlignedLanes[] RowSlopes { get; } = [.. front.Slopes.Select(_ => new AlignedLanes(front.Size * Panel))];

    /// <summary>Derivatives of s_p, one array a parameter.</summary>
    public Vector256<double>[][] ExitSlopes { get; } = [.. front.Slopes.Select(_ => new Vector256<double>[Panel])];

    /// <summary>Lower bounds, lane by lane, of every product l_i a_kj since the front started.</summary>
    public Vector256<double> SmallestProduct { get; set; }

    /// <summary>Eliminates them; the front moves on to the next four.</summary>
    /// <param name="empty">How many of the first of them stand for no state.</param>
    /// <returns>Mean times until each of the four is left for good, summed; zero unless the front carries them.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Vector256<double> Eliminate(int empty)
    {
        int size = front.Size, parameters = front.Carrying ? front.Slopes.Length : 0;
        EliminateBlock(empty);
        for (int parameter = 0; parameter < parameters; parameter++)
            DifferentiateBlock(parameter);
        SmallestProduct = Vector256.MinNative(SmallestProduct, FrontColumns.Finish(front.Rates, Columns, Rows, Inverse, size) * FrontRows.Finish(front.Rates, Rows, size));
        for (int parameter = 0; parameter < parameters; parameter++)
        {
            FrontColumns.FinishSlopes(
                front.Slopes[parameter], Columns, Rows, Inverse, ColumnSlopes[parameter], RowSlopes[parameter], ExitSlopes[parameter], size);
            FrontRows.FinishSlopes(front.Slopes[parameter], Rows, RowSlopes[parameter], size);
        }
        Vector256<double> times = front.Carrying ? FrontTimes.Advance(front.Times, Rows, Inverse, size, counts: true) : Vector256<double>.Zero;
        FrontTimes.Advance(front.Detours, Rows, Inverse, size, counts: !front.Carrying);
        Advance(size, parameters);
        front.Advance();
        return times;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Advance(int size, int parameters)
    {
        for (int parameter = 1; parameter < parameters; parameter++)
            FrontKernels.Advance(front.Slopes[parameter], Columns, Rows, ColumnSlopes[parameter], RowSlopes[parameter], size);
        if (parameters == 0)
            FrontKernels.Advance(front.Rates, Columns, Rows, size);
        else
            FrontKernels.Advance(front.Rates, front.Slopes[0], Columns, Rows, ColumnSlopes[0], RowSlopes[0], size);
    }

    // s_p = sum_i a_ip, l_ip = a_ip/s_p, a_iq += l_ip a_pq among the four; what flows beyond them is a row of its own.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void EliminateBlock(int empty)
    {
        CopyBlock(front.Rates, Rows);
        FrontColumns.Sum(front.Rates, _beyond, front.Size);
        Span<Vector256<double>> a = Rows.All, beyond = _beyond;
        int size = front.Size;
        for (int p = 0; p < Panel; p++)
        {
            Vector256<double> s = beyond[p];
            for (int i = p + 1; i < Panel; i++)
                s += a[i * size + p];
            Vector256<double> inverse = p < empty ? Vector256<double>.Zero : Vector256<double>.One / s;
            Inverse[p] = inverse;
            beyond[p] *= inverse;
            for (int i = p + 1; i < Panel; i++)
                a[i * size + p] *= inverse;
            for (int q = p + 1; q < Panel; q++)
            {
                Vector256<double> u = a[p * size + q];
                beyond[q] = Vector256.FusedMultiplyAdd(beyond[p], u, beyond[q]);
                for (int i = p + 1; i < Panel; i++)
                    a[i * size + q] = Vector256.FusedMultiplyAdd(a[i * size + p], u, a[i * size + q]);
            }
        }
    }

    // dl_ip = (da_ip - l_ip ds_p)/s_p, da_iq += dl_ip a_pq + l_ip da_pq
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void DifferentiateBlock(int parameter)
    {
        Span<Vector256<double>> beyond = stackalloc Vector256<double>[Panel];
        CopyBlock(front.Slopes[parameter], RowSlopes[parameter]);
        FrontColumns.Sum(front.Slopes[parameter], beyond, front.Size);
        Span<Vector256<double>> a = Rows.All, da = RowSlopes[parameter].All;
        int size = front.Size;
        for (int p = 0; p < Panel; p++)
        {
            Vector256<double> ds = beyond[p], inverse = Inverse[p];
            for (int i = p + 1; i < Panel; i++)
                ds += da[i * size + p];
            ExitSlopes[parameter][p] = ds;
            beyond[p] = (beyond[p] - _beyond[p] * ds) * inverse;
            for (int i = p + 1; i < Panel; i++)
                da[i * size + p] = (da[i * size + p] - a[i * size + p] * ds) * inverse;
            for (int q = p + 1; q < Panel; q++)
            {
                Vector256<double> u = a[p * size + q], du = da[p * size + q];
                beyond[q] = Vector256.FusedMultiplyAdd(_beyond[p], du, Vector256.FusedMultiplyAdd(beyond[p], u, beyond[q]));
                for (int i = p + 1; i < Panel; i++)
                {
                    ref Vector256<double> slope = ref da[i * size + q];
                    slope = Vector256.FusedMultiplyAdd(a[i * size + p], du, Vector256.FusedMultiplyAdd(da[i * size + p], u, slope));
                }
            }
        }
    }

    private void CopyBlock(AlignedLanes from, AlignedLanes to)
    {
        for (int p = 0; p < Panel; p++)
            from.All.Slice(p * front.Size, Panel).CopyTo(to.All[(p * front.Size)..]);
    }
}
