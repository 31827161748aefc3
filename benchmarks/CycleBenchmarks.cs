using BenchmarkDotNet.Attributes;

namespace SpinTorque.Benchmarks;

/// <summary>One cycle of the iteration with aggregation on one core, where probability flows both ways over every link, and its stages apart.</summary>
[MemoryDiagnoser]
public class CycleBenchmarks
{
    private AggregationCycle _cycle = null!;
    private SectorSweep _sweep = null!;

    [Params(Yardsticks.FiveLevels, Yardsticks.EightLevels)]
    public string Grain { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        GrainModel model = Yardsticks.Of(Grain);
        model = model with { Grain = model.Grain with { Gate = 0.3m }, Leads = [.. model.Leads.Select(lead => lead with { Temperature = 0.2m })] };
        WorkingPoint point = MasterEquation.Assemble(model).Generator().Grain!;
        var team = new ThreadTeam(1);
        _cycle = new AggregationCycle(point, team);
        _cycle.Begin();
        _sweep = new SectorSweep(point.Structure.Space, _cycle.Generator, team);
        for (int count = 0; count < 4; count++)
            _cycle.Run();
    }

    /// <summary>All stages, with the sweeps that the grain takes to each solve of the classes.</summary>
    [Benchmark(Baseline = true)]
    public bool Cycle() => _cycle.Run();

    [Benchmark]
    public double OneSweep() => _sweep.Run(_cycle.Vector, source: null, _cycle.Weights, factor: 1.2);

    [Benchmark]
    public double SumsOfClasses()
    {
        _cycle.Coarse.Sums.Restrict(_cycle.Generator, _cycle.Vector);
        return _cycle.Coarse.Sums.Weights[0];
    }

    [Benchmark]
    public bool ClassesSolved() => _cycle.Coarse.Solve(_cycle.Generator);

    [Benchmark]
    public double Scaled()
    {
        _cycle.Generator.Rescale(_cycle.Coarse.Prolong(_cycle.Generator, _cycle.Vector));
        _cycle.Coarse.Sums.Restrict(_cycle.Generator, _cycle.Vector);
        return _cycle.Vector[0];
    }

    [Benchmark]
    public double Currents() => _cycle.Flow(0, _cycle.Coarse.Sums).Net + _cycle.Flow(1, _cycle.Coarse.Sums).Net;
}
