namespace SpinTorque;

/// <summary>
/// Pieces of work that the threads of a team take step by step, the steps of each in turn. A thread goes through its own pieces, one step of each, then
/// takes of the others what they have not begun; what another is at is left for the next pass, so that nobody waits while there is work.
/// </summary>
/// <param name="pieces">How many pieces.</param>
/// <param name="steps">Steps of each.</param>
/// <param name="threads">Threads.</param>
internal sealed class TeamSteps(int pieces, int steps, int threads)
{
    private readonly int[] _begun = new int[pieces];        // steps of each piece
    private readonly int[] _done = new int[pieces];

    /// <summary>Takes steps until all are begun.</summary>
    /// <param name="member">Number of the thread, from zero.</param>
    /// <param name="body">What to do for a piece and a step, both from zero.</param>
    public void Work(int member, Action<int, int> body)
    {
        (int first, int end) = ((int)((long)pieces * member / threads), (int)((long)pieces * (member + 1) / threads));
        var spin = new SpinWait();
        for (int pass = 0, whole = 0; whole < pieces; pass++)
        {
            whole = 0;
            for (int place = 0; place < pieces; place++)
                whole += Step(place < end - first ? first + place : (end - 1 - place + pieces) % pieces, pass, body) ? 1 : 0;
            if (pass > steps)
                spin.SpinOnce(sleep1Threshold: -1);
        }
    }

    // The next step of a piece unless that is ahead of the pass or another thread is at one; true where all were begun.
    private bool Step(int piece, int pass, Action<int, int> body)
    {
        int step = Volatile.Read(ref _begun[piece]);
        if (step == steps)
            return true;
        if (step > pass || Volatile.Read(ref _done[piece]) < step || Interlocked.CompareExchange(ref _begun[piece], step + 1, step) != step)
            return false;
        try
        {
            body(piece, step);
        }
        finally
        {
            Volatile.Write(ref _done[piece], step + 1);
        }
        return false;
    }
}
