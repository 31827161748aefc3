using System.Runtime.ExceptionServices;

namespace SpinTorque;

/// <summary>
/// Something that the threads of a team do for each of a number of indices. Each takes parts of its own block of them, so that it stays near what it has
/// in cache, then of those that others have left.
/// </summary>
/// <param name="count">How many indices.</param>
/// <param name="part">How many are taken at once.</param>
/// <param name="blocks">Blocks, one for each thread.</param>
/// <param name="body">What to do, for an index from zero, with room for numbers.</param>
internal sealed class TeamTask(int count, int part, int blocks, Action<int, double[]> body)
{
    private const int Line = 16;                // integers that share a line of the cache

    private readonly int[] _taken = new int[blocks * Line];     // indices of each block
    private int _done;                          // how many are done
    private int _joined;
    private Exception? _failure;                // the first

    /// <summary>Number of a thread that joins, from one; zero is who called.</summary>
    public int Join() => Interlocked.Increment(ref _joined);

    /// <summary>Takes parts until none is left. After a failure the others are done all the same, since they may wait for each other.</summary>
    /// <param name="member">Number of this thread.</param>
    /// <param name="room">Room of its own.</param>
    public void Work(int member, double[] room)
    {
        for (int turn = 0; turn < blocks; turn++)
        {
            int block = (member + turn) % blocks, end = First(block + 1);
            for (int first = Take(block); first < end; first = Take(block))
            {
                int last = Math.Min(first + part, end);
                for (int index = first; index < last; index++)
                    Do(index, room);
                Interlocked.Add(ref _done, last - first);
            }
        }
    }

    /// <summary>Waits for all that have taken parts.</summary>
    public void Wait()
    {
        var spin = new SpinWait();
        while (Volatile.Read(ref _done) < count)
            spin.SpinOnce(sleep1Threshold: -1);
    }

    /// <summary>Throws what was thrown first while it was done.</summary>
    public void Conclude()
    {
        if (_failure is not null)
            ExceptionDispatchInfo.Throw(_failure);
    }

    private int First(int block) => (int)((long)count * block / blocks);

    private int Take(int block) => First(block) + Interlocked.Add(ref _taken[block * Line], part) - part;

    private void Do(int index, double[] room)
    {
        try
        {
            body(index, room);
        }
        catch (Exception failure)
        {
            Interlocked.CompareExchange(ref _failure, failure, null);
        }
    }
}
