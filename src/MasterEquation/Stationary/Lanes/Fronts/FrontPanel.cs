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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Eliminate(int empty)
    {
        int size = front.Size;
        EliminateBlock(empty);
        for (int parameter = 0; parameter < front.Slopes.Length; parameter++)
            DifferentiateBlock(parameter);
        SmallestProduct = Vector256.MinNative(SmallestProduct, FinishColumns() * FinishRows());
        for (int parameter = 0; parameter < front.Slopes.Length; parameter++)
        {
            FinishColumnSlopes(front.Slopes[parameter], ColumnSlopes[parameter], RowSlopes[parameter], ExitSlopes[parameter]);
            FinishRowSlopes(front.Slopes[parameter], RowSlopes[parameter]);
            FrontKernels.Advance(front.Slopes[parameter], Columns, Rows, ColumnSlopes[parameter], RowSlopes[parameter], size);
        }
        FrontKernels.Advance(front.Rates, Columns, Rows, size);
        front.Advance();
    }

    // s_p = sum_i a_ip, l_ip = a_ip/s_p, a_iq += l_ip a_pq among the four; what flows beyond them is a row of its own.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void EliminateBlock(int empty)
    {
        CopyBlock(front.Rates, Rows);
        SumColumns(front.Rates, _beyond);
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
        SumColumns(front.Slopes[parameter], beyond);
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

    // Sums over the states beyond the four, odd and even ones apart.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SumColumns(AlignedLanes from, Span<Vector256<double>> sums)
    {
        nint size = front.Size;
        ref Vector256<double> a = ref Unsafe.Add(ref from.First, Panel * size);
        Vector512<double> even0 = Vector512<double>.Zero, even2 = even0, odd0 = even0, odd2 = even0;
        for (nint i = Panel; i < size; i += 2)
        {
            even0 += FrontKernels.Pair(ref a, 0);
            even2 += FrontKernels.Pair(ref a, 2);
            odd0 += FrontKernels.Pair(ref a, size);
            odd2 += FrontKernels.Pair(ref a, size + 2);
            a = ref Unsafe.Add(ref a, 2 * size);
        }
        (even0, even2) = (even0 + odd0, even2 + odd2);
        (sums[0], sums[1], sums[2], sums[3]) = (even0.GetLower(), even0.GetUpper(), even2.GetLower(), even2.GetUpper());
    }

    // l_ip beyond the four; returns the smallest that is not zero, those among the four included.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Vector256<double> FinishColumns()
    {
        nint size = front.Size;
        ref Vector256<double> u = ref Rows.First, a = ref front.Rates.First, l = ref Columns.First;
        Vector256<double> u01 = Unsafe.Add(ref u, 1), u02 = Unsafe.Add(ref u, 2), u03 = Unsafe.Add(ref u, 3);
        Vector256<double> u12 = Unsafe.Add(ref u, size + 2), u13 = Unsafe.Add(ref u, size + 3), u23 = Unsafe.Add(ref u, 2 * size + 3);
        Vector256<double> r0 = Inverse[0], r1 = Inverse[1], r2 = Inverse[2], r3 = Inverse[3];
        Vector256<double> least0 = LaneMinimum.None, least1 = least0, least2 = least0, least3 = least0;
        for (nint i = Panel; i < size; i++)
        {
            ref Vector256<double> row = ref Unsafe.Add(ref a, i * size), into = ref Unsafe.Add(ref l, i * Panel);
            Vector256<double> l0 = row * r0;
            Vector256<double> l1 = Vector256.FusedMultiplyAdd(l0, u01, Unsafe.Add(ref row, 1)) * r1;
            Vector256<double> l2 = Vector256.FusedMultiplyAdd(l1, u12, Vector256.FusedMultiplyAdd(l0, u02, Unsafe.Add(ref row, 2))) * r2;
            Vector256<double> l3 = Vector256.FusedMultiplyAdd(l0, u03, Unsafe.Add(ref row, 3));
            l3 = Vector256.FusedMultiplyAdd(l2, u23, Vector256.FusedMultiplyAdd(l1, u13, l3)) * r3;
            (into, Unsafe.Add(ref into, 1), Unsafe.Add(ref into, 2), Unsafe.Add(ref into, 3)) = (l0, l1, l2, l3);
            (least0, least1) = (LaneMinimum.Of(least0, l0), LaneMinimum.Of(least1, l1));
            (least2, least3) = (LaneMinimum.Of(least2, l2), LaneMinimum.Of(least3, l3));
        }
        Vector256<double> least = Vector256.MinNative(Vector256.MinNative(least0, least1), Vector256.MinNative(least2, least3));
        for (int p = 1; p < Panel; p++)
        {
            for (int q = 0; q < p; q++)
                least = LaneMinimum.Of(least, Unsafe.Add(ref u, p * size + q));
        }
        return least;
    }

    // u_pj beyond the four; returns the smallest that is not zero, those among the four included.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Vector256<double> FinishRows()
    {
        nint size = front.Size;
        ref Vector256<double> u = ref Rows.First, a = ref front.Rates.First;
        Vector512<double> l10 = Factor(ref u, 1, 0), l20 = Factor(ref u, 2, 0), l21 = Factor(ref u, 2, 1);
        Vector512<double> l30 = Factor(ref u, 3, 0), l31 = Factor(ref u, 3, 1), l32 = Factor(ref u, 3, 2);
        Vector512<double> least0 = Vector512.Create(double.PositiveInfinity), least1 = least0, least2 = least0, least3 = least0;
        for (nint j = Panel; j < size; j += 2)
        {
            Vector512<double> u0 = FrontKernels.Pair(ref a, j);
            Vector512<double> u1 = Vector512.FusedMultiplyAdd(l10, u0, FrontKernels.Pair(ref a, j + size));
            Vector512<double> u2 = Vector512.FusedMultiplyAdd(l21, u1, Vector512.FusedMultiplyAdd(l20, u0, FrontKernels.Pair(ref a, j + 2 * size)));
            Vector512<double> u3 = Vector512.FusedMultiplyAdd(l30, u0, FrontKernels.Pair(ref a, j + 3 * size));
            u3 = Vector512.FusedMultiplyAdd(l32, u2, Vector512.FusedMultiplyAdd(l31, u1, u3));
            (FrontKernels.Pair(ref u, j), FrontKernels.Pair(ref u, j + size)) = (u0, u1);
            (FrontKernels.Pair(ref u, j + 2 * size), FrontKernels.Pair(ref u, j + 3 * size)) = (u2, u3);
            (least0, least1) = (LaneMinimum.Of(least0, u0), LaneMinimum.Of(least1, u1));
            (least2, least3) = (LaneMinimum.Of(least2, u2), LaneMinimum.Of(least3, u3));
        }
        Vector512<double> both = Vector512.MinNative(Vector512.MinNative(least0, least1), Vector512.MinNative(least2, least3));
        Vector256<double> least = Vector256.MinNative(both.GetLower(), both.GetUpper());
        for (int p = 0; p < Panel; p++)
        {
            for (int q = p + 1; q < Panel; q++)
                least = LaneMinimum.Of(least, Unsafe.Add(ref u, p * size + q));
        }
        return least;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<double> Factor(ref Vector256<double> block, int p, int q) => FrontKernels.Twice(ref Unsafe.Add(ref block, p * front.Size + q));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FinishColumnSlopes(AlignedLanes slopes, AlignedLanes columns, AlignedLanes rows, Vector256<double>[] exits)
    {
        nint size = front.Size;
        ref Vector256<double> u = ref Rows.First, du = ref rows.First, a = ref slopes.First;
        Vector256<double> u01 = Unsafe.Add(ref u, 1), u02 = Unsafe.Add(ref u, 2), u03 = Unsafe.Add(ref u, 3);
        Vector256<double> u12 = Unsafe.Add(ref u, size + 2), u13 = Unsafe.Add(ref u, size + 3), u23 = Unsafe.Add(ref u, 2 * size + 3);
        Vector256<double> v01 = Unsafe.Add(ref du, 1), v02 = Unsafe.Add(ref du, 2), v03 = Unsafe.Add(ref du, 3);
        Vector256<double> v12 = Unsafe.Add(ref du, size + 2), v13 = Unsafe.Add(ref du, size + 3), v23 = Unsafe.Add(ref du, 2 * size + 3);
        Vector256<double> s0 = exits[0], s1 = exits[1], s2 = exits[2], s3 = exits[3];
        Vector256<double> r0 = Inverse[0], r1 = Inverse[1], r2 = Inverse[2], r3 = Inverse[3];
        for (nint i = Panel; i < size; i++)
        {
            ref Vector256<double> row = ref Unsafe.Add(ref a, i * size);
            ref Vector256<double> l = ref Unsafe.Add(ref Columns.First, i * Panel), dl = ref Unsafe.Add(ref columns.First, i * Panel);
            Vector256<double> l0 = l, l1 = Unsafe.Add(ref l, 1), l2 = Unsafe.Add(ref l, 2), l3 = Unsafe.Add(ref l, 3);
            Vector256<double> d0 = (row - l0 * s0) * r0;
            Vector256<double> d1 = Vector256.FusedMultiplyAdd(l0, v01, Vector256.FusedMultiplyAdd(d0, u01, Unsafe.Add(ref row, 1)));
            d1 = (d1 - l1 * s1) * r1;
            Vector256<double> d2 = Vector256.FusedMultiplyAdd(l0, v02, Vector256.FusedMultiplyAdd(d0, u02, Unsafe.Add(ref row, 2)));
            d2 = (Vector256.FusedMultiplyAdd(l1, v12, Vector256.FusedMultiplyAdd(d1, u12, d2)) - l2 * s2) * r2;
            Vector256<double> d3 = Vector256.FusedMultiplyAdd(l0, v03, Vector256.FusedMultiplyAdd(d0, u03, Unsafe.Add(ref row, 3)));
            d3 = Vector256.FusedMultiplyAdd(l1, v13, Vector256.FusedMultiplyAdd(d1, u13, d3));
            d3 = (Vector256.FusedMultiplyAdd(l2, v23, Vector256.FusedMultiplyAdd(d2, u23, d3)) - l3 * s3) * r3;
            (dl, Unsafe.Add(ref dl, 1), Unsafe.Add(ref dl, 2), Unsafe.Add(ref dl, 3)) = (d0, d1, d2, d3);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FinishRowSlopes(AlignedLanes slopes, AlignedLanes rows)
    {
        nint size = front.Size;
        ref Vector256<double> u = ref Rows.First, du = ref rows.First, a = ref slopes.First;
        Vector512<double> l10 = Factor(ref u, 1, 0), l20 = Factor(ref u, 2, 0), l21 = Factor(ref u, 2, 1);
        Vector512<double> l30 = Factor(ref u, 3, 0), l31 = Factor(ref u, 3, 1), l32 = Factor(ref u, 3, 2);
        Vector512<double> d10 = Factor(ref du, 1, 0), d20 = Factor(ref du, 2, 0), d21 = Factor(ref du, 2, 1);
        Vector512<double> d30 = Factor(ref du, 3, 0), d31 = Factor(ref du, 3, 1), d32 = Factor(ref du, 3, 2);
        for (nint j = Panel; j < size; j += 2)
        {
            Vector512<double> u0 = FrontKernels.Pair(ref u, j), u1 = FrontKernels.Pair(ref u, j + size), u2 = FrontKernels.Pair(ref u, j + 2 * size);
            Vector512<double> v0 = FrontKernels.Pair(ref a, j);
            Vector512<double> v1 = Vector512.FusedMultiplyAdd(l10, v0, Vector512.FusedMultiplyAdd(d10, u0, FrontKernels.Pair(ref a, j + size)));
            Vector512<double> v2 = Vector512.FusedMultiplyAdd(l20, v0, Vector512.FusedMultiplyAdd(d20, u0, FrontKernels.Pair(ref a, j + 2 * size)));
            v2 = Vector512.FusedMultiplyAdd(l21, v1, Vector512.FusedMultiplyAdd(d21, u1, v2));
            Vector512<double> v3 = Vector512.FusedMultiplyAdd(l30, v0, Vector512.FusedMultiplyAdd(d30, u0, FrontKernels.Pair(ref a, j + 3 * size)));
            v3 = Vector512.FusedMultiplyAdd(l31, v1, Vector512.FusedMultiplyAdd(d31, u1, v3));
            v3 = Vector512.FusedMultiplyAdd(l32, v2, Vector512.FusedMultiplyAdd(d32, u2, v3));
            (FrontKernels.Pair(ref du, j), FrontKernels.Pair(ref du, j + size)) = (v0, v1);
            (FrontKernels.Pair(ref du, j + 2 * size), FrontKernels.Pair(ref du, j + 3 * size)) = (v2, v3);
        }
    }
}
