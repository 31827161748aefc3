using System.Diagnostics;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Maps;

/// <summary>
/// Writes tiles as they finish: at once where they take longer than an interval, else gathered over one. Parts are joined sixteen at a
/// time, so that a week leaves some dozens of files and not one for each second.
/// </summary>
internal sealed class PartWriter : IDisposable
{
    private const int Joined = 16;

    private readonly Func<MapPart, string> _write;
    private readonly int _threads;
    private readonly TimeSpan _interval;
    private readonly Action<Exception> _failed;
    private readonly Lock _lock = new();
    private readonly Stack<(string File, int Level, MapPart Part)> _written = new();
    private readonly Timer _timer;
    private List<MapTileResult> _pending = [];
    private long _last = Stopwatch.GetTimestamp();

    /// <summary>A writer of parts of one share.</summary>
    /// <param name="write">Writes a part and returns the file's name.</param>
    /// <param name="threads">Threads that work.</param>
    /// <param name="interval">Finished tiles wait no longer than this.</param>
    /// <param name="failed">Called where tiles that waited could not be written; they go on waiting.</param>
    public PartWriter(Func<MapPart, string> write, int threads, TimeSpan interval, Action<Exception> failed)
    {
        (_write, _threads, _interval, _failed) = (write, threads, interval, failed);
        _timer = new Timer(static state => ((PartWriter)state!).Tick(), this, interval, interval);
    }

    /// <summary>Writes into a folder.</summary>
    public static Func<MapPart, string> Into(PartFolder folder, MapShard shard, byte[] identity) => part =>
    {
        string file = folder.NewPart(shard);
        AtomicFile.Write(file, stream => stream.Write(PartFormat.Write(part, identity)));
        return file;
    };

    /// <summary>Points of the tiles that are written.</summary>
    public long WrittenPoints { get; private set; }

    /// <summary>Takes a finished tile, from any thread.</summary>
    public void Add(MapTileResult tile)
    {
        lock (_lock)
        {
            _pending.Add(tile);
            if (Stopwatch.GetElapsedTime(_last) >= _interval)
                Write();
        }
    }

    /// <summary>Writes what is finished.</summary>
    public void Flush()
    {
        lock (_lock)
            Write();
    }

    /// <summary>Stops; what is still waiting is not written.</summary>
    public void Dispose()
    {
        using var stopped = new ManualResetEvent(initialState: false);
        if (_timer.Dispose(stopped))
            _ = stopped.WaitOne();
    }

    private void Tick()
    {
        try
        {
            Flush();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            _failed(problem);
        }
    }

    private void Write()
    {
        if (_pending.Count == 0)
            return;
        Push(new MapPart(_pending, Stopwatch.GetElapsedTime(_last).TotalSeconds, _threads), level: 0);
        WrittenPoints += _pending.Sum(tile => (long)tile.Tile.Points);
        _pending = [];
        _last = Stopwatch.GetTimestamp();
    }

    private void Push(MapPart part, int level)
    {
        _written.Push((_write(part), level, part));
        (string File, int Level, MapPart Part)[] last = [.. _written.Take(Joined)];
        if (last.Length < Joined || last[^1].Level != level)
            return;
        for (int k = 0; k < Joined; k++)
            _ = _written.Pop();
        Push(new MapPart([.. last.SelectMany(one => one.Part.Tiles)], last.Sum(one => one.Part.Seconds), _threads), level + 1);
        foreach ((string file, _, _) in last)
            File.Delete(file);
    }
}
