namespace SpinTorque;

/// <summary>One elimination of a chain: its stationary probabilities, their derivatives, and whether doubles sufficed.</summary>
/// <typeparam name="T">The number.</typeparam>
internal sealed class ChainElimination<T>(TransitionPattern pattern)
    where T : struct, IRateNumber<T>
{
    // Multiply-adds that outweigh starting a thread by a hundred.
    private const double WorthThreads = 1e6;

    private readonly Extended[] _weights = new Extended[pattern.Count];
    private readonly Extended[] _weightSlope = new Extended[pattern.Count];
    private double[] _stays = [];

    /// <summary>The factors.</summary>
    public BandElimination<T> Band { get; } = new(pattern);

    /// <summary>The chain eliminated last.</summary>
    public Chain<T>? Chain { get; private set; }

    /// <summary>Stationary probabilities, summing to one; length n.</summary>
    public ReadOnlySpan<Extended> Probabilities => _weights;

    /// <summary>Index of the largest probability.</summary>
    public int MostProbable { get; private set; }

    /// <summary>A state from which the root cannot be reached, or -1.</summary>
    public int Trapped => Band.Trapped;

    /// <summary>Eliminates towards a root and finds the probabilities, unless a state is trapped.</summary>
    public void Run(Chain<T> chain, int root, ThreadTeam? team = null)
    {
        Chain = chain;
        double work = pattern.Count * Math.Pow(pattern.HalfBandwidth, 2);
        team = work > WorthThreads ? team : null;
        Band.Factor(chain, root, team);
        if (Trapped >= 0)
            return;
        Band.Weights(_weights, team);
        MostProbable = 0;
        for (int k = 1; k < _weights.Length; k++)
            MostProbable = _weights[k].IsAbove(_weights[MostProbable]) ? k : MostProbable;
        Extended inverse = Extended.One / Total(_weights[MostProbable].Scale);
        for (int k = 0; k < _weights.Length; k++)
            _weights[k] *= inverse;
    }

    // In doubles relative to the largest: what falls below their range is none of the sum's digits.
    private Extended Total(long scale)
    {
        CompensatedSum<Plain> total = default;
        foreach (Extended weight in _weights)
            total.Add(new Plain(weight.Over(scale)));
        return Extended.FromScaled(total.Value.Value, scale);
    }

    /// <summary>Derivatives of the probabilities by a parameter of the chain; they sum to zero.</summary>
    /// <param name="parameter">Index among the derivatives that the chain carries.</param>
    /// <param name="slope">Result; length n.</param>
    /// <returns>|sum w'|, the root's own logarithmic derivative, which has been taken out: rounding of the result is relative to it.</returns>
    public double ProbabilitySlopes(int parameter, Span<double> slope)
    {
        // The weights' recursion is linear, so it holds with normalised ones; then p' = w' - p sum w'.
        Band.WeightSlopes(parameter, _weights, _weightSlope);
        CompensatedSum<Extended> total = default;
        foreach (Extended value in _weightSlope)
            total.Add(value);
        Extended sum = total.Value;
        for (int k = 0; k < slope.Length; k++)
            slope[k] = (_weightSlope[k] - _weights[k] * sum).ToDouble();
        return Math.Abs(sum.ToDouble());
    }

    /// <summary>Derivatives of the logarithms of the probabilities; zero where a probability is.</summary>
    /// <param name="parameter">Index among the derivatives that the chain carries.</param>
    /// <param name="slope">Result; length n.</param>
    public void LogarithmicSlopes(int parameter, Span<double> slope)
    {
        Band.WeightSlopes(parameter, _weights, _weightSlope);
        CompensatedSum<Extended> total = default;
        foreach (Extended value in _weightSlope)
            total.Add(value);
        double shift = total.Value.ToDouble();
        for (int k = 0; k < slope.Length; k++)
            slope[k] = _weights[k].IsZero ? 0 : (_weightSlope[k] / _weights[k]).ToDouble() - shift;
    }

    /// <summary>
    /// For doubles: true where underflow can have cost no digit of any probability, because nothing that was added underflowed, or
    /// because every state and the root reach each other too often for it to matter.
    /// </summary>
    /// <param name="ratesUnderflow">Whether a rate itself left the normal range.</param>
    /// <param name="scale">Largest exit rate of the chain.</param>
    public bool IsTrustworthy(bool ratesUnderflow, double scale) => pattern.Count == 1 || (UnderflowVerdict.IsOfScale(scale)
        && (UnderflowVerdict.LostNothing(ratesUnderflow, Band.SmallestProduct)
            || RootIsNear(scale)));

    private bool RootIsNear(double scale)
    {
        if (_stays.Length == 0)
            _stays = new double[pattern.Count];
        Band.Stays(_stays);
        return UnderflowVerdict.RootIsNear(_weights, _stays, pattern.HalfBandwidth, scale);
    }
}
