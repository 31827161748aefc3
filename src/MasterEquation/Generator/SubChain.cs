namespace SpinTorque;

/// <summary>Some states of a chain in an order of their own, and the transitions among them. Cost linear in the entries of their rows.</summary>
internal sealed class SubChain
{
    private readonly int[] _source;     // entry of the whole chain behind each entry

    /// <summary>Selects states.</summary>
    /// <param name="whole">The chain.</param>
    /// <param name="states">The state of the whole chain at each place.</param>
    /// <param name="place">Place of each of them, by its index in the whole chain; what it holds for the other states does not matter.</param>
    public SubChain(TransitionPattern whole, int[] states, int[] place)
    {
        States = states;
        var rowStart = new int[states.Length + 1];
        var column = new List<int>();
        var source = new List<int>();
        for (int k = 0; k < states.Length; k++)
        {
            for (int p = whole.RowStart[states[k]]; p < whole.RowStart[states[k] + 1]; p++)
            {
                int j = whole.Column[p];
                if (place[j] >= states.Length || states[place[j]] != j)
                    continue;
                column.Add(place[j]);
                source.Add(p);
            }
            rowStart[k + 1] = column.Count;
        }
        int[] columns = [.. column];
        _source = [.. source];
        for (int k = 0; k < states.Length; k++)
            Array.Sort(columns, _source, rowStart[k], rowStart[k + 1] - rowStart[k]);
        Pattern = new TransitionPattern(states.Length, rowStart, columns);
    }

    /// <summary>The state of the whole chain at each place.</summary>
    public int[] States { get; }

    /// <summary>The transitions among them.</summary>
    public TransitionPattern Pattern { get; }

    /// <summary>Their rates; exit rates are to other selected states.</summary>
    public Chain<T> Of<T>(Chain<T> whole)
        where T : struct, IRateNumber<T>
    {
        var chain = new Chain<T>(Pattern);
        for (int p = 0; p < _source.Length; p++)
            chain.Rate[p] = whole.Rate[_source[p]];
        chain.SumExits();
        return chain;
    }

    /// <summary>The chain of the selected states alone.</summary>
    /// <param name="whole">The chain they were selected from.</param>
    /// <param name="widen">Its rates with their exponents apart, when asked for.</param>
    public Generator Of(Generator whole, Func<Chain<Extended>> widen) =>
        new(Of(whole.Chain), whole.Underflow, () => Of(widen()), k => whole.Label(States[k]));
}
