using BenchmarkDotNet.Attributes;

namespace SpinTorque.Benchmarks;

/// <summary>
/// The stationary state: elimination to the end, against one step of the published iteration (which needs of order S0^2 of them), and a
/// whole point with rates and currents.
/// </summary>
[MemoryDiagnoser]
public class StationaryBenchmarks
{
    private const int Steps = 50;

    private readonly EliminationSolver _elimination = new();
    private readonly PublishedIteration _published = new() { MaxIterations = Steps };
    private MasterEquation _equation = null!;
    private Generator _generator = null!;

    [Params(Yardsticks.QuantumDot, Yardsticks.OneLevel, Yardsticks.FiveLevels)]
    public string Grain { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        GrainModel model = Yardsticks.Of(Grain);
        _equation = MasterEquation.Assemble(model);
        _generator = MasterEquation.Assemble(model).Generator();
    }

    [Benchmark(Baseline = true)]
    public StationaryState Elimination() => _elimination.Solve(_generator);

    [Benchmark(OperationsPerInvoke = Steps)]
    public StationaryState PublishedStep() => _published.Solve(_generator);

    [Benchmark]
    public TransportResult PointWithCurrents() => _equation.Solve();

    [Benchmark]
    public TransportResult PointWithEverything() => _equation.Solve(TransportRequest.All);
}
