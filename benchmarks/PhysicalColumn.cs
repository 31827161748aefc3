using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace SpinTorque.Benchmarks;

/// <summary>Mean time over the number of transitions of the yardstick's generator, in nanoseconds: comparable between grains.</summary>
public sealed class PhysicalColumn : IColumn
{
    private readonly Dictionary<string, long> _transitions = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Id => nameof(PhysicalColumn);

    /// <inheritdoc/>
    public string ColumnName => "ns/transition";

    /// <inheritdoc/>
    public string Legend => "Mean time over the number of transitions of the generator";

    /// <inheritdoc/>
    public bool AlwaysShow => true;

    /// <inheritdoc/>
    public ColumnCategory Category => ColumnCategory.Custom;

    /// <inheritdoc/>
    public int PriorityInCategory => 0;

    /// <inheritdoc/>
    public bool IsNumeric => true;

    /// <inheritdoc/>
    public UnitType UnitType => UnitType.Dimensionless;

    /// <inheritdoc/>
    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        double? nanoseconds = summary[benchmarkCase]?.ResultStatistics?.Mean;
        return nanoseconds is { } mean && benchmarkCase.Parameters["Grain"] is string grain
            ? (mean / Transitions(grain)).ToString("G3", CultureInfo.InvariantCulture)
            : "-";
    }

    /// <inheritdoc/>
    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    /// <inheritdoc/>
    public bool IsAvailable(Summary summary) => true;

    /// <inheritdoc/>
    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    private long Transitions(string grain)
    {
        if (!_transitions.TryGetValue(grain, out long count))
            _transitions.Add(grain, count = MasterEquation.Assemble(Yardsticks.Of(grain)).Generator().TransitionCount);
        return count;
    }
}
