using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using SpinTorque.Benchmarks;

IConfig config = DefaultConfig.Instance.AddColumn(new PhysicalColumn(), StatisticColumn.OperationsPerSecond);
BenchmarkSwitcher.FromAssembly(typeof(Yardsticks).Assembly).Run(args, config);
