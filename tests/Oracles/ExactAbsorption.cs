namespace SpinTorque.Tests;

/// <summary>Where a chain ends, in exact fractions: its transient states with all closed classes put together as one root.</summary>
internal sealed class ExactAbsorption
{
    private const int Bits = 256;       // that times are cut to, for cheap sums

    private readonly BigRational[,] _rates;
    private readonly int[] _transient;
    private readonly RationalElimination? _elimination;

    /// <summary>Takes a chain apart.</summary>
    /// <param name="rates">Rates [to, from].</param>
    public ExactAbsorption(BigRational[,] rates)
    {
        int n = rates.GetLength(0);
        _rates = rates;
        var goes = new bool[n, n];
        for (int from = 0; from < n; from++)
        {
            for (int to = 0; to < n; to++)
                goes[from, to] = from != to && !rates[to, from].IsZero;
        }
        Classes = Reachability.ClosedClasses(goes);
        _transient = [.. Enumerable.Range(0, n).Except(Classes.SelectMany(states => states))];
        if (_transient.Length > 0)
            _elimination = new RationalElimination(Collapsed(), _transient.Length);
    }

    /// <summary>The closed classes, each ascending, by their first state.</summary>
    public List<int[]> Classes { get; }

    /// <summary>The other states, ascending.</summary>
    public IReadOnlyList<int> Transient => _transient;

    /// <summary>Probability of ending in each class.</summary>
    public BigRational[] From(int start)
    {
        if (!_transient.Contains(start))
            return [.. Classes.Select(states => states.Contains(start) ? BigRational.One : BigRational.Zero)];
        BigRational[] y = Stays(start);
        return [.. Classes.Select(states => BigRational.Sum(states.SelectMany(state => _transient.Select((from, k) => _rates[state, from] * y[k]))))];
    }

    /// <summary>Mean time to reach any closed class from a transient state.</summary>
    public BigRational Time(int start) => BigRational.Sum(Stays(start));

    /// <summary>Stationary probabilities within a class.</summary>
    public BigRational[] Within(int[] states) => new RationalElimination(Part(states), 0).Probabilities();

    // The time spent in each transient state.
    private BigRational[] Stays(int start)
    {
        var r = new BigRational[_transient.Length + 1];
        r[Array.IndexOf(_transient, start)] = -1;
        return _elimination!.Solve(r, Bits);
    }

    private BigRational[,] Part(int[] states)
    {
        var part = new BigRational[states.Length, states.Length];
        for (int i = 0; i < states.Length; i++)
        {
            for (int j = 0; j < states.Length; j++)
                part[i, j] = _rates[states[i], states[j]];
        }
        return part;
    }

    private BigRational[,] Collapsed()
    {
        int count = _transient.Length;
        var rates = new BigRational[count + 1, count + 1];
        for (int j = 0; j < count; j++)
        {
            for (int i = 0; i < count; i++)
                rates[i, j] = _rates[_transient[i], _transient[j]];
            rates[count, j] = BigRational.Sum(Classes.SelectMany(states => states).Select(state => _rates[state, _transient[j]]));
        }
        return rates;
    }
}
