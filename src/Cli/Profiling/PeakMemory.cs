using System.Globalization;

namespace SpinTorque.Cli.Profiling;

/// <summary>
/// Memory that some work takes: the growth of the resident set to its peak, where Linux tells it; the bytes allocated where it does not,
/// or where pages are too coarse a measure.
/// </summary>
internal static class PeakMemory
{
    private const string Status = "/proc/self/status";
    private const string Reset = "/proc/self/clear_refs";
    private const long Coarse = 4 << 20;

    /// <summary>Runs some work and returns its bytes.</summary>
    public static long Of(Action work)
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        bool known = TryReset();
        long before = known ? Read("VmRSS:") : 0, allocated = GC.GetTotalAllocatedBytes(precise: true);
        work();
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        long growth = known ? Read("VmHWM:") - before : 0;
        return growth > Coarse ? growth : allocated;
    }

    // 5 sets the peak back to what is resident now
    private static bool TryReset()
    {
        try
        {
            if (!File.Exists(Reset))
                return false;
            File.WriteAllText(Reset, "5");
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static long Read(string key)
    {
        string? line = File.ReadLines(Status).FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal));
        string digits = string.Concat((line ?? "").Where(char.IsAsciiDigit));
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long kilobytes) ? kilobytes * 1024 : 0;
    }
}
