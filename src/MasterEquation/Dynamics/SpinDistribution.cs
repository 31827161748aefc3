namespace SpinTorque;

/// <summary>Probabilities of S_z, summed over configurations.</summary>
public sealed class SpinDistribution
{
    private readonly double[] _probabilities;

    private SpinDistribution(int lowest, double[] probabilities) => (LowestDoubledProjection, _probabilities) = (lowest, probabilities);

    /// <summary>2 S_z of the first probability; they step by one.</summary>
    public int LowestDoubledProjection { get; }

    /// <summary>Probability of each S_z from the lowest to the highest, in steps of one half.</summary>
    public IReadOnlyList<double> Probabilities => _probabilities;

    /// <summary>Sums probabilities over all states of one S_z.</summary>
    /// <param name="space">The states.</param>
    /// <param name="probabilities">Their probabilities; length n.</param>
    public static SpinDistribution Of(StateSpace space, IReadOnlyList<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentOutOfRangeException.ThrowIfNotEqual(probabilities.Count, space.Count);
        var sums = new double[space.HighestDoubledProjection - space.LowestDoubledProjection + 1];
        for (int k = 0; k < sums.Length; k++)
        {
            int doubled = space.LowestDoubledProjection + k, start = space.BlockStart(doubled);
            for (int state = start; state < start + space.BlockCount(doubled); state++)
                sums[k] += probabilities[state];
        }
        return new SpinDistribution(space.LowestDoubledProjection, sums);
    }

    /// <summary>S_z of a probability.</summary>
    public HalfInteger Projection(int index) => new(LowestDoubledProjection + index);

    /// <summary>
    /// Density per unit of S_z: spins of both parities, which alternate with the charge, each on a lattice of its own with spacing one,
    /// so P_i + sqrt(P_(i-1) P_(i+1)): the mean that is right however steeply a density falls; at the ends, the one neighbour there is.
    /// </summary>
    /// <param name="index">Index of the probability.</param>
    public double Density(int index) => _probabilities[index] + (index, _probabilities.Length - 1 - index) switch
    {
        (0, 0) => 0,
        (0, _) => _probabilities[index + 1],
        (_, 0) => _probabilities[index - 1],
        _ => Math.Sqrt(_probabilities[index - 1]) * Math.Sqrt(_probabilities[index + 1]),
    };
}
