using System.Text.RegularExpressions;

namespace SpinTorque.Cli.Maps;

/// <summary>A map as a job array of Slurm, one share a task, and the job that puts the shares together.</summary>
internal sealed partial record SlurmJob
{
    /// <summary>The map's folder.</summary>
    public required string Folder { get; init; }

    /// <summary>Words that start this program.</summary>
    public required IReadOnlyList<string> Program { get; init; }

    /// <summary>The words of <c>map</c>, but for how it is run.</summary>
    public required IReadOnlyList<string> Map { get; init; }

    /// <summary>Options of the figures.</summary>
    public required IReadOnlyList<string> Figures { get; init; }

    /// <summary>Shares.</summary>
    public required int Tasks { get; init; }

    /// <summary>Threads of each task.</summary>
    public required int Threads { get; init; }

    /// <summary>Further arguments of <c>sbatch</c>.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>The script of a task. What a task that was ended or put back in the queue has finished is not computed again.</summary>
    public string ShareScript() => Script(
        [$"--array=1-{Tasks}", $"--cpus-per-task={Threads}", "--requeue", "--open-mode=append", $"--output={Log("share-%a.log")}"],
        $"{Words([.. Program, .. Map])} --shard \"$SLURM_ARRAY_TASK_ID/{Tasks}\" --resume --threads {Threads}");

    /// <summary>The script that merges.</summary>
    public string MergeScript() => Script(
        ["--cpus-per-task=1", "--requeue", "--open-mode=append", $"--output={Log("merge.log")}"],
        Words([.. Program, "map", "merge", Folder, .. Figures]));

    private string Log(string name) => $"\"{Path.Combine(Path.GetFullPath(Folder), "slurm", name)}\"";

    private string Script(IEnumerable<string> directives, string command) => string.Concat(
    [
        "#!/bin/bash\n",
        $"#SBATCH --job-name={Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(Folder))).Replace(' ', '-')}\n",
        .. directives.Concat(Arguments).Select(directive => $"#SBATCH {directive}\n"),
        $"cd {Words([Environment.CurrentDirectory])} || exit 1\n",
        $"exec {command}\n",
    ]);

    // As a shell reads them back, whatever they hold.
    private static string Words(IEnumerable<string> words) =>
        string.Join(' ', words.Select(word => Plain().IsMatch(word) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'"));

    [GeneratedRegex("^[A-Za-z0-9_./:=,+-]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plain();
}
