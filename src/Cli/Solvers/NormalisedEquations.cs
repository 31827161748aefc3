namespace SpinTorque.Cli.Solvers;

/// <summary>
/// Q P = 0 with its last equation replaced by sum P = 1, by columns: what libraries for linear equations take. The unknowns are the flows
/// x_j = s_j P_j out of the states, so the diagonal is -1, columns are dominated by it, and pivots on it keep the fill small. Rates of
/// zero keep their place, so that the pattern stays along a sweep.
/// </summary>
internal sealed class NormalisedEquations
{
    private readonly double[] _exit;        // s_j, 1 where a state is never left

    public NormalisedEquations(Generator generator)
    {
        Count = generator.StateCount;
        _exit = [.. Enumerable.Range(0, Count).Select(state => generator.ExitRate(state) is > 0 and var rate ? rate : 1)];
        int last = Count - 1;
        double least = _exit.Min();
        var columns = new List<(int Row, double Value)>[Count];
        for (int j = 0; j < Count; j++)
            columns[j] = [];
        foreach ((int from, int to, double rate) in generator.Transitions())
        {
            if (to == last)
                continue;
            double value = rate / _exit[from];
            List<(int Row, double Value)> column = columns[from];
            // by destination, so repeated transitions are neighbours
            if (column.Count > 0 && column[^1].Row == to)
                column[^1] = (to, column[^1].Value + value);
            else
                column.Add((to, value));
        }
        Start = new int[Count + 1];
        for (int j = 0; j < Count; j++)
            Start[j + 1] = checked(Start[j] + columns[j].Count + (j == last ? 1 : 2));
        (Row, Value) = (new int[Start[Count]], new double[Start[Count]]);
        for (int j = 0; j < Count; j++)
        {
            int at = Start[j];
            // the diagonal first, which a search for pivots then finds first
            if (j != last)
                (Row[at], Value[at++]) = (j, generator.ExitRate(j) > 0 ? -1 : 0);
            foreach ((int row, double value) in columns[j])
                (Row[at], Value[at++]) = (row, value);
            (Row[at], Value[at]) = (last, least / _exit[j]);
        }
    }

    /// <summary>Number of equations n.</summary>
    public int Count { get; }

    /// <summary>First entry of each column, and one more; length n + 1.</summary>
    public int[] Start { get; }

    /// <summary>Row of each entry.</summary>
    public int[] Row { get; }

    /// <summary>Value of each entry.</summary>
    public double[] Value { get; }

    /// <summary>The right-hand side: zero but for the last equation.</summary>
    public double[] RightHandSide()
    {
        var b = new double[Count];
        b[^1] = 1;
        return b;
    }

    /// <summary>The unknowns that belong to probabilities.</summary>
    public IEnumerable<double> Flows(IEnumerable<double> probabilities)
    {
        double least = _exit.Min();
        return probabilities.Select((p, state) => p * (_exit[state] / least));
    }

    /// <summary>The probabilities that belong to a solution, up to a factor.</summary>
    public double[] Weights(IEnumerable<double> flows)
    {
        double least = _exit.Min();
        return [.. flows.Select((flow, state) => flow * (least / _exit[state]))];
    }

    /// <summary>Row, column and value of every entry.</summary>
    public IEnumerable<(int Row, int Column, double Value)> Entries()
    {
        for (int j = 0; j < Count; j++)
        {
            for (int at = Start[j]; at < Start[j + 1]; at++)
                yield return (Row[at], j, Value[at]);
        }
    }

    /// <summary>True where another set of equations has entries in the same places.</summary>
    public bool HasPatternOf(NormalisedEquations other) => Start.AsSpan().SequenceEqual(other.Start) && Row.AsSpan().SequenceEqual(other.Row);
}
