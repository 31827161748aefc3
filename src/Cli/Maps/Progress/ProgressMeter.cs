namespace SpinTorque.Cli.Maps;

/// <summary>Counts a map's points, or what else a computation has many of, while it runs.</summary>
/// <param name="total">Points to be had in the end.</param>
/// <param name="before">Points that were there at the start.</param>
/// <param name="failedBefore">How many of those failed.</param>
/// <param name="unit">What is counted.</param>
/// <param name="clock">What tells the time; the machine's own where null.</param>
internal sealed class ProgressMeter(long total, long before = 0, long failedBefore = 0, string unit = "points", TimeProvider? clock = null)
{
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly long _began = (clock ?? TimeProvider.System).GetTimestamp();
    private readonly Lock _lock = new();
    private long _computed;
    private long _failed = failedBefore;
    private double? _seconds;
    private (double Seconds, long Computed) _mark;
    private (double Seconds, long Computed) _next;

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
    public double Seconds => _seconds ?? _clock.GetElapsedTime(_began).TotalSeconds;

    /// <summary>True when all points are there and files are being written.</summary>
    public bool IsStopped => _seconds is not null;

    /// <summary>Points a second over the later half of the time, or somewhat more: a slow start, or a dear corner, is forgotten.</summary>
    public double Rate
    {
        get
        {
            lock (_lock)
            {
                (double seconds, long computed) = (Seconds, Interlocked.Read(ref _computed));
                if (seconds > 2 * _next.Seconds)
                    (_mark, _next) = (_next, (seconds, computed));
                return (computed - _mark.Computed) / Math.Max(seconds - _mark.Seconds, 1e-9);
            }
        }
    }

    /// <summary>Seconds left at this rate; null before the first point.</summary>
    public double? SecondsLeft => Done == Total ? 0 : Rate is > 0 and var rate ? (Total - Done) / rate : null;

    /// <summary>A rate as text: whole where it is above ten, else in two digits.</summary>
    public static string Shown(double rate) => rate >= 10 ? $"{rate:F0}" : $"{rate:G2}";

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
