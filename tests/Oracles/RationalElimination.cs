using System.Numerics;

namespace SpinTorque.Tests;

/// <summary>
/// Exact solutions of Q x = r for a generator Q with one state, the root, left out: E. H. Bareiss's fraction-free Gauss elimination
/// (Math. Comp. 22, 565, 1968) on integers. Rows that a step does not touch are scaled only when one does, so a narrow band stays cheap.
/// </summary>
internal sealed class RationalElimination
{
    private readonly int _root;
    private readonly BigInteger[,] _a;          // upper triangle: the rows as pivots; below it: what each step took away
    private readonly BigInteger[] _pivot;       // leading minors; the last one is the determinant
    private readonly BigInteger[] _rootColumn;
    private readonly BigInteger _scale;         // A = scale Q

    /// <summary>Eliminates.</summary>
    /// <param name="rates">Rates [to, from]; the diagonal is not read.</param>
    /// <param name="root">A state that every other one reaches.</param>
    public RationalElimination(BigRational[,] rates, int root)
    {
        int n = rates.GetLength(0);
        _root = root;
        _scale = CommonDenominator(rates.Cast<BigRational>());
        BigInteger[,] q = Generator(rates);
        _a = new BigInteger[n - 1, n - 1];
        _rootColumn = new BigInteger[n - 1];
        for (int i = 0; i < n - 1; i++)
        {
            _rootColumn[i] = q[Full(i), root];
            for (int j = 0; j < n - 1; j++)
                _a[i, j] = q[Full(i), Full(j)];
        }
        _pivot = Eliminate();
    }

    private int Count => _pivot.Length;

    private BigInteger Determinant => Count == 0 ? BigInteger.One : _pivot[^1];

    /// <summary>The stationary state up to a common factor, as integers of one sign.</summary>
    public BigInteger[] Weights()
    {
        BigInteger[] x = SolveIntegers([.. _rootColumn.Select(entry => -entry)]);
        var weights = new BigInteger[Count + 1];
        for (int k = 0; k < Count; k++)
            weights[Full(k)] = x[k] * Determinant.Sign;
        weights[_root] = BigInteger.Abs(Determinant);
        return weights;
    }

    /// <summary>The determinant of -Q without the root.</summary>
    public BigRational Minor() => BigRational.Ratio(BigInteger.Abs(Determinant), BigInteger.Pow(_scale, Count));

    /// <summary>The stationary probabilities.</summary>
    public BigRational[] Probabilities()
    {
        BigInteger[] weights = Weights();
        BigInteger total = weights.Aggregate(BigInteger.Zero, (sum, weight) => sum + weight);
        return [.. weights.Select(weight => BigRational.Ratio(weight, total))];
    }

    /// <summary>x with Q x = r in every row but the root's, x_root = 0.</summary>
    public BigRational[] Solve(BigRational[] r)
    {
        (BigInteger[] numerators, BigInteger denominator) = SolveOverOneDenominator(r);
        return [.. numerators.Select(numerator => BigRational.Ratio(numerator, denominator))];
    }

    /// <summary>The same, cut to a number of significant bits.</summary>
    public BigRational[] Solve(BigRational[] r, int bits)
    {
        (BigInteger[] numerators, BigInteger denominator) = SolveOverOneDenominator(r);
        (BigInteger size, int sign) = (BigInteger.Abs(denominator), denominator.Sign);
        return [.. numerators.Select(numerator => numerator.IsZero ? BigRational.Zero : BigRational.Rounded(numerator * sign, size, bits))];
    }

    private (BigInteger[] Numerators, BigInteger Denominator) SolveOverOneDenominator(BigRational[] r)
    {
        BigInteger scale = CommonDenominator(r);
        var b = new BigInteger[Count];
        for (int k = 0; k < Count; k++)
            b[k] = r[Full(k)].Numerator * (scale / r[Full(k)].Denominator);
        BigInteger[] x = SolveIntegers(b);
        var full = new BigInteger[Count + 1];
        for (int k = 0; k < Count; k++)
            full[Full(k)] = x[k] * _scale;
        return (full, Determinant * scale);
    }

    private int Full(int k) => k < _root ? k : k + 1;

    private static BigInteger CommonDenominator(IEnumerable<BigRational> values) =>
        values.Aggregate(BigInteger.One, (common, value) => value.Denominator.IsPowerOfTwo && common.IsPowerOfTwo
            ? BigInteger.Max(common, value.Denominator)
            : common / BigInteger.GreatestCommonDivisor(common, value.Denominator) * value.Denominator);

    private BigInteger[,] Generator(BigRational[,] rates)
    {
        int n = rates.GetLength(0);
        var q = new BigInteger[n, n];
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < n; i++)
            {
                if (i == j)
                    continue;
                q[i, j] = rates[i, j].Numerator * (_scale / rates[i, j].Denominator);
                q[j, j] -= q[i, j];
            }
        }
        return q;
    }

    private BigInteger[] Eliminate()
    {
        int n = _rootColumn.Length;
        var pivot = new BigInteger[n];
        var stage = new int[n];                 // each row is as it stands before this step
        for (int k = 0; k < n; k++)
        {
            BigInteger before = k == 0 ? BigInteger.One : pivot[k - 1];
            Advance(k, k);
            pivot[k] = _a[k, k];
            for (int i = k + 1; i < n; i++)
            {
                if (_a[i, k].IsZero)
                    continue;
                Advance(i, k);
                for (int j = k + 1; j < n; j++)
                {
                    if (!_a[i, j].IsZero || !_a[k, j].IsZero)
                        _a[i, j] = (pivot[k] * _a[i, j] - _a[i, k] * _a[k, j]) / before;
                }
                stage[i] = k + 1;
            }
        }
        return pivot;

        void Advance(int i, int k)
        {
            for (int j = k; j < n && stage[i] < k; j++)
                _a[i, j] = Scaled(_a[i, j], pivot, stage[i], k);
            stage[i] = k;
        }
    }

    // A row between two steps only gains the ratio of their minors.
    private static BigInteger Scaled(BigInteger value, BigInteger[] pivot, int from, int to) =>
        from == to || to == 0 ? value : value * pivot[to - 1] / (from == 0 ? BigInteger.One : pivot[from - 1]);

    // x times the determinant, where A x = b.
    private BigInteger[] SolveIntegers(BigInteger[] b)
    {
        var stage = new int[Count];
        for (int k = 0; k < Count; k++)
        {
            b[k] = Scaled(b[k], _pivot, stage[k], k);
            for (int i = k + 1; i < Count; i++)
            {
                if (_a[i, k].IsZero)
                    continue;
                b[i] = (_pivot[k] * Scaled(b[i], _pivot, stage[i], k) - _a[i, k] * b[k]) / (k == 0 ? BigInteger.One : _pivot[k - 1]);
                stage[i] = k + 1;
            }
        }
        for (int k = Count - 1; k >= 0; k--)
        {
            BigInteger rest = Determinant * b[k];
            for (int j = k + 1; j < Count; j++)
                rest -= _a[k, j] * b[j];
            b[k] = rest / _a[k, k];
        }
        return b;
    }
}
