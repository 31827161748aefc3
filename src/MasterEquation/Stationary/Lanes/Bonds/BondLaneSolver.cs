namespace SpinTorque;

/// <summary>Four chains of half-bandwidth two, bond by bond.</summary>
internal sealed class BondLaneSolver : LaneSolver
{
    private readonly BondPattern _pattern;
    private readonly BondRates[] _own;
    private readonly BondRates[] _lanes;
    private readonly double[] _probabilities;       // between two zeros on each side

    /// <param name="pattern">A pattern that bonds serve.</param>
    /// <param name="source">Where each transition's rate stands in a row of rates; its own index where null.</param>
    /// <param name="steady">Place in that row from which on no parameter moves the rates.</param>
    public BondLaneSolver(TransitionPattern pattern, int[]? source, int steady)
        : this(pattern, new BondPattern(pattern, source, steady), new BondRates[LaneRates.Count])
    {
    }

    private BondLaneSolver(TransitionPattern pattern, BondPattern bonds, BondRates[] lanes)
        : base(pattern, new BondElimination(bonds, lanes))
    {
        (_pattern, _lanes, _probabilities) = (bonds, lanes, new double[bonds.Count + 2 * BondPattern.Width]);
        _own = [.. lanes.Select(_ => new BondRates(bonds))];
    }

    /// <inheritdoc/>
    public override void KeepSlopes(int parameters)
    {
        foreach (BondRates rates in _own)
            rates.KeepSlopes(parameters);
    }

    /// <inheritdoc/>
    public override void Take(ReadOnlySpan<Plain[]> rows, ReadOnlySpan<int> versions)
    {
        for (int lane = 0; lane < rows.Length; lane++)
            _own[lane].Take(rows[lane], versions[lane]);
        for (int lane = 0; lane < _lanes.Length; lane++)
            _lanes[lane] = _own[Math.Min(lane, rows.Length - 1)];
    }

    /// <inheritdoc/>
    public override void TakeSlopes(int parameter, ReadOnlySpan<Plain[]> rows)
    {
        for (int lane = 0; lane < rows.Length; lane++)
            _own[lane].TakeSlope(parameter, rows[lane]);
    }

    /// <inheritdoc/>
    public override double LargestExit(int lane) => _lanes[lane].LargestExit;

    /// <inheritdoc/>
    public override double Extract(int lane, Span<double> probabilities)
    {
        Span<double> inner = _probabilities.AsSpan(BondPattern.Width, _pattern.Count);
        LaneRates.Extract(States.Probabilities, lane, inner);
        inner.CopyTo(probabilities);
        return _lanes[lane].Residual(_probabilities);
    }
}
