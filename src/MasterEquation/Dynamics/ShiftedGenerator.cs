using System.Numerics;

namespace SpinTorque;

/// <summary>Solves (z - t Q) x = b for a complex z, by elimination within the band of Q and without pivots.</summary>
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
        for (int state = 0; state < n; state++)
            At(state, state) = shift + time * generator.ExitRate(state);
        foreach ((int from, int to, double rate) in generator.Transitions())
            At(to, from) -= time * rate;
        for (int k = 0; k < n; k++)
        {
            for (int i = k + 1; i <= Math.Min(n - 1, k + _width); i++)
            {
                Complex factor = At(i, k) /= At(k, k);
                for (int j = k + 1; j <= Math.Min(n - 1, k + _width); j++)
                    At(i, j) -= factor * At(k, j);
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
