namespace SpinTorque;

/// <summary>Values of a chain's transitions at one working point: non-negative rates and exit rates, kept apart.</summary>
/// <typeparam name="T">The number.</typeparam>
internal sealed class Chain<T>(TransitionPattern pattern)
    where T : struct, IRateNumber<T>
{
    /// <summary>Which transitions there are.</summary>
    public TransitionPattern Pattern { get; } = pattern;

    /// <summary>Rate of each transition; length nnz.</summary>
    public T[] Rate { get; } = new T[pattern.EntryCount];

    /// <summary>Sum of the rates out of each state; length n.</summary>
    public T[] Exit { get; } = new T[pattern.Count];

    /// <summary>Derivatives of the rates by the parameters asked for; each of length nnz.</summary>
    public T[][] Slope { get; private set; } = [];

    /// <summary>Provides for derivatives by some parameters.</summary>
    public void KeepSlopes(int parameters)
    {
        if (Slope.Length != parameters)
            Slope = [.. Enumerable.Range(0, parameters).Select(_ => new T[Pattern.EntryCount])];
    }

    /// <summary>Takes the rates from where they stand, and sums the exit rates.</summary>
    /// <param name="from">Distinct rates.</param>
    /// <param name="source">Where among them each transition's rate stands; length nnz.</param>
    public void Gather(T[] from, int[] source)
    {
        Array.Clear(Exit);
        (T[] rates, int[] columns) = (Rate, Pattern.Column);
        for (int p = 0; p < rates.Length; p++)
        {
            T rate = from[source[p]];
            rates[p] = rate;
            Exit[columns[p]] += rate;
        }
    }

    /// <summary>Sums the exit rates from the rates.</summary>
    public void SumExits()
    {
        Array.Clear(Exit);
        for (int p = 0; p < Rate.Length; p++)
            Exit[Pattern.Column[p]] += Rate[p];
    }
}
