using System.Diagnostics;
using System.Runtime.Intrinsics;

namespace SpinTorque.Cli.Profiling;

/// <summary>What the machine does at best, measured: bytes a second of a = b + s c from memory and of loads from cache, and multiply-adds in registers.</summary>
/// <param name="BytesPerSecond">Of the triad, 24 bytes an element.</param>
/// <param name="FlopsPerSecond">Of fused multiply-adds, two each.</param>
/// <param name="LoadsPerSecond">Bytes a second of a scalar product of arrays that stay in the second-level cache, 16 bytes an element.</param>
internal sealed record MachineBounds(double BytesPerSecond, double FlopsPerSecond, double LoadsPerSecond)
{
    private const int TriadLength = 1 << 22;
    private const int CachedLength = 1 << 14;       // two arrays of 128 kB
    private const int CachedRounds = 400;
    private const int Rounds = 2_000_000;
    private const int Attempts = 5;

    /// <summary>Measures, the best of a few attempts; about 0.2 s.</summary>
    public static MachineBounds Measure(int threads)
    {
        double[][] arrays = [.. Enumerable.Range(0, 3 * threads).Select(at => Filled(at))];
        var ends = new double[threads];
        double triad = Best(threads, thread => Triad(arrays[3 * thread], arrays[3 * thread + 1], arrays[3 * thread + 2]));
        double fused = Best(threads, thread => ends[thread] = MultiplyAdds(1 - 1e-9 * thread));
        double loads = Best(threads, thread => ends[thread] = Products(arrays[3 * thread], arrays[3 * thread + 1]));
        return new MachineBounds(
            24.0 * TriadLength * threads / triad, 2.0 * 4 * 10 * Rounds * threads / fused, 16.0 * CachedLength * CachedRounds * threads / loads);
    }

    /// <summary>Seconds that elimination on the band takes at least: n w^2 multiply-adds, the band once through memory.</summary>
    public (double Seconds, string By) OfElimination(Generator generator)
    {
        double n = generator.StateCount, w = generator.HalfBandwidth;
        return Largest(8 * n * (2 * w + 1), 2 * n * w * w, loads: 0);
    }

    /// <summary>Seconds that an iteration takes at least: every nonzero with its index, and three vectors, through memory each time.</summary>
    public (double Seconds, string By) OfIterations(Generator generator, int iterations) =>
        Largest((12.0 * generator.TransitionCount + 24.0 * generator.StateCount) * iterations, 2.0 * generator.TransitionCount * iterations, loads: 0);

    /// <summary>
    /// Seconds that matrix-free sweeps take at least: the vector read and written and the exit rates read once through memory, a rate and an
    /// origin loaded and a multiply-add made for every transition.
    /// </summary>
    public (double Seconds, string By) OfSweeps(Generator generator, int sweeps) =>
        Largest(24.0 * generator.StateCount * sweeps, 2.0 * generator.TransitionCount * sweeps, 16.0 * generator.TransitionCount * sweeps);

    private (double Seconds, string By) Largest(double bytes, double flops, double loads)
    {
        (double Seconds, string By)[] bounds = [(bytes / BytesPerSecond, "memory"), (flops / FlopsPerSecond, "arithmetic"), (loads / LoadsPerSecond, "loads")];
        return bounds.MaxBy(bound => bound.Seconds);
    }

    private static double[] Filled(int value)
    {
        var array = new double[TriadLength];
        Array.Fill(array, value);
        return array;
    }

    private static double Best(int threads, Action<int> kernel)
    {
        double best = double.PositiveInfinity;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            long began = Stopwatch.GetTimestamp();
            if (threads == 1)
                kernel(0);
            else
                Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, kernel);
            best = Math.Min(best, Stopwatch.GetElapsedTime(began).TotalSeconds);
        }
        return best;
    }

    private static void Triad(double[] a, double[] b, double[] c)
    {
        Vector256<double> s = Vector256.Create(0.5);
        for (int i = 0; i + 4 <= a.Length; i += 4)
            Vector256.FusedMultiplyAdd(s, Vector256.Create(c, i), Vector256.Create(b, i)).CopyTo(a, i);
    }

    // In the widest loads there are.
    private static double Products(double[] a, double[] b)
    {
        Vector512<double> s = Vector512<double>.Zero, t = s, u = s, v = s;
        for (int round = 0; round < CachedRounds; round++)
        {
            for (int i = 0; i < CachedLength; i += 32)
            {
                s = Vector512.FusedMultiplyAdd(Vector512.Create(a, i), Vector512.Create(b, i), s);
                t = Vector512.FusedMultiplyAdd(Vector512.Create(a, i + 8), Vector512.Create(b, i + 8), t);
                u = Vector512.FusedMultiplyAdd(Vector512.Create(a, i + 16), Vector512.Create(b, i + 16), u);
                v = Vector512.FusedMultiplyAdd(Vector512.Create(a, i + 24), Vector512.Create(b, i + 24), v);
            }
        }
        return Vector512.Sum(s + t + u + v);
    }

    // Ten chains that do not wait for each other.
    private static double MultiplyAdds(double factor)
    {
        Vector256<double> f = Vector256.Create(factor), t = Vector256.Create(1e-9);
        Vector256<double> a = t, b = t, c = t, d = t, e = t, g = t, h = t, k = t, l = t, m = t;
        for (int round = 0; round < Rounds; round++)
        {
            a = Vector256.FusedMultiplyAdd(a, f, t);
            b = Vector256.FusedMultiplyAdd(b, f, t);
            c = Vector256.FusedMultiplyAdd(c, f, t);
            d = Vector256.FusedMultiplyAdd(d, f, t);
            e = Vector256.FusedMultiplyAdd(e, f, t);
            g = Vector256.FusedMultiplyAdd(g, f, t);
            h = Vector256.FusedMultiplyAdd(h, f, t);
            k = Vector256.FusedMultiplyAdd(k, f, t);
            l = Vector256.FusedMultiplyAdd(l, f, t);
            m = Vector256.FusedMultiplyAdd(m, f, t);
        }
        return Vector256.Sum(a + b + c + d + e + g + h + k + l + m);
    }
}
