namespace SpinTorque;

/// <summary>
/// Elimination without subtraction, state by state, in numbers that carry more than a value: thirty digits (<see cref="Quadruple"/>) or two
/// derivatives (<see cref="Curved"/>). Written apart from <see cref="BandElimination{T}"/>, which it serves to check. Cost 15 ns for each
/// of n w^2 multiply-adds, memory 24 n (2w + 1) bytes for half-bandwidth w.
/// </summary>
internal static class StatewiseElimination
{
    /// <summary>Stationary probabilities; null where the chain has several closed classes.</summary>
    /// <param name="chain">The chain.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">The band exceeds what one array can hold.</exception>
    public static T[]? Solve<T>(Chain<T> chain, CancellationToken cancellation)
        where T : struct, IRateNumber<T>
    {
        List<int[]> closed = ClosedClasses.Find(chain);
        return closed.Count > 1 ? null : Solve(chain, closed[0][closed[0].Length / 2], cancellation);
    }

    /// <summary>Stationary probabilities of a chain, relative to a root that every state reaches.</summary>
    /// <param name="chain">The chain.</param>
    /// <param name="root">The state eliminated last.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">The band exceeds what one array can hold.</exception>
    public static T[] Solve<T>(Chain<T> chain, int root, CancellationToken cancellation)
        where T : struct, IRateNumber<T>
    {
        TransitionPattern pattern = chain.Pattern;
        int n = pattern.Count, width = pattern.HalfBandwidth, stride = 2 * width + 1;
        if ((long)n * stride > Array.MaxLength)
            throw new ArgumentException($"The band of {n} states and half-bandwidth {width} does not fit into one array.", nameof(chain));
        var a = new T[n * stride];      // a_ij at i stride + j - i + width
        for (int i = 0; i < n; i++)
        {
            for (int p = pattern.RowStart[i]; p < pattern.RowStart[i + 1]; p++)
                a[i * stride + pattern.Column[p] - i + width] += chain.Rate[p];
        }
        var exit = new T[n];
        for (int k = 0; k < root; k++)
            exit[k] = Eliminate(a, width, k, k + 1, Math.Min(n - 1, k + width), cancellation);
        for (int k = n - 1; k > root; k--)
            exit[k] = Eliminate(a, width, k, Math.Max(root, k - width), k - 1, cancellation);
        var weights = new T[n];
        weights[root] = T.One;
        for (int k = root + 1; k < n; k++)
            weights[k] = Inflow(a, width, k, Math.Max(root, k - width), k - 1, weights) / exit[k];
        for (int k = root - 1; k >= 0; k--)
            weights[k] = Inflow(a, width, k, k + 1, Math.Min(n - 1, k + width), weights) / exit[k];
        return Normalised(weights);
    }

    // a_ij += a_ik a_kj / s_k over the states that outlive k; returns s_k = sum_i a_ik
    private static T Eliminate<T>(T[] a, int width, int k, int first, int last, CancellationToken cancellation)
        where T : struct, IRateNumber<T>
    {
        if ((k & 0xff) == 0)
            cancellation.ThrowIfCancellationRequested();
        int stride = 2 * width + 1;
        T s = T.Zero;
        for (int i = first; i <= last; i++)
            s += a[i * stride + k - i + width];
        ReadOnlySpan<T> row = a.AsSpan(k * stride + first - k + width, last - first + 1);
        for (int i = first; i <= last; i++)
        {
            T rate = a[i * stride + k - i + width];
            if (rate.IsZero)
                continue;
            T l = rate / s;
            Span<T> target = a.AsSpan(i * stride + first - i + width, row.Length);
            for (int j = 0; j < row.Length; j++)
            {
                if (!row[j].IsZero)
                    target[j] += l * row[j];
            }
        }
        return s;
    }

    // sum_j a_kj P_j
    private static T Inflow<T>(T[] a, int width, int k, int first, int last, T[] weights)
        where T : struct, IRateNumber<T>
    {
        T sum = T.Zero;
        for (int j = first; j <= last; j++)
            sum += a[k * (2 * width + 1) + j - k + width] * weights[j];
        return sum;
    }

    private static T[] Normalised<T>(T[] weights)
        where T : struct, IRateNumber<T>
    {
        T total = T.Zero;
        foreach (T weight in weights)
            total += weight;
        return [.. weights.Select(weight => weight / total)];
    }
}
