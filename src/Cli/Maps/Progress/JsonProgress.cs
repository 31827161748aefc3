using System.Text;
using System.Text.Json;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Maps;

/// <summary>One JSON object on a line about every half second and one at the end.</summary>
internal sealed class JsonProgress(TextWriter error) : IProgressDisplay
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.5);

    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public void Run(ProgressMeter meter, Action work)
    {
        string status = "stopped";
        using (var timer = new Timer(_ => Write(meter, meter.IsStopped ? "writing" : "running"), null, Interval, Interval))
        {
            try
            {
                work();
                status = "finished";
            }
            finally
            {
                using var stopped = new ManualResetEvent(initialState: false);
                if (timer.Dispose(stopped))
                    _ = stopped.WaitOne();
                Write(meter, status);
            }
        }
    }

    private void Write(ProgressMeter meter, string status)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("status", status);
            json.WriteNumber("done", meter.Done);
            json.WriteNumber("total", meter.Total);
            json.WriteNumber("failed", meter.Failed);
            json.WriteNumber("seconds", Math.Round(meter.Seconds, 3));
            json.WriteNumber("rate", Math.Round(meter.Rate, 3));
            json.WriteFinite("secondsLeft", meter.SecondsLeft is { } left ? Math.Round(left, 3) : null);
            json.WriteEndObject();
        }
        lock (_lock)
        {
            error.Write(Encoding.UTF8.GetString(stream.ToArray()) + "\n");
            error.Flush();
        }
    }
}
