using BenchmarkDotNet.Attributes;

namespace SpinTorque.Benchmarks;

/// <summary>Currents, or currents and dI/dV, on one thread, a point at a time and four points at a time in the lanes of a vector; per point.</summary>
[MemoryDiagnoser]
public class LaneBenchmarks
{
    private const int Points = 32;

    private TransportRequest _request = null!;
    private GrainModel[] _models = null!;
    private MasterEquation _equation = null!;
    private GrainMap _map = null!;

    [Params(Yardsticks.QuantumDot, Yardsticks.OneLevel, Yardsticks.FiveLevels)]
    public string Grain { get; set; } = "";

    [Params(false, true)]
    public bool Conductance { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        GrainModel model = Yardsticks.Of(Grain);
        if (!Quantity.TryParse(Conductance ? "conductance.left.left" : "current.left", model, out Quantity? quantity, out string problem))
            throw new InvalidOperationException(problem);
        _request = new TransportRequest { Conductance = Conductance ? ["left"] : [] };
        _models = [.. Enumerable.Range(0, Points).Select(step => model with { Leads = [model.Leads[0] with { Potential = 0.1 * step }, model.Leads[1]] })];
        _equation = MasterEquation.Assemble(model);
        _map = new GrainMap { Columns = Points, Rows = 1, ModelAt = (column, _) => _models[column], Quantities = [quantity!] };
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Points)]
    public double Alone()
    {
        double sum = 0;
        foreach (GrainModel model in _models)
        {
            _equation.MoveTo(model);
            sum += _equation.Solve(_request).Current[0];
        }
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Points)]
    public MapResult FourAtATime() => MapRunner.Run(_map, threads: 1);
}
