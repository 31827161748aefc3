using BenchmarkDotNet.Attributes;

namespace SpinTorque.Benchmarks;

/// <summary>Rates of a new working point: refilled into the structure at hand, against everything anew.</summary>
[MemoryDiagnoser]
public class AssemblyBenchmarks
{
    private GrainModel _here = null!;
    private GrainModel _there = null!;
    private MasterEquation _equation = null!;
    private bool _away;

    [Params(Yardsticks.QuantumDot, Yardsticks.OneLevel, Yardsticks.FiveLevels)]
    public string Grain { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _here = Yardsticks.Of(Grain);
        _there = _here with { Grain = _here.Grain with { Gate = _here.Grain.Gate + 0.01m } };
        _equation = MasterEquation.Assemble(_here);
    }

    [Benchmark(Baseline = true)]
    public double Refill()
    {
        _away = !_away;
        _equation.MoveTo(_away ? _there : _here);
        return _equation.Generator().LargestExitRate;    // which stores every transition
    }

    [Benchmark]
    public double Anew() => MasterEquation.Assemble(_here).Generator().LargestExitRate;
}
