using System.Numerics;

namespace SpinTorque;

/// <summary>
/// Solves (z - t Q) x = b for a complex z, by elimination within the band of Q and without pivots. Diagonals are formed from the sums of their
/// columns, z at first (W. K. Grassmann, M. I. Taksar, D. P. Heyman, Oper. Res. 33, 1107, 1985), so that t may be far above the inverse rates.
/// </summary>
internal sealed class ShiftedGenerator
{
    private readonly int _width;
    private readonly Complex[] _band;       // row by row, 2 w + 1 entries

    /// <summary>Factorises. Cost n w (w + 1) complex multiply-adds for half-bandwidth w.</summary>
    /// <param name="generator">The chain.</param>
    /// <param name="time">t, not negative.</param>
    /// <param name="shift">z, not real: then no pivot vanishes for a chain with detailed balance.</param>
    public ShiftedGenerator(Generator generator, double time, Complex shift)
    {
        int n = generator.StateCount;
        _width = generator.HalfBandwidth;
        _band = new Complex[n * (2 * _width + 1)];
        foreach ((int from, int to, double rate) in generator.Transitions())
            At(to, from) -= time * rate;
        var sum = new Complex[n];               // of each column, over the rows still there
        Array.Fill(sum, shift);
        for (int k = 0; k < n; k++)
        {
            int last = Math.Min(n - 1, k + _width);
            Complex pivot = sum[k];
            for (int i = k + 1; i <= last; i++)
                pivot -= At(i, k);
            At(k, k) = pivot;
            for (int j = k + 1; j <= last; j++)
                sum[j] -= sum[k] / pivot * At(k, j);
            for (int i = k + 1; i <= last; i++)
            {
                Complex factor = At(i, k) /= pivot;
                for (int j = k + 1; j <= last; j++)
                {
                    if (i != j)
                        At(i, j) -= factor * At(k, j);
                }
            }
        }
    }

    /// <summary>The solution for a real right-hand side.</summary>
    public Complex[] Solve(ReadOnlySpan<double> right)
    {
        int n = right.Length;
        var x = new Complex[n];
        for (int i = 0; i < n; i++)
        {
            x[i] = right[i];
            for (int k = Math.Max(0, i - _width); k < i; k++)
                x[i] -= At(i, k) * x[k];
        }
        for (int i = n - 1; i >= 0; i--)
        {
            for (int j = i + 1; j <= Math.Min(n - 1, i + _width); j++)
                x[i] -= At(i, j) * x[j];
            x[i] /= At(i, i);
        }
        return x;
    }

    private ref Complex At(int row, int column) => ref _band[row * (2 * _width + 1) + _width + column - row];
}
