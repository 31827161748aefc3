namespace SpinTorque;

/// <summary>The states of a chain from which a target is reached: which they are, and their elimination with all others as outside.</summary>
internal static class AbsorbedPart
{
    /// <summary>Eliminates the states that a test keeps.</summary>
    /// <param name="generator">The chain.</param>
    /// <param name="chain">Its rates with exponents apart.</param>
    /// <param name="kept">The states to keep, from each of which the rest is reached.</param>
    /// <returns>The factors; null where no state is kept.</returns>
    public static TransientClass? Eliminate(Generator generator, Chain<Extended> chain, bool[] kept)
    {
        int[] states = [.. Enumerable.Range(0, kept.Length).Where(state => kept[state])];
        var place = new int[kept.Length];
        for (int k = 0; k < states.Length; k++)
            place[states[k]] = k;
        return states.Length == 0 ? null : TransientClass.Eliminate(generator, chain, states, place, Into(chain, kept, to => !kept[to]));
    }

    /// <summary>Marks the states from which marked ones are reached without passing a barred one.</summary>
    /// <param name="chain">The chain.</param>
    /// <param name="reached">Marks; grown in place.</param>
    /// <param name="barred">States not to mark.</param>
    public static void Reach(Chain<Extended> chain, bool[] reached, bool[] barred)
    {
        var open = new Stack<int>(Enumerable.Range(0, reached.Length).Where(state => reached[state]));
        while (open.TryPop(out int to))
        {
            for (int p = chain.Pattern.RowStart[to]; p < chain.Pattern.RowStart[to + 1]; p++)
            {
                int from = chain.Pattern.Column[p];
                if (reached[from] || barred[from] || chain.Rate[p].IsZero)
                    continue;
                reached[from] = true;
                open.Push(from);
            }
        }
    }

    /// <summary>Rates from each kept state into states that are marked.</summary>
    public static Extended[] Into(Chain<Extended> chain, bool[] kept, Func<int, bool> marked)
    {
        var flow = new Extended[kept.Length];
        for (int to = 0; to < kept.Length; to++)
        {
            if (!marked(to))
                continue;
            for (int p = chain.Pattern.RowStart[to]; p < chain.Pattern.RowStart[to + 1]; p++)
            {
                int from = chain.Pattern.Column[p];
                if (kept[from])
                    flow[from] += chain.Rate[p];
            }
        }
        return flow;
    }
}
