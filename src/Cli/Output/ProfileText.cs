using SpinTorque.Cli.Profiling;

namespace SpinTorque.Cli.Output;

/// <summary>What <c>profile</c> prints for a reader: a table, then what was left out.</summary>
internal static class ProfileText
{
    private const int NameWidth = 28;
    private const int Width = 13;

    /// <summary>Prints one profile.</summary>
    public static void Write(ProblemProfile profile, TextWriter output)
    {
        output.WriteLine(profile.Title);
        output.WriteLine($"{profile.States} states, {profile.Transitions} transitions, half-bandwidth {profile.HalfBandwidth}; {profile.Threads} {(profile.Threads == 1 ? "thread" : "threads")}");
        output.WriteLine($"machine: triad {profile.Machine.BytesPerSecond / 1e9:G3} GB/s, multiply-adds {profile.Machine.FlopsPerSecond / 1e9:G3} GFLOP/s, loads from cache {profile.Machine.LoadsPerSecond / 1e9:G3} GB/s; Math.NET: {profile.Provider}");
        output.WriteLine($"each point: rates {Time(profile.Stages.Rates)}, assembly {Time(profile.Stages.Assembly)}, observables {Time(profile.Stages.Observables)}");
        output.WriteLine();
        Row(output, "solver", "point", "solve", "iterations", "residual", "error", "memory", "time/bound");
        foreach (SolverProfile solver in profile.Solvers)
        {
            Row(
                output, solver.Name, Time(solver.Seconds), Time(solver.SolveSeconds), $"{solver.State.Iterations}", $"{solver.State.Residual:G2}",
                solver.Error is { } error ? $"{error:G2}" : "-", Bytes(solver.PeakBytes), solver.Bound.Seconds > 0 ? $"{solver.SolveSeconds / solver.Bound.Seconds:G3}" : "-");
        }
        output.WriteLine();
        if (!profile.HasReference)
            output.WriteLine("errors are not known: extended precision would take too long, or the stationary state is not unique.");
        foreach (SolverProfile solver in profile.Solvers.Where(solver => solver.State.Status != SolverStatus.Converged))
            output.WriteLine(solver.State.Message.StartsWith("not converged", StringComparison.Ordinal)
                ? $"{solver.Name}: {solver.State.Message}"
                : $"{solver.Name}: not converged: {solver.State.Message}");
        foreach ((string name, string reason) in profile.Skipped)
            output.WriteLine($"{name}: left out: {reason}.");
    }

    /// <summary>Seconds in the unit that suits them.</summary>
    public static string Time(double seconds) => seconds switch
    {
        double.NaN => "left out",
        < 1e-3 => $"{seconds * 1e6:G3} us",
        < 1 => $"{seconds * 1e3:G3} ms",
        _ => $"{seconds:G3} s",
    };

    private static string Bytes(long bytes) => bytes switch
    {
        < 1 << 20 => $"{bytes / 1e3:G3} kB",
        < 1 << 30 => $"{bytes / 1e6:G3} MB",
        _ => $"{bytes / 1e9:G3} GB",
    };

    private static void Row(TextWriter output, string name, params string[] cells) =>
        output.WriteLine($"{name.PadRight(NameWidth)}{string.Concat(cells.Select(cell => cell.PadLeft(Width)))}");
}
