using BenchmarkDotNet.Attributes;

namespace SpinTorque.Benchmarks;

/// <summary>Paths of a nanomagnet over one pulse on one thread: four in a vector against the plain loop over one path after the other.</summary>
[MemoryDiagnoser]
public class EnsembleBenchmarks
{
    private const int Paths = 16_384;
    private const int Steps = 56;

    private readonly StochasticTorque _motion = new ScatteringModel
    {
        Barrier = new DeltaBarrier { Potential = 3.36e-28, Exchange = 5.76e-32, Spin = 1e4 },
        Pulse = new CurrentPulse { FermiWaveNumber = 13.6e9, Electrons = 1.5e5, Duration = 1e-9 },
    }.Motion(NoiseVariant.Full);

    [Benchmark(Baseline = true, OperationsPerInvoke = Paths)]
    public double PlainLoop()
    {
        var plain = new PlainPath(_motion, Steps);
        double sum = 0;
        for (int path = 0; path < Paths; path++)
            sum += plain.End(SpinDirection.At(2.8, 1)).Z;
        return sum / Paths;
    }

    [Benchmark(OperationsPerInvoke = Paths)]
    public double FourInAVector() => SpinEnsemble.Run(new EnsembleRequest
    {
        Motion = _motion,
        Start = new PointLaw(SpinDirection.At(2.8, 1)),
        Duration = 1,
        Paths = Paths,
        StepsPerSample = Steps,
    })[^1].Moments.Mean.Z;
}
