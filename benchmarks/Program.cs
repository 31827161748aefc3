using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using Perfolizer.Horology;
using SpinTorque.Benchmarks;

if (args is ["scaling", ..])
    return ScalingCommand.Run(args[1..]);
// Iterations of 100 ms in place of half a second: 60 cases in minutes, each still of many points or a whole one.
IConfig config = DefaultConfig.Instance
    .AddColumn(new PhysicalColumn(), StatisticColumn.OperationsPerSecond)
    .AddJob(Job.Default.WithIterationTime(TimeInterval.FromMilliseconds(100)).AsMutator());
Summary[] summaries = [.. BenchmarkSwitcher.FromAssembly(typeof(Yardsticks).Assembly).Run(args, config)];
return summaries.Any(summary => summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success)) ? 1 : 0;
