using System.Globalization;
using SpinTorque.Cli.Commands;

namespace SpinTorque.Cli.Maps;

/// <summary>Memory and disk that a map takes, by what is known before it starts.</summary>
/// <param name="Memory">Bytes of all threads and of the results.</param>
/// <param name="Disk">Bytes of the parts and the files made of them.</param>
internal readonly record struct MapNeeds(double Memory, double Disk)
{
    private const string MemoryInfo = "/proc/meminfo";

    // tiles, arrays and the copy that is written; parts, their joining, and the archive where nothing can be compressed
    private const int CopiesInMemory = 3;
    private const int CopiesOnDisk = 3;

    /// <summary>What a map needs.</summary>
    public static MapNeeds Of(IMapField field, int threads)
    {
        double values = (double)field.Columns * field.Rows * field.QuantityCount * sizeof(double);
        int workers = (int)Math.Min(threads, Math.Max(1, (double)field.Columns * field.Rows));
        return new MapNeeds(CopiesInMemory * values + (double)workers * field.BytesPerWorker, CopiesOnDisk * values);
    }

    /// <summary>Refuses a map that cannot be run here.</summary>
    /// <param name="freeMemory">Bytes of memory there are.</param>
    /// <param name="freeDisk">Bytes there are where the map is written.</param>
    /// <param name="folder">Where that is.</param>
    /// <exception cref="CommandFailure">It needs more than there is.</exception>
    public void Check(double freeMemory, double freeDisk, string folder)
    {
        if (Memory > freeMemory)
        {
            throw new CommandFailure(
                ExitCode.Failed,
                $"spintorque: this map needs about {Bytes(Memory)} of memory and {Bytes(freeMemory)} are free; "
                + "use fewer --threads, --solver aggregation for a large grain, or fewer points");
        }
        if (Disk > freeDisk)
        {
            throw new CommandFailure(
                ExitCode.Failed,
                $"spintorque: this map needs up to {Bytes(Disk)} of disk and {Bytes(freeDisk)} are free in {folder}; "
                + "make room, name another folder, or map fewer points or quantities");
        }
    }

    /// <summary>Bytes of memory that can still be had.</summary>
    public static double FreeMemory()
    {
        double limit = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (!File.Exists(MemoryInfo))
            return limit;
        string? line = File.ReadLines(MemoryInfo).FirstOrDefault(line => line.StartsWith("MemAvailable:", StringComparison.Ordinal));
        string digits = string.Concat((line ?? "").Where(char.IsAsciiDigit));
        return double.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out double kilobytes) ? Math.Min(limit, 1024 * kilobytes) : limit;
    }

    /// <summary>Bytes that can be written into a folder.</summary>
    public static double FreeDisk(string folder)
    {
        string full = Path.GetFullPath(folder);
        return new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(full)! : full).AvailableFreeSpace;
    }

    private static string Bytes(double bytes) => bytes switch
    {
        < 1e6 => $"{bytes / 1e3:G3} kB",
        < 1e9 => $"{bytes / 1e6:G3} MB",
        _ => $"{bytes / 1e9:G3} GB",
    };
}
