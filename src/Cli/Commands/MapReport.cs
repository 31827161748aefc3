using SpinTorque.Cli.Maps;

namespace SpinTorque.Cli.Commands;

/// <summary>What <c>map</c> says at the end.</summary>
internal static class MapReport
{
    /// <summary>A whole map: points, time, files, failures.</summary>
    /// <exception cref="CommandFailure">Every point failed.</exception>
    public static int Whole(string folder, PublishedMap map, ProgressMeter meter, int threads, TextWriter output, TextWriter error)
    {
        Points(meter, threads, map.Record.Result.Failures.Count, output);
        return Files(folder, map, output, error);
    }

    /// <summary>A share: points, time, what to do next.</summary>
    public static int Share(PartClaim claim, ProgressMeter meter, int threads, TextWriter output)
    {
        Points(meter, threads, meter.Failed, output);
        output.WriteLine(
            $"{claim.Parts.Path}: share {claim.Shard.Number} of {claim.Shard.Of}; with all of them, 'spintorque map merge {claim.Folder}' writes the files");
        return ExitCode.Done;
    }

    /// <summary>The files of a map, and its failures.</summary>
    /// <exception cref="CommandFailure">Every point failed.</exception>
    public static int Files(string folder, PublishedMap map, TextWriter output, TextWriter error)
    {
        IReadOnlyList<MapFailure> failures = map.Record.Result.Failures;
        output.WriteLine($"{folder}: {string.Join(", ", map.Files)}");
        output.WriteLine(map.Pixels);
        if (failures.Count == map.Record.Points)
            throw new CommandFailure(ExitCode.Failed, $"spintorque: every point failed: {failures[0].Reason}");
        if (failures.Count > 0)
        {
            (int column, int row, string reason) = failures[0];
            error.WriteLine($"warning: {Counted(failures.Count, "point")} failed, the first at column {column}, row {row}: {reason}");
        }
        return ExitCode.Done;
    }

    private static void Points(ProgressMeter meter, int threads, long failed, TextWriter output)
    {
        long computed = meter.Done - meter.Before;
        double seconds = meter.Seconds;
        string there = meter.Before > 0 ? $"{Counted(meter.Before, "point")} were there; " : "";
        string rate = ProgressMeter.Shown(computed / seconds);
        output.WriteLine($"{there}{Counted(computed, "point")} in {seconds:G3} s ({rate} a second) on {Counted(threads, "thread")}; {failed} failed.");
    }

    private static string Counted(long count, string thing) => count == 1 ? $"1 {thing}" : $"{count} {thing}s";
}
