namespace SpinTorque;

/// <summary>
/// Steps dP/dt = Q P by (1 - t Q) P' = P, solved with the band of Q in S_z order. The matrix has non-positive off-diagonals and columns that
/// sum to one, so elimination needs no pivots, probabilities stay positive for any t, and their sum is kept. Error of first order in t.
/// </summary>
internal sealed class ImplicitStep
{
    private readonly int _width;
    private readonly double[][] _rows;

    /// <summary>Factorises for a step t.</summary>
    /// <param name="generator">The chain.</param>
    /// <param name="time">The step; above zero.</param>
    public ImplicitStep(Generator generator, double time)
    {
        int n = generator.StateCount;
        _width = generator.HalfBandwidth;
        _rows = [.. Enumerable.Range(0, n).Select(_ => new double[2 * _width + 1])];
        for (int state = 0; state < n; state++)
            _rows[state][_width] = 1 + time * generator.ExitRate(state);
        foreach ((int from, int to, double rate) in generator.Transitions())
            _rows[to][_width + from - to] -= time * rate;
        for (int k = 0; k < n; k++)
        {
            for (int i = k + 1; i <= Math.Min(n - 1, k + _width); i++)
            {
                double factor = _rows[i][_width + k - i] /= _rows[k][_width];
                for (int j = k + 1; j <= Math.Min(n - 1, k + _width); j++)
                    _rows[i][_width + j - i] -= factor * _rows[k][_width + j - k];
            }
        }
    }

    /// <summary>The probabilities after the step, in place.</summary>
    public void Apply(double[] p)
    {
        int n = p.Length;
        for (int i = 0; i < n; i++)
        {
            for (int k = Math.Max(0, i - _width); k < i; k++)
                p[i] -= _rows[i][_width + k - i] * p[k];
        }
        for (int i = n - 1; i >= 0; i--)
        {
            for (int j = i + 1; j <= Math.Min(n - 1, i + _width); j++)
                p[i] -= _rows[i][_width + j - i] * p[j];
            p[i] /= _rows[i][_width];
        }
    }
}
