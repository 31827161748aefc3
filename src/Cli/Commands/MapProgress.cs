using Spectre.Console;

namespace SpinTorque.Cli.Commands;

/// <summary>Runs a map with a progress bar on standard error where that is a terminal, silently elsewhere.</summary>
internal static class MapProgress
{
    /// <summary>Runs the map.</summary>
    public static MapResult Run(MapPlan plan, TextWriter error, CancellationToken cancellation)
    {
        bool terminal = ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;
        if (!terminal)
            return MapRunner.Run(plan, pointDone: null, cancellation);
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });
        MapResult? result = null;
        console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new ElapsedTimeColumn())
            .Start(context => result = Run(plan, context.AddTask("points", maxValue: (double)plan.Rows * plan.Columns), cancellation));
        return result!;
    }

    private static MapResult Run(MapPlan plan, ProgressTask task, CancellationToken cancellation)
    {
        int failed = 0;
        return MapRunner.Run(
            plan,
            pointFailed =>
            {
                task.Increment(1);
                if (pointFailed)
                    task.Description = $"points ({Interlocked.Increment(ref failed)} failed)";
            },
            cancellation);
    }
}
