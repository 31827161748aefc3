using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// Stationary probabilities of four chains of one pattern, solved at once in the lanes of a vector, and their derivatives. A lane says
/// whether doubles sufficed for it.
/// </summary>
internal sealed class LaneStates
{
    private readonly int _count;
    private readonly LaneElimination _elimination;
    private readonly LaneWeights _weights;
    private Vector256<double> _inverse;         // over the sum of weights, at the largest exponent

    public LaneStates(TransitionPattern pattern)
    {
        _count = pattern.Count;
        _elimination = new LaneElimination(pattern);
        _weights = new LaneWeights(_count);
        Probabilities = new Vector256<double>[_count];
        Slopes = new Vector256<double>[_count];
    }

    /// <summary>The state that the elimination kept.</summary>
    public int Root => _elimination.Root;

    /// <summary>Probabilities as doubles; zero below their range.</summary>
    public Vector256<double>[] Probabilities { get; }

    /// <summary>Derivatives of the probabilities, as found last.</summary>
    public Vector256<double>[] Slopes { get; }

    /// <summary>Index of each lane's largest probability.</summary>
    public int[] MostProbable { get; } = new int[LaneRates.Count];

    /// <summary>Lower bounds of every product that the elimination added.</summary>
    public Vector256<double> SmallestProduct => _elimination.SmallestProduct;

    /// <summary>Solves four chains towards a root.</summary>
    public void Run(LaneRates rates, int root)
    {
        _elimination.Factor(rates, root);
        _weights.Run(_elimination.Factors, root);
        Normalise();
    }

    /// <summary>False where the weights of a lane left the range of doubles or some state does not reach the root.</summary>
    public bool Found(int lane) => !_weights.Failed[lane] && double.IsFinite(_inverse[lane]) && SmallestProduct[lane] >= 0;

    /// <summary>
    /// <see cref="Slopes"/> become the derivatives by a parameter; they sum to zero.
    /// </summary>
    /// <returns>|sum w'|, relative to which they are rounded, and the sum of their sizes.</returns>
    public (Vector256<double> Shift, Vector256<double> Size) Differentiate(int parameter)
    {
        _weights.Differentiate(parameter);
        LaneSum total = default;
        (int segment, Vector256<double> factor) = (-1, default);
        for (int k = 0; k < _count; k++)
        {
            factor = HalfFactor(k, ref segment, factor);
            Vector256<double> slope = _weights.Slope[k] * factor * _inverse * factor;
            Slopes[k] = slope;
            total.Add(slope);
        }
        Vector256<double> sum = total.Value, size = Vector256<double>.Zero;
        for (int k = 0; k < _count; k++)
        {
            Vector256<double> slope = Slopes[k] - Probabilities[k] * sum;
            Slopes[k] = slope;
            size += Vector256.Abs(slope);
        }
        return (Vector256.Abs(sum), size);
    }

    /// <summary>A weight of a lane with its exponent apart, normalised.</summary>
    public Extended Weight(int state, int lane) =>
        Extended.FromScaled(_weights.Value[state][lane], _weights.Scales[state][lane] - _weights.Scales.Largest[lane]) * Extended.From(_inverse[lane]);

    /// <summary>The smallest weight of a lane.</summary>
    public Extended SmallestWeight(int lane)
    {
        Extended smallest = Weight(0, lane);
        for (int k = 1; k < _count; k++)
        {
            Extended weight = Weight(k, lane);
            smallest = smallest.IsAbove(weight) ? weight : smallest;
        }
        return smallest;
    }

    /// <summary>Upper bounds of the time a lane spends at every state before the root is reached, as <see cref="WeightRecursion.Stays"/>.</summary>
    public void Stays(int lane, Span<double> u)
    {
        LaneFactors factors = _elimination.Factors;
        u[Root] = 0;
        for (int k = Root + 1; k < u.Length; k++)
            u[k] = factors.Stay(k, -1, Math.Min(factors.Width, k - Root), lane, u);
        for (int k = Root - 1; k >= 0; k--)
            u[k] = factors.Stay(k, 1, Math.Min(factors.Width, u.Length - 1 - k), lane, u);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Normalise()
    {
        LaneSum total = default;
        (int segment, Vector256<double> factor) = (-1, default);
        Vector256<double> most = Vector256<double>.Zero, index = most, k = most;
        for (int state = 0; state < _count; state++, k += Vector256<double>.One)
        {
            factor = HalfFactor(state, ref segment, factor);
            Vector256<double> weight = _weights.Value[state] * factor * factor;
            total.Add(weight);
            Vector256<double> above = Vector256.GreaterThan(weight, most);
            index = Vector256.ConditionalSelect(above, k, index);
            most = Vector256.Max(most, weight);
        }
        _inverse = Vector256<double>.One / total.Value;
        for (int lane = 0; lane < LaneRates.Count; lane++)
            MostProbable[lane] = (int)index[lane];
        segment = -1;
        for (int state = 0; state < _count; state++)
        {
            factor = HalfFactor(state, ref segment, factor);
            Probabilities[state] = _weights.Value[state] * _inverse * factor * factor;
        }
    }

    // 2^(256 (scale - largest)) of a state's segment: its square may be below a double where a weight over the sum times it is not
    private Vector256<double> HalfFactor(int state, ref int segment, Vector256<double> present)
    {
        int of = _weights.Scales.SegmentOf(state);
        if (of == segment)
            return present;
        segment = of;
        return LaneScales.RootOfRatio(_weights.Scales[state], _weights.Scales.Largest);
    }
}
