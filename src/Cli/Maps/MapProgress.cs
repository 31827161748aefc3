using Spectre.Console;

namespace SpinTorque.Cli.Maps;

/// <summary>Shows a map's progress with a bar on standard error where that is a terminal, nothing elsewhere.</summary>
internal static class MapProgress
{
    /// <summary>Runs the map.</summary>
    /// <param name="points">Points to compute.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="run">Runs the map; what it is given is to be called after each point, true where it failed.</param>
    public static void Run(int points, TextWriter error, Action<Action<bool>> run)
    {
        bool terminal = ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;
        if (!terminal)
        {
            run(static _ => { });
            return;
        }
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) }).Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new ElapsedTimeColumn())
            .Start(context => Run(context.AddTask("points", maxValue: points), run));
    }

    private static void Run(ProgressTask task, Action<Action<bool>> run)
    {
        int failed = 0;
        run(pointFailed =>
        {
            task.Increment(1);
            if (pointFailed)
                task.Description = $"points ({Interlocked.Increment(ref failed)} failed)";
        });
    }
}
