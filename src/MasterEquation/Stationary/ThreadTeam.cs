using System.Diagnostics;

namespace SpinTorque;

/// <summary>
/// The threads of one solve. A solve has hundreds of parts that take less than a millisecond each, and to wake a thread for every one costs more than
/// what is left to one thread alone. Those that have helped stay awake for a moment and take the next at once. They come from the thread pool and go back
/// to it.
/// </summary>
/// <remarks>Who calls works himself and never waits for a thread that has not begun, so that nothing stands still where no other core is free.</remarks>
/// <param name="threads">Threads, at least 1; with 1 the caller does all. No more than 64 or the cores that there are, since who looks for work takes time.</param>
internal sealed class ThreadTeam(int threads)
{
    // Parts into which work is cut for each thread, so that none waits long for the last.
    private const int PartsPerThread = 64;

    // So many may be asked for where there are fewer cores.
    private const int MostBeyondCores = 64;

    // How long a helper stays for the next task.
    private static readonly TimeSpan s_stay = TimeSpan.FromMilliseconds(1);

    private readonly double[][] _rooms = [.. Enumerable.Repeat<double[]>([], Math.Min(threads, Math.Max(MostBeyondCores, Environment.ProcessorCount)))];
    private TeamTask? _task;                    // what is being done
    private int _helpers;                       // threads of the pool that look out for tasks
    private int _busy;                          // whether someone has called

    /// <summary>Threads.</summary>
    public int Threads => _rooms.Length;

    /// <summary>Does something for each of a number of indices.</summary>
    /// <param name="count">How many.</param>
    /// <param name="body">What to do, for an index from zero.</param>
    public void For(int count, Action<int> body) => For(count, 0, (index, _) => body(index));

    /// <summary>Does something for each of a number of indices, with room that no other thread uses meanwhile.</summary>
    /// <param name="count">How many.</param>
    /// <param name="room">Numbers that there shall be room for at least; they may be anything.</param>
    /// <param name="body">What to do, for an index from zero.</param>
    public void For(int count, int room, Action<int, double[]> body)
    {
        if (count <= 1 || Threads == 1 || Interlocked.Exchange(ref _busy, 1) == 1)          // as within another task
        {
            double[] own = room > 0 ? new double[room] : [];
            for (int index = 0; index < count; index++)
                body(index, own);
            return;
        }
        var task = new TeamTask(count, Math.Max(1, count / (PartsPerThread * Threads)), Threads, body);
        Share(task, room);
        task.Conclude();
    }

    /// <summary>Does something in steps for each of a number of pieces, the steps of a piece in turn, with room that no other thread uses meanwhile.</summary>
    /// <param name="pieces">How many pieces; several for each thread let those that are ahead help the others.</param>
    /// <param name="steps">Steps of each.</param>
    /// <param name="room">Numbers that there shall be room for at least; they may be anything.</param>
    /// <param name="body">What to do, for a piece and a step from zero.</param>
    public void ForSteps(int pieces, int steps, int room, Action<int, int, double[]> body)
    {
        var shared = new TeamSteps(pieces, steps, Threads);
        For(Threads, room, (member, own) => shared.Work(member, (piece, step) => body(piece, step, own)));
    }

    /// <summary>Does two things, at once where there are two threads.</summary>
    /// <param name="one">The one.</param>
    /// <param name="other">The other.</param>
    public void Both(Action one, Action other) => For(2, index => (index == 0 ? one : other)());

    private void Share(TeamTask task, int room)
    {
        for (int member = 0; member < Threads; member++)
            _rooms[member] = _rooms[member].Length < room ? new double[room] : _rooms[member];
        Interlocked.Exchange(ref _task, task);
        for (int helpers = Volatile.Read(ref _helpers); helpers < Threads - 1; helpers = Volatile.Read(ref _helpers))
        {
            if (Interlocked.CompareExchange(ref _helpers, helpers + 1, helpers) == helpers)
                ThreadPool.UnsafeQueueUserWorkItem(static team => team.Help(), this, preferLocal: false);
        }
        task.Work(0, _rooms[0]);
        task.Wait();
        Volatile.Write(ref _task, null);
        Volatile.Write(ref _busy, 0);
    }

    private void Join(TeamTask task)
    {
        int member = task.Join();
        if (member < Threads)
            task.Work(member, _rooms[member]);
    }

    // Looks for tasks until none has come for a while; one that comes just when it leaves is not left to the others, unless its place is taken.
    private void Help()
    {
        TeamTask? last = null;
        do
        {
            var (spin, began) = (new SpinWait(), Stopwatch.GetTimestamp());
            while (Stopwatch.GetElapsedTime(began) < s_stay)
            {
                if (Volatile.Read(ref _task) is { } task && task != last)
                {
                    Join(last = task);
                    (spin, began) = (new SpinWait(), Stopwatch.GetTimestamp());
                }
                spin.SpinOnce(sleep1Threshold: -1);
            }
        }
        while (!Leaves(last));
    }

    private bool Leaves(TeamTask? last)
    {
        int others = Interlocked.Decrement(ref _helpers);
        if (Volatile.Read(ref _task) is not { } task || task == last)
            return true;
        return Interlocked.CompareExchange(ref _helpers, others + 1, others) != others;
    }
}
