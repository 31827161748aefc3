using BenchmarkDotNet.Attributes;

namespace SpinTorque.Benchmarks;

/// <summary>The iteration with aggregation to the end: currents, then with conductances, then with noise as well; on one thread and on all cores.</summary>
[MemoryDiagnoser]
public class AggregationBenchmarks
{
    private readonly AggregationSolver _one = new() { Threads = 1 };
    private readonly AggregationSolver _all = new();
    private readonly TransportRequest _conductance = new() { Conductance = null };
    private MasterEquation _equation = null!;

    [Params(Yardsticks.FiveLevels, Yardsticks.EightLevels)]
    public string Grain { get; set; } = "";

    [GlobalSetup]
    public void Setup() => _equation = MasterEquation.Assemble(Yardsticks.Of(Grain));

    [Benchmark(Baseline = true)]
    public TransportResult Currents() => _equation.Solve(solver: _one);

    [Benchmark]
    public TransportResult CurrentsOnAllCores() => _equation.Solve(solver: _all);

    [Benchmark]
    public TransportResult WithConductances() => _equation.Solve(_conductance, _one);

    [Benchmark]
    public TransportResult WithEverything() => _equation.Solve(TransportRequest.All, _one);
}
