using System.Diagnostics;
using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

/// <summary>The scripts of a job array, run without Slurm and with a stand-in for its sbatch. With a real one: .ci/slurm-test.</summary>
public sealed class MapSlurmTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private readonly string[] _map;

    public MapSlurmTests()
    {
        string model = _folder.Write("it's a model.yaml", SmallGrain.Text);
        _map = ["map", model, "--x", "grain.gate=0:1:40", "--y", "leads.left.potential=0:1:20", "--quantity", "sz", "charge", "--colours", "grey", "--out"];
    }

    private string Out => _folder.At("a map");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_scripts_pass_on_what_the_cluster_is_told()
    {
        CommandRun.Good([
            .. _map, Out, "--slurm-dry", "--slurm-tasks", "5", "--threads", "3", "--slurm-partition", "long", "--slurm-time", "2-00:00:00", "--slurm-memory", "8G",
            "--slurm-argument=--account=spin", "--slurm-argument=--mail-type=END"]);

        string[] share = File.ReadAllLines(Path.Combine(Out, "slurm", "share.sh")), merge = File.ReadAllLines(Path.Combine(Out, "slurm", "merge.sh"));
        string[] passed = ["--partition=long", "--time=2-00:00:00", "--mem=8G", "--account=spin", "--mail-type=END"];
        foreach (string directive in passed)
        {
            Assert.Contains($"#SBATCH {directive}", share, StringComparer.Ordinal);
            Assert.Contains($"#SBATCH {directive}", merge, StringComparer.Ordinal);
        }
        foreach (string directive in new[] { "--array=1-5", "--cpus-per-task=3", "--requeue", "--open-mode=append", $"--output=\"{Out}/slurm/share-%a.log\"", "--job-name=a-map" })
            Assert.Contains($"#SBATCH {directive}", share, StringComparer.Ordinal);
        Assert.EndsWith("--shard \"$SLURM_ARRAY_TASK_ID/5\" --resume --threads 3", share[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("slurm-", share[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_scripts_compute_the_map()
    {
        if (OperatingSystem.IsWindows())
            return;
        CommandRun.Good([.. _map, _folder.At("whole")]);
        CommandRun.Good([.. _map, Out, "--slurm-dry", "--slurm-tasks", "2"]);

        foreach (string task in new[] { "2", "1" })
            Assert.Equal((0, ""), await Run("bash", [Path.Combine(Out, "slurm", "share.sh")], ("SLURM_ARRAY_TASK_ID", task)));
        Assert.Equal((0, ""), await Run("bash", [Path.Combine(Out, "slurm", "merge.sh")]));

        Directory.Delete(Path.Combine(Out, "slurm"), recursive: true);
        MapFolders.AssertSame(_folder.At("whole"), Out);
    }

    [Fact]
    public async Task The_array_is_submitted_first_and_the_merge_waits_for_it()
    {
        if (OperatingSystem.IsWindows())
            return;
        string log = _folder.At("log");
        string tool = _folder.Write("sbatch", $"#!/bin/sh\necho \"$@\" >> '{log}'\necho '17;cluster'\n");
        File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        Assert.Equal((0, ""), await Run("dotnet", [Program, .. _map, Out, "--slurm"], ("PATH", $"{_folder.Path}:{Environment.GetEnvironmentVariable("PATH")}")));

        Assert.Equal(
            [$"--parsable {Out}/slurm/share.sh", $"--parsable --dependency=afterok:17 --kill-on-invalid-dep=yes {Out}/slurm/merge.sh"],
            await File.ReadAllLinesAsync(log),
            StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_machine_without_sbatch_is_told_so()
    {
        if (OperatingSystem.IsWindows())
            return;
        string runtime = Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "dotnet");
        (int code, string error) = await Run(runtime, [Program, .. _map, Out, "--slurm"], ("PATH", _folder.Path));

        Assert.Equal(1, code);
        Assert.StartsWith("spintorque: --slurm: sbatch is not found here", error, StringComparison.Ordinal);
    }

    private static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "spintorque.dll");

    private static async Task<(int Code, string Error)> Run(string program, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(new CancellationTokenSource(Patience).Token);
        _ = await output;
        return (process.ExitCode, await error);
    }
}
