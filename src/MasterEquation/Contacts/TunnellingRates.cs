namespace SpinTorque;

/// <summary>Golden-rule rates Gamma of one spin direction of a lead: one number for every level, or one per level.</summary>
public sealed record TunnellingRates
{
    private readonly double[] _rates;

    /// <summary>One rate for every level.</summary>
    /// <param name="rate">Finite, not negative; rate unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative or not finite.</exception>
    public TunnellingRates(double rate) => _rates = [Checked(rate)];

    /// <summary>One rate per level, in the order of the grain's levels.</summary>
    /// <param name="rates">Finite, not negative; rate unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate is negative or not finite, or there is none.</exception>
    public TunnellingRates(IEnumerable<double> rates)
    {
        _rates = [.. rates.Select(Checked)];
        ArgumentOutOfRangeException.ThrowIfZero(_rates.Length, nameof(rates));
        PerLevel = true;
    }

    /// <summary>True where each level has a rate of its own.</summary>
    public bool PerLevel { get; }

    /// <summary>How many rates there are: 1 or the number of levels.</summary>
    public int Count => _rates.Length;

    /// <summary>The rate of a level.</summary>
    /// <param name="level">Index into the grain's levels.</param>
    public double this[int level] => _rates[PerLevel ? level : 0];

    /// <summary>The largest rate.</summary>
    public double Largest => _rates.Max();

    /// <summary>One rate for every level.</summary>
    public static implicit operator TunnellingRates(double rate) => new(rate);

    /// <summary>One rate for every level.</summary>
    public static TunnellingRates FromDouble(double rate) => new(rate);

    /// <inheritdoc/>
    public bool Equals(TunnellingRates? other) =>
        other is not null && PerLevel == other.PerLevel && _rates.AsSpan().SequenceEqual(other._rates);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (double rate in _rates)
            hash.Add(rate);
        return hash.ToHashCode();
    }

    private static double Checked(double rate) => double.IsFinite(rate) && rate >= 0
        ? rate
        : throw new ArgumentOutOfRangeException(nameof(rate), rate, "A tunnelling rate must be finite and not negative.");
}
