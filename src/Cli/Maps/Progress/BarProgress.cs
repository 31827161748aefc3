using Spectre.Console;

namespace SpinTorque.Cli.Maps;

/// <summary>A bar on a terminal, with rate, time left and failures.</summary>
internal sealed class BarProgress(TextWriter error) : IProgressDisplay
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.1);

    /// <summary>A bar where standard error is a terminal, else nothing.</summary>
    public static IProgressDisplay On(TextWriter error) =>
        ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected ? new BarProgress(error) : new SilentProgress();

    /// <inheritdoc/>
    public void Run(ProgressMeter meter, Action work) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) }).Progress()
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn())
            .Start(context => Run(context.AddTask(Text(meter), maxValue: meter.Total), meter, work));

    private static void Run(ProgressTask task, ProgressMeter meter, Action work)
    {
        using var timer = new Timer(_ => Show(task, meter), null, TimeSpan.Zero, Interval);
        try
        {
            work();
        }
        finally
        {
            Show(task, meter);
        }
    }

    private static void Show(ProgressTask task, ProgressMeter meter)
    {
        task.Description = Text(meter);
        task.Value = meter.Done;
    }

    private static string Text(ProgressMeter meter)
    {
        string left = meter.IsStopped ? ", writing files" : meter.SecondsLeft is { } seconds ? $", {ProgressMeter.Shown(meter.Rate)} a second, {Duration(seconds)} left" : "";
        string failed = meter.Failed > 0 ? $", {meter.Failed} failed" : "";
        return $"{meter.Done} of {meter.Total} {meter.Unit}{left}{failed}";
    }

    private static string Duration(double seconds)
    {
        TimeSpan time = TimeSpan.FromSeconds(Math.Min(Math.Ceiling(seconds), TimeSpan.MaxValue.TotalSeconds / 2));
        return time.Days > 0 ? $"{time:d\\.hh\\:mm\\:ss}" : $"{time:hh\\:mm\\:ss}";
    }
}
