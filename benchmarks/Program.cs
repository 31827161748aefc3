using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using SpinTorque.Benchmarks;

if (args is ["scaling", ..])
    return ScalingCommand.Run(args[1..]);
IConfig config = DefaultConfig.Instance.AddColumn(new PhysicalColumn(), StatisticColumn.OperationsPerSecond);
Summary[] summaries = [.. BenchmarkSwitcher.FromAssembly(typeof(Yardsticks).Assembly).Run(args, config)];
return summaries.Any(summary => summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success)) ? 1 : 0;
