using System.ComponentModel;
using System.Diagnostics;
using SpinTorque.Cli.Commands;

namespace SpinTorque.Cli.Maps;

/// <summary>Slurm's <c>sbatch</c>.</summary>
internal static class Sbatch
{
    /// <summary>Submits a script.</summary>
    /// <param name="arguments">Arguments of sbatch, the script last.</param>
    /// <returns>The job's number.</returns>
    /// <exception cref="CommandFailure">There is no sbatch, or it refused.</exception>
    public static string Submit(params string[] arguments)
    {
        using Process process = Start(["--parsable", .. arguments]);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = process.StandardError.ReadToEnd().Trim();
        process.WaitForExit();
        // the number, then the cluster's name where there are several
        return process.ExitCode == 0
            ? output.Result.Trim().Split(';')[0]
            : throw new CommandFailure(ExitCode.Failed, $"spintorque: sbatch refused {arguments[^1]}: {error}");
    }

    private static Process Start(string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo("sbatch", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new CommandFailure(
                ExitCode.Failed,
                "spintorque: --slurm: sbatch is not found here; run this where jobs of the cluster are submitted, or have the scripts written by --slurm-dry");
        }
    }
}
