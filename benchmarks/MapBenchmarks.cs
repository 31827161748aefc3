using BenchmarkDotNet.Attributes;

namespace SpinTorque.Benchmarks;

/// <summary>A map of dI/dV over gate and bias, per point: on one thread and on all cores.</summary>
[MemoryDiagnoser]
public class MapBenchmarks
{
    private const int Side = 48;

    private GrainMap _map = null!;

    [Params(Yardsticks.QuantumDot, Yardsticks.OneLevel)]
    public string Grain { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        GrainModel model = Yardsticks.Of(Grain);
        if (!Quantity.TryParse("conductance.left.left", model, out Quantity? conductance, out string problem))
            throw new InvalidOperationException(problem);
        _map = new GrainMap { Columns = Side, Rows = Side, ModelAt = (column, row) => At(model, column, row), Quantities = [conductance!] };
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Side * Side)]
    public MapResult OneThread() => MapRunner.Run(_map, threads: 1);

    [Benchmark(OperationsPerInvoke = Side * Side)]
    public MapResult AllCores() => MapRunner.Run(_map);

    private static GrainModel At(GrainModel model, int column, int row) => model with
    {
        Grain = model.Grain with { Gate = -1.0 + 0.1 * column },
        Leads = [model.Leads[0] with { Potential = 0.25 * row }, model.Leads[1]],
    };
}
