namespace SpinTorque.Tests;

/// <summary>First passage in exact fractions: the transposed equations with the targets put together as the root.</summary>
internal static class ExactPassage
{
    /// <summary>Mean times to reach a set of states from each state.</summary>
    public static BigRational[] Times(BigRational[,] rates, params int[] target)
    {
        int n = rates.GetLength(0);
        int[] rest = [.. Enumerable.Range(0, n).Except(target)];
        var result = new BigRational[n];
        BigRational[] h = Solved(rates, rest, _ => BigRational.One);
        for (int k = 0; k < rest.Length; k++)
            result[rest[k]] = h[k];
        return result;
    }

    /// <summary>Probabilities that one state is reached before another.</summary>
    public static BigRational[] Splitting(BigRational[,] rates, int first, int second)
    {
        int n = rates.GetLength(0);
        int[] rest = [.. Enumerable.Range(0, n).Where(state => state != first && state != second)];
        var result = new BigRational[n];
        result[first] = BigRational.One;
        BigRational[] h = Solved(rates, rest, from => rates[first, from]);
        for (int k = 0; k < rest.Length; k++)
            result[rest[k]] = h[k];
        return result;
    }

    // (exit h)_j - sum_i rates[i, j] h_i = b_j over some states, by plain elimination in fractions
    private static BigRational[] Solved(BigRational[,] rates, int[] states, Func<int, BigRational> b)
    {
        int n = states.Length;
        var a = new BigRational[n, n];
        BigRational[] x = [.. states.Select(b)];
        for (int j = 0; j < n; j++)
        {
            for (int to = 0; to < rates.GetLength(0); to++)
                a[j, j] += rates[to, states[j]];
            for (int i = 0; i < n; i++)
                a[j, i] -= rates[states[i], states[j]];
        }
        for (int k = 0; k < n; k++)
        {
            for (int j = k + 1; j < n; j++)
            {
                if (a[j, k].IsZero)
                    continue;
                BigRational factor = a[j, k] / a[k, k];
                for (int i = k; i < n; i++)
                    a[j, i] -= factor * a[k, i];
                x[j] -= factor * x[k];
            }
        }
        for (int k = n - 1; k >= 0; k--)
        {
            for (int i = k + 1; i < n; i++)
                x[k] -= a[k, i] * x[i];
            x[k] /= a[k, k];
        }
        return x;
    }
}
