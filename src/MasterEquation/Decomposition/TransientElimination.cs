using System.Runtime.InteropServices;

namespace SpinTorque;

/// <summary>
/// Elimination without subtraction of a transient class in band order: as for a stationary state, with the rest of the chain as the root.
/// State k is left for states that outlive it and, with the rate d_k, for outside:
/// s_k = d_k + sum_i a_ik, l_i = a_ik/s_k, a_ij += l_i a_kj, d_j += d_k/s_k a_kj.
/// </summary>
/// <remarks>Cost n w^2 multiply-adds, memory n (2w + 1) numbers for half-bandwidth w; each solve n w.</remarks>
/// <typeparam name="T">The number.</typeparam>
internal sealed class TransientElimination<T> : ITransientFactors
    where T : struct, IRateNumber<T>
{
    private readonly TransitionPattern _pattern;
    private readonly int _stride;
    private readonly int[] _reach;      // last state that k is joined with when its turn comes
    private readonly T[] _band;         // a_kj of states j that outlive k, l_ik in the columns of eliminated k
    private readonly T[] _exit;         // s_k

    /// <summary>Eliminates.</summary>
    /// <param name="chain">The class, in band order.</param>
    /// <param name="leaving">Rates out of the class, d_k; destroyed.</param>
    public TransientElimination(Chain<T> chain, Span<T> leaving)
    {
        _pattern = chain.Pattern;
        _stride = 2 * _pattern.HalfBandwidth + 1;
        _reach = new int[_pattern.Count];
        _exit = new T[_pattern.Count];
        long length = (long)_pattern.Count * _stride;
        _band = length <= Array.MaxLength
            ? new T[length]
            : throw new ArgumentException($"The band of {_pattern.Count} transient states and half-bandwidth {_pattern.HalfBandwidth} needs {length} numbers; at most {Array.MaxLength} fit.");
        Load(chain);
        for (int k = 0; k < _pattern.Count && IsComplete; k++)
            Eliminate(k, leaving);
    }

    /// <summary>False where a state had no way left by which to leave it: with doubles, because rates underflowed.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>For doubles, a lower bound of every factor and product; where it is normal, nothing underflowed.</summary>
    public double SmallestProduct { get; private set; } = double.PositiveInfinity;

    /// <inheritdoc/>
    public void Reach(Span<Extended> b)
    {
        for (int k = 0; k < b.Length; k++)
        {
            b[k] /= _exit[k].Widen();                                   // by direct paths
            if (b[k].IsZero)
                continue;
            ReadOnlySpan<T> row = Row(k);
            for (int j = 0; j < row.Length; j++)
            {
                if (!row[j].IsZero)
                    b[k + 1 + j] += b[k] * row[j].Widen();              // b_j += b_k/s_k a_kj
            }
        }
        for (int k = b.Length - 1; k >= 0; k--)
        {
            for (int i = k + 1; i <= _reach[k]; i++)
            {
                T l = _band[At(i, k)];
                if (!l.IsZero)
                    b[k] += l.Widen() * b[i];                           // h_k = b_k/s_k + sum_i l_i h_i
            }
        }
    }

    /// <inheritdoc/>
    public void Stay(Span<Extended> r)
    {
        for (int k = 0; k < r.Length; k++)
        {
            for (int i = k + 1; i <= _reach[k] && !r[k].IsZero; i++)
            {
                T l = _band[At(i, k)];
                if (!l.IsZero)
                    r[i] += l.Widen() * r[k];                           // r_i += l_i r_k
            }
        }
        for (int k = r.Length - 1; k >= 0; k--)
        {
            ReadOnlySpan<T> row = Row(k);
            for (int j = 0; j < row.Length; j++)
            {
                if (!row[j].IsZero)
                    r[k] += row[j].Widen() * r[k + 1 + j];
            }
            r[k] /= _exit[k].Widen();                                   // y_k = (r_k + sum_j a_kj y_j)/s_k
        }
    }

    private void Load(Chain<T> chain)
    {
        for (int i = 0; i < _pattern.Count; i++)
        {
            for (int p = _pattern.RowStart[i]; p < _pattern.RowStart[i + 1]; p++)
                _band[At(i, _pattern.Column[p])] += chain.Rate[p];
            _reach[i] = Math.Max(i > 0 ? _reach[i - 1] : 0, _pattern.Most[i]);
        }
    }

    private void Eliminate(int k, Span<T> leaving)
    {
        T s = leaving[k];
        for (int i = k + 1; i <= _reach[k]; i++)
            s += _band[At(i, k)];                                       // s_k = d_k + sum_i a_ik
        _exit[k] = s;
        IsComplete = !s.IsZero;
        if (!IsComplete)
            return;
        ReadOnlySpan<T> row = Row(k);
        T inverse = T.One / s, share = leaving[k] * inverse;
        double least = typeof(T) == typeof(Plain) ? Math.Min(1, RowKernels.SmallestPositive(MemoryMarshal.Cast<T, double>(row))) : 1;
        Note(share, least);
        RowKernels.AddScaled(leaving.Slice(k + 1, row.Length), row, share);
        for (int i = k + 1; i <= _reach[k]; i++)
        {
            ref T l = ref _band[At(i, k)];
            if (l.IsZero)
                continue;
            l *= inverse;
            Note(l, least);
            RowKernels.AddScaled(_band.AsSpan(At(i, k + 1), row.Length), row, l);
        }
    }

    private void Note(T factor, double least)
    {
        if (typeof(T) == typeof(Plain) && !factor.IsZero)
            SmallestProduct = Math.Min(SmallestProduct, factor.ToDouble() * least);
    }

    // a_kj of the states that outlive k
    private ReadOnlySpan<T> Row(int k) => _band.AsSpan(At(k, k + 1), _reach[k] - k);

    private int At(int i, int j) => i * _stride + j - i + _pattern.HalfBandwidth;
}
