using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>Rates of one chain of half-bandwidth two, bond by bond, with their derivatives.</summary>
/// <param name="pattern">Where they stand.</param>
internal sealed class BondRates(BondPattern pattern)
{
    private readonly double[] _exit = new double[pattern.Count];
    private (Plain[]? Row, int Version) _steady;        // where steady rates are from

    /// <summary>Rates.</summary>
    public double[] Rate { get; } = new double[pattern.Length];

    /// <summary>Derivatives of the rates by the parameters asked for.</summary>
    public double[][] Slope { get; private set; } = [];

    /// <summary>Largest exit rate.</summary>
    public double LargestExit { get; private set; }

    /// <summary>Provides for derivatives by some parameters.</summary>
    public void KeepSlopes(int parameters)
    {
        if (Slope.Length != parameters)
            Slope = [.. Enumerable.Range(0, parameters).Select(_ => new double[pattern.Length])];
    }

    /// <summary>Takes in a row of rates.</summary>
    /// <param name="row">The row.</param>
    /// <param name="version">Changes whenever its steady rates do.</param>
    public void Take(Plain[] row, int version)
    {
        pattern.Spread(MemoryMarshal.Cast<Plain, double>(row), Rate, all: _steady != (row, version));
        _steady = (row, version);
        SumExits();
    }

    /// <summary>Takes in a row of derivatives.</summary>
    public void TakeSlope(int parameter, Plain[] row) => pattern.Spread(MemoryMarshal.Cast<Plain, double>(row), Slope[parameter], all: false);

    /// <summary>|Q P|_1 over the largest exit rate.</summary>
    /// <param name="p">P between margins of two zeros; length n + 4.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Residual(ReadOnlySpan<double> p)
    {
        int n = pattern.Count, k = 0;
        Vector256<double> sum = Vector256<double>.Zero;
        for (; k + 4 <= n; k += 4)
        {
            Vector256<double> inflow = At(pattern.Down(1, k)) * Vector256.Create(p[(k + 3)..]);
            inflow = Vector256.FusedMultiplyAdd(At(pattern.Up(1, k - 1)), Vector256.Create(p[(k + 1)..]), inflow);
            inflow = Vector256.FusedMultiplyAdd(At(pattern.Down(2, k)), Vector256.Create(p[(k + 4)..]), inflow);
            inflow = Vector256.FusedMultiplyAdd(At(pattern.Up(2, k - 2)), Vector256.Create(p[k..]), inflow);
            sum += Vector256.Abs(inflow - Vector256.Create(_exit.AsSpan(k)) * Vector256.Create(p[(k + 2)..]));
        }
        double total = Vector256.Sum(sum);
        for (; k < n; k++)
        {
            double inflow = Rate[pattern.Down(1, k)] * p[k + 3] + Rate[pattern.Up(1, k - 1)] * p[k + 1]
                + Rate[pattern.Down(2, k)] * p[k + 4] + Rate[pattern.Up(2, k - 2)] * p[k];
            total += Math.Abs(inflow - _exit[k] * p[k + 2]);
        }
        return LargestExit > 0 ? total / LargestExit : total;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SumExits()
    {
        int n = pattern.Count, k = 0;
        Vector256<double> largest = Vector256<double>.Zero;
        for (; k + 4 <= n; k += 4)
        {
            Vector256<double> exit = At(pattern.Up(1, k)) + At(pattern.Down(1, k - 1)) + At(pattern.Up(2, k)) + At(pattern.Down(2, k - 2));
            exit.CopyTo(_exit, k);
            largest = Vector256.Max(largest, exit);
        }
        for (; k < n; k++)
            _exit[k] = Rate[pattern.Up(1, k)] + Rate[pattern.Down(1, k - 1)] + Rate[pattern.Up(2, k)] + Rate[pattern.Down(2, k - 2)];
        LargestExit = Math.Max(RowKernels.Largest(_exit.AsSpan(n - n % 4)), Largest(largest));
    }

    private static double Largest(Vector256<double> values) => Math.Max(Math.Max(values[0], values[1]), Math.Max(values[2], values[3]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<double> At(int place) => Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(Rate), (nuint)place);
}
