namespace SpinTorque;

/// <summary>
/// Vectors x_0, x_1, ... of functions on the states times sqrt(p) that a resolvent is applied to and that are made orthonormal again, in order:
/// they become its Schur vectors, x_0 that of the constant, and x_j A x_j its eigenvalues 1/(s + rate) where these are real and apart.
/// </summary>
internal sealed class OrthogonalIteration
{
    private readonly double[][] _vectors;
    private readonly double[] _rates;
    private readonly double[] _residuals;

    public OrthogonalIteration(double[] constant, int vectors)
    {
        int states = constant.Length;
        var random = new RandomSequence(seed: 1, stream: 0);
        _vectors = [.. Enumerable.Range(0, vectors).Select(j => Enumerable.Range(0, states).Select(k => j == 0 ? constant[k] : Math.Cos(Math.PI * j * (k + 0.5) / states) + 0.01 * random.Normal()).ToArray())];
        (_rates, _residuals) = (new double[vectors], new double[vectors]);
        Orthonormalise(_vectors);
    }

    /// <summary>The rate of a mode as found last; never below zero.</summary>
    public double Rate(int mode) => _rates[mode];

    /// <summary>|A x_j - sum over i up to j of x_i (x_i A x_j)| over x_j A x_j.</summary>
    public double Residual(int mode) => _residuals[mode];

    /// <summary>Iterates until the first modes are within a tolerance.</summary>
    public void Run(Resolvent resolvent, int most, int modes, double tolerance, CancellationToken cancellation)
    {
        for (int iteration = 0; iteration < most; iteration++)
        {
            cancellation.ThrowIfCancellationRequested();
            double[][] applied = [.. _vectors.Select(resolvent.Times)];
            for (int j = 0; j < _vectors.Length; j++)
                Observe(j, applied[j], resolvent.Shift);
            Orthonormalise(applied);
            applied.CopyTo(_vectors, 0);
            if (_residuals[1..(modes + 1)].Max() <= tolerance)
                return;
        }
    }

    private void Observe(int mode, double[] applied, double shift)
    {
        double value = Dot(_vectors[mode], applied);
        double[] rest = [.. applied];
        for (int i = 0; i <= mode; i++)
            Subtract(rest, Dot(_vectors[i], applied), _vectors[i]);
        _residuals[mode] = Math.Sqrt(Dot(rest, rest)) / Math.Abs(value);
        _rates[mode] = Math.Max(0, 1 / value - shift);
    }

    // Gram and Schmidt, twice: once loses what the first vectors are larger by.
    private static void Orthonormalise(double[][] vectors)
    {
        for (int j = 0; j < vectors.Length; j++)
        {
            for (int pass = 0; pass < 2; pass++)
            {
                for (int i = 0; i < j; i++)
                    Subtract(vectors[j], Dot(vectors[i], vectors[j]), vectors[i]);
            }
            double norm = Math.Sqrt(Dot(vectors[j], vectors[j]));
            for (int k = 0; k < vectors[j].Length; k++)
                vectors[j][k] /= norm;
        }
    }

    private static void Subtract(double[] from, double factor, double[] vector)
    {
        for (int k = 0; k < from.Length; k++)
            from[k] -= factor * vector[k];
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int k = 0; k < a.Length; k++)
            sum += a[k] * b[k];
        return sum;
    }
}
