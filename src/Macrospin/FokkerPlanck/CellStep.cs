namespace SpinTorque;

/// <summary>
/// A step of length h of a chain's probabilities, dP/dt = Q P, of second order: for an equation like this TR-BDF2 (R. E. Bank et al., IEEE Trans.
/// Electron Devices 32, 1992, 1985) is two implicit steps of (1 - 1/sqrt 2) h and an explicit one of b = (sqrt 2 - 1) h. No linear scheme of
/// second order keeps every law positive; here the explicit step is a third implicit one, which does, and the flow through each face that it
/// lacks, of which a cell gives no more than it holds (S. T. Zalesak, J. Comput. Phys. 31, 335, 1979). Cost: three tridiagonal solutions.
/// </summary>
internal sealed class CellStep
{
    // what a cell may give of itself: all but rounding
    private const double Most = 1 - 1e-15;
    private static readonly double Inner = 1 - Math.Sqrt(0.5);
    private static readonly double Last = Math.Sqrt(2) - 1;
    private readonly double[] _up;
    private readonly double[] _down;
    private readonly double[] _innerPivot;
    private readonly double[] _lastPivot;
    private readonly double[] _flow;
    private readonly double[] _before;
    private readonly double _length;

    /// <param name="chain">The chain.</param>
    /// <param name="length">h, not negative.</param>
    public CellStep(CellChain chain, double length)
    {
        int cells = chain.Grid.Count;
        _length = length;
        _up = [.. Enumerable.Range(0, cells - 1).Select(chain.Up)];
        _down = [.. Enumerable.Range(0, cells - 1).Select(chain.Down)];
        (_innerPivot, _lastPivot) = (Pivot(Inner * length), Pivot(Last * length));
        (_flow, _before) = (new double[cells - 1], new double[cells]);
    }

    /// <summary>Moves probabilities on, in place: not negative, their sum kept to rounding.</summary>
    public void Advance(double[] p)
    {
        Implicit(p, _innerPivot, Inner * _length);
        Implicit(p, _innerPivot, Inner * _length);
        p.CopyTo(_before, 0);
        Implicit(p, _lastPivot, Last * _length);
        for (int i = 0; i < _flow.Length; i++)
            _flow[i] = Last * _length * (_up[i] * (_before[i] - p[i]) - _down[i] * (_before[i + 1] - p[i + 1]));
        Limit(p);
        for (int i = 0; i < p.Length; i++)
        {
            double left = i > 0 ? _flow[i - 1] : 0, right = i < _flow.Length ? _flow[i] : 0;
            p[i] = p[i] + Math.Max(left, 0) + Math.Max(-right, 0) - (Math.Max(-left, 0) + Math.Max(right, 0));
        }
    }

    // what leaves a cell through both faces is at most what it holds
    private void Limit(double[] p)
    {
        for (int i = 0; i < p.Length; i++)
        {
            double given = (i > 0 ? Math.Max(-_flow[i - 1], 0) : 0) + (i < _flow.Length ? Math.Max(_flow[i], 0) : 0);
            if (given <= Most * p[i])
                continue;
            double share = Most * p[i] / given;
            if (i > 0 && _flow[i - 1] < 0)
                _flow[i - 1] *= share;
            if (i < _flow.Length && _flow[i] > 0)
                _flow[i] *= share;
        }
    }

    // 1 - h Q by elimination from the first cell on, without a difference
    private double[] Pivot(double h)
    {
        var pivot = new double[_up.Length + 1];
        double excess = 1;
        for (int i = 0; i < pivot.Length; i++)
        {
            pivot[i] = excess + (i < _up.Length ? h * _up[i] : 0);
            excess = i < _up.Length ? 1 + h * _down[i] * (excess / pivot[i]) : 0;        // what column i + 1 keeps above its rate up
        }
        return pivot;
    }

    // (1 - h Q) P(t + h) = P(t)
    private void Implicit(double[] p, double[] pivot, double h)
    {
        for (int i = 0; i + 1 < p.Length; i++)
            p[i + 1] += h * _up[i] / pivot[i] * p[i];
        p[^1] /= pivot[^1];
        for (int i = p.Length - 2; i >= 0; i--)
            p[i] = (p[i] + h * _down[i] * p[i + 1]) / pivot[i];
    }
}
