using System.Globalization;

namespace SpinTorque;

/// <summary>Holds the memory that a method needs against what is free before any of it is taken.</summary>
public static class MemoryPlan
{
    // Less than this is there or the machine is past use.
    private const double Negligible = 1 << 26;

    /// <summary>Bytes that are free: the machine's, or the container's, less what was in use at the last collection.</summary>
    public static double Free()
    {
        GC.Collect(0, GCCollectionMode.Forced, blocking: true);     // so that there is a last collection
        GCMemoryInfo memory = GC.GetGCMemoryInfo(GCKind.Any);
        return Math.Max(0, memory.TotalAvailableMemoryBytes - memory.MemoryLoadBytes);
    }

    /// <summary>Why a method cannot start, in a sentence; null where it can.</summary>
    /// <param name="method">Its name.</param>
    /// <param name="needed">Bytes that it needs.</param>
    /// <param name="generator">The chain.</param>
    /// <param name="limit">Bytes that it may take; null for those that are free.</param>
    public static string? Objection(string method, double needed, Generator generator, double? limit)
    {
        ArgumentNullException.ThrowIfNull(generator);
        if (needed <= (limit ?? Negligible))
            return null;
        double free = limit ?? Free();
        return needed <= free ? null : $"{method} needs {Size(needed)} for {generator.StateCount} states of half-bandwidth {generator.HalfBandwidth}; {Size(free)} are free.";
    }

    private static string Size(double bytes)
    {
        (double unit, string name) = bytes >= 1 << 30 ? (1 << 30, "GiB") : bytes >= 1 << 20 ? (1 << 20, "MiB") : (1024, "KiB");
        return string.Create(CultureInfo.InvariantCulture, $"{bytes / unit:G3} {name}");
    }
}
