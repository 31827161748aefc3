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
    private readonly ILaneElimination _elimination;
    private readonly LaneWeights _weights;
    private Vector256<double> _inverse;         // over the sum of weights, at the largest exponent

    public LaneStates(int count, ILaneElimination elimination)
    {
        (_count, _elimination) = (count, elimination);
        _weights = new LaneWeights(_count);
        Probabilities = new Vector256<double>[_count];
        Slopes = new Vector256<double>[_count];
    }

    /// <summary>The state that the elimination kept.</summary>
    public int Root => _elimination.Root;

    /// <summary>Probabilities as doubles; zero below their range, and where the elimination forgot states.</summary>
    public Vector256<double>[] Probabilities { get; }

    /// <summary>Derivatives of the probabilities, as found last.</summary>
    public Vector256<double>[] Slopes { get; }

    /// <summary>States whose derivatives the elimination kept.</summary>
    public StateRange Carried => _elimination.Factors.Carried;

    /// <summary>Whether the elimination kept all states.</summary>
    public bool KnowsAll => _elimination.Factors.Kept == StateRange.All(_count);

    /// <summary>Index of each lane's largest probability.</summary>
    public int[] MostProbable { get; } = new int[LaneRates.Count];

    /// <summary>Lower bounds of every product that the elimination added.</summary>
    public Vector256<double> SmallestProduct => _elimination.SmallestProduct;

    /// <summary>Solves four chains towards a root.</summary>
    public void Run(int root)
    {
        _elimination.Factor(root);
        _weights.Run(_elimination.Factors, root);
        Normalise();
    }

    /// <summary>False where the weights of a lane left the range of doubles or some state does not reach the root.</summary>
    public bool Found(int lane) => !_weights.Failed[lane] && double.IsFinite(_inverse[lane]) && SmallestProduct[lane] >= 0;

    /// <summary>
    /// <see cref="Slopes"/> become the derivatives by a parameter; they sum to zero, and are zero where the elimination did not keep them.
    /// </summary>
    /// <returns>|sum w'|, relative to which they are rounded, and the sum of their sizes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (Vector256<double> Shift, Vector256<double> Size) Differentiate(int parameter)
    {
        ReadOnlySpan<Vector256<double>> weightSlope = _weights.Slope(parameter);
        StateRange carried = _elimination.Factors.Carried;
        Slopes.AsSpan(0, carried.First).Clear();
        Slopes.AsSpan(carried.Last + 1).Clear();
        LaneSum total = default;
        for (int k = carried.First; k <= carried.Last;)
        {
            Vector256<double> share = _weights.Scales.HalfShare(k);
            for (int end = Math.Min(_weights.Scales.EndOfSegment(k), carried.Last + 1); k < end; k++)
            {
                Vector256<double> slope = weightSlope[k] * share * _inverse * share;
                Slopes[k] = slope;
                total.Add(slope);
            }
        }
        Vector256<double> sum = total.Value, size = Vector256<double>.Zero;
        for (int k = carried.First; k <= carried.Last; k++)
        {
            Vector256<double> slope = Slopes[k] - Probabilities[k] * sum;
            Slopes[k] = slope;
            size += Vector256.Abs(slope);
        }
        return (Vector256.Abs(sum), size);
    }

    /// <summary>Probability of the states whose derivatives were not kept; all states must be known.</summary>
    public Vector256<double> ProbabilityOutside()
    {
        Vector256<double> outside = Vector256<double>.Zero;
        for (int k = 0; k < Carried.First; k++)
            outside += Probabilities[k];
        for (int k = Carried.Last + 1; k < _count; k++)
            outside += Probabilities[k];
        return outside;
    }

    /// <summary>The states between the outermost ones that are likely in any lane, and a quarter more.</summary>
    /// <param name="unlikely">Probability below which a state does not count.</param>
    /// <param name="width">Half-bandwidth.</param>
    public StateRange Likely(double unlikely, int width)
    {
        Vector256<double> least = Vector256.Create(unlikely);
        (int first, int last) = (0, _count - 1);
        while (first < last && Vector256.LessThanAll(Probabilities[first], least))
            first++;
        while (last > first && Vector256.LessThanAll(Probabilities[last], least))
            last--;
        int margin = (last - first) / 4 + 4 * width;
        return new StateRange(Math.Max(0, first - margin), Math.Min(_count - 1, last + margin));
    }

    /// <summary>A weight of a lane with its exponent apart, normalised.</summary>
    public Extended Weight(int state, int lane) =>
        Extended.FromScaled(_weights.Value[state][lane], _weights.Scales[state][lane] - _weights.Scales.Largest[lane]) * Extended.From(_inverse[lane]);

    /// <summary>The smallest weight of a lane.</summary>
    public Extended SmallestWeight(int lane)
    {
        ReadOnlySpan<Vector256<double>> weights = _weights.Value;
        Extended smallest = Weight(0, lane);
        for (int k = 0; k < _count;)
        {
            int least = k;
            for (int end = _weights.Scales.EndOfSegment(k); k < end; k++)
                least = weights[k].GetElement(lane) < weights[least].GetElement(lane) ? k : least;
            Extended weight = Weight(least, lane);
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
        ReadOnlySpan<Vector256<double>> weights = _weights.Value;
        StateRange kept = _elimination.Factors.Kept;
        Probabilities.AsSpan(0, kept.First).Clear();
        Probabilities.AsSpan(kept.Last + 1).Clear();
        LaneSum total = default;
        Vector256<double> most = Vector256<double>.Zero, index = most, k = Vector256.Create((double)kept.First);
        for (int state = kept.First; state <= kept.Last;)
        {
            Vector256<double> share = _weights.Scales.HalfShare(state);
            for (int end = Math.Min(_weights.Scales.EndOfSegment(state), kept.Last + 1); state < end; state++, k += Vector256<double>.One)
            {
                Vector256<double> weight = weights[state] * share * share;
                total.Add(weight);
                index = Vector256.ConditionalSelect(Vector256.GreaterThan(weight, most), k, index);
                most = Vector256.Max(most, weight);
            }
        }
        _inverse = Vector256<double>.One / total.Value;
        for (int lane = 0; lane < LaneRates.Count; lane++)
            MostProbable[lane] = (int)index[lane];
        for (int state = kept.First; state <= kept.Last;)
        {
            Vector256<double> share = _weights.Scales.HalfShare(state);
            for (int end = Math.Min(_weights.Scales.EndOfSegment(state), kept.Last + 1); state < end; state++)
                Probabilities[state] = weights[state] * _inverse * share * share;
        }
    }
}
