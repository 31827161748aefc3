using System.Diagnostics;

namespace SpinTorque.Cli.Maps;

/// <summary>Counts a map's points, or what else a computation has many of, while it runs.</summary>
/// <param name="total">Points to be had in the end.</param>
/// <param name="before">Points that were there at the start.</param>
/// <param name="failedBefore">How many of those failed.</param>
/// <param name="unit">What is counted.</param>
internal sealed class ProgressMeter(long total, long before = 0, long failedBefore = 0, string unit = "points")
{
    private readonly long _began = Stopwatch.GetTimestamp();
    private long _computed;
    private long _failed = failedBefore;
    private double? _seconds;

    /// <summary>Points to be had in the end.</summary>
    public long Total => total;

    /// <summary>What is counted.</summary>
    public string Unit => unit;

    /// <summary>Points that were there at the start.</summary>
    public long Before => before;

    /// <summary>Points that are there.</summary>
    public long Done => before + Interlocked.Read(ref _computed);

    /// <summary>Points that failed.</summary>
    public long Failed => Interlocked.Read(ref _failed);

    /// <summary>Seconds from the start, to the last point once that is there.</summary>
    public double Seconds => _seconds ?? Stopwatch.GetElapsedTime(_began).TotalSeconds;

    /// <summary>Points a second since the start.</summary>
    public double Rate => Interlocked.Read(ref _computed) / Math.Max(Seconds, 1e-9);

    /// <summary>Seconds left at this rate; null before the first point.</summary>
    public double? SecondsLeft => Rate > 0 ? (Total - Done) / Rate : null;

    /// <summary>Stops the clock: all points are there.</summary>
    public void Stop() => _seconds = Seconds;

    /// <summary>Counts some that did not fail, from any thread.</summary>
    public void Count(int many) => _ = Interlocked.Add(ref _computed, many);

    /// <summary>Counts a point, from any thread.</summary>
    public void Count(bool failed)
    {
        _ = Interlocked.Increment(ref _computed);
        if (failed)
            _ = Interlocked.Increment(ref _failed);
    }
}
