using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// Draws paths of the noisy motion, four in a vector and blocks of 1024 on all threads. Each block has its own stream of random numbers and
/// blocks are added in order, so that a seed gives the same bits for any number of threads.
/// </summary>
public static class SpinEnsemble
{
    private const int BlockPaths = 1024;
    private const int Lanes = 4;

    // blocks that are drawn before they are added up, and the most sums they may hold
    private const int MostBlocks = 256;
    private const int MostSums = 1_000_000;

    /// <summary>Moments at the start and at every sample time.</summary>
    /// <param name="request">What to draw.</param>
    /// <param name="threads">Threads; at least 1.</param>
    /// <param name="pathsDone">Told of every few paths that are done; may be called from several threads at once.</param>
    /// <param name="cancellation">Interrupts the work.</param>
    public static IReadOnlyList<EnsembleSample> Run(
        EnsembleRequest request, int threads = 1, Action<int>? pathsDone = null, CancellationToken cancellation = default)
    {
        var motion = new LaneMotion(request.Motion, request.Step);
        var start = new LaneStart(request.Start);
        var sums = new LaneSums[request.Samples + 1];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        int blocks = (request.Paths - 1) / BlockPaths + 1, together = Math.Clamp(MostSums / sums.Length, threads, MostBlocks);
        for (int first = 0; first < blocks; first += together)
        {
            int from = first;
            var part = new LaneSums[Math.Min(together, blocks - first)][];
            Parallel.For(0, part.Length, options, at =>
            {
                part[at] = request.Scheme switch
                {
                    SphereScheme.Split => Block<SplitStep>(request, motion, start, from + at, cancellation),
                    SphereScheme.EulerMaruyama => Block<EulerMaruyamaStep>(request, motion, start, from + at, cancellation),
                    _ => Block<HeunStep>(request, motion, start, from + at, cancellation),
                };
                pathsDone?.Invoke(PathsOf(request, from + at));
            });
            Add(part, sums);
        }
        return [.. sums.Select((one, sample) => Sample(request, one, sample))];
    }

    /// <summary>One path, at the start and after every step.</summary>
    /// <param name="request">What to draw; its number of paths does not matter.</param>
    /// <param name="cancellation">Interrupts the work.</param>
    public static IEnumerable<SpinDirection> Path(EnsembleRequest request, CancellationToken cancellation = default)
    {
        var motion = new LaneMotion(request.Motion, request.Step);
        var random = new LaneRandom(request.Seed, 0);
        SpinLanes n = new LaneStart(request.Start).Draw(ref random);
        yield return n[0];
        for (long step = 0; step < (long)request.Samples * request.StepsPerSample; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            var noise = WienerLanes.Draw(ref random, motion);
            n = request.Scheme switch
            {
                SphereScheme.Split => motion.Split(n, noise),
                SphereScheme.EulerMaruyama => motion.EulerMaruyama(n, noise),
                _ => motion.Heun(n, noise),
            };
            yield return n[0];
        }
    }

    private static LaneSums[] Block<TStep>(EnsembleRequest request, LaneMotion motion, LaneStart start, int block, CancellationToken cancellation)
        where TStep : ISphereStep
    {
        var sums = new LaneSums[request.Samples + 1];
        var random = new LaneRandom(request.Seed, (ulong)block);
        int last = PathsOf(request, block);
        for (int path = 0; path < last; path += Lanes)
        {
            cancellation.ThrowIfCancellationRequested();
            Vector256<double> weight = Weight(last - path);
            SpinLanes n = start.Draw(ref random);
            sums[0].Add(n, weight);
            for (int sample = 1; sample <= request.Samples; sample++)
            {
                for (int step = 0; step < request.StepsPerSample; step++)
                    n = TStep.Advance(motion, n, WienerLanes.Draw(ref random, motion));
                sums[sample].Add(n, weight);
            }
        }
        return sums;
    }

    // one for the lanes that hold a path
    private static Vector256<double> Weight(int paths) =>
        Vector256.Create(1.0, paths > 1 ? 1 : 0, paths > 2 ? 1 : 0, paths > 3 ? 1 : 0);

    private static int PathsOf(EnsembleRequest request, int block) => Math.Min(BlockPaths, request.Paths - block * BlockPaths);

    private static void Add(LaneSums[][] blocks, LaneSums[] sums)
    {
        foreach (LaneSums[] block in blocks)
        {
            for (int sample = 0; sample < sums.Length; sample++)
                sums[sample].Add(block[sample]);
        }
    }

    private static EnsembleSample Sample(EnsembleRequest request, in LaneSums sums, int sample)
    {
        DirectionMoments moments = sums.Moments(request.Paths);
        SpinDirection deviation = moments.StandardDeviation;
        double root = Math.Sqrt(request.Paths);
        var error = new SpinDirection(deviation.X / root, deviation.Y / root, deviation.Z / root);
        return new EnsembleSample(request.TimeOf(sample), moments, error, sums.SwitchedFraction(request.Paths));
    }
}
