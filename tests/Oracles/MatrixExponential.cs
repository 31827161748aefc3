using MathNet.Numerics.LinearAlgebra;

namespace SpinTorque.Tests;

/// <summary>e^(tQ) as a dense matrix: a Taylor series of a small step, squared.</summary>
internal static class MatrixExponential
{
    /// <summary>e^(tQ) p.</summary>
    public static double[] Times(Generator generator, double time, double[] p)
    {
        int n = generator.StateCount;
        Matrix<double> q = Matrix<double>.Build.Dense(n, n);
        foreach ((int from, int to, double rate) in generator.Transitions())
        {
            q[to, from] += time * rate;
            q[from, from] -= time * rate;
        }
        int squarings = Math.Max(0, 4 + (int)Math.Ceiling(Math.Log2(q.L1Norm())));
        Matrix<double> small = q / Math.Pow(2, squarings), term = Matrix<double>.Build.DenseIdentity(n), sum = term.Clone();
        for (int k = 1; k <= 14; k++)
        {
            term = term * small / k;
            sum += term;
        }
        for (int k = 0; k < squarings; k++)
            sum *= sum;
        return [.. sum * Vector<double>.Build.Dense(p)];
    }
}
