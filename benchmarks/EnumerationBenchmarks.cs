using BenchmarkDotNet.Attributes;

namespace SpinTorque.Benchmarks;

/// <summary>Structure, once per grain: states and links, then neighbours, rate tables and the pattern of the generator.</summary>
[MemoryDiagnoser]
public class EnumerationBenchmarks
{
    private GrainModel _model = null!;

    [Params(Yardsticks.QuantumDot, Yardsticks.OneLevel, Yardsticks.FiveLevels)]
    public string Grain { get; set; } = "";

    [GlobalSetup]
    public void Setup() => _model = Yardsticks.Of(Grain);

    [Benchmark(Baseline = true)]
    public StateSpace Enumerate() => StateSpace.Enumerate(_model.Grain);

    [Benchmark]
    public MasterEquation Assemble() => MasterEquation.Assemble(_model);
}
