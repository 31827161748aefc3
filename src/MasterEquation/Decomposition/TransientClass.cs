namespace SpinTorque;

/// <summary>A communicating class that is left for ever, eliminated.</summary>
internal sealed class TransientClass
{
    // Doubles are taken where no product fell below this and no rate lies above the other: then nothing under- or overflowed.
    private const double SmallestTrusted = 1e-290;
    private const double LargestTrusted = 1e100;

    private TransientClass(int[] states, int halfBandwidth, ITransientFactors factors, bool extended) =>
        (States, HalfBandwidth, Factors, Extended) = (states, halfBandwidth, factors, extended);

    /// <summary>Its states, in band order.</summary>
    public int[] States { get; }

    /// <summary>Largest distance of two joined states in that order.</summary>
    public int HalfBandwidth { get; }

    /// <summary>Its elimination.</summary>
    public ITransientFactors Factors { get; }

    /// <summary>True where exponents had to be carried apart.</summary>
    public bool Extended { get; }

    /// <summary>Eliminates a class.</summary>
    /// <param name="whole">The chain.</param>
    /// <param name="wide">Its rates with exponents apart.</param>
    /// <param name="states">The states, ascending.</param>
    /// <param name="place">The place of each of them among <paramref name="states"/>, by its index in the chain.</param>
    /// <param name="leaving">Rate out of the class from each state of the chain.</param>
    public static TransientClass Eliminate(Generator whole, Chain<Extended> wide, int[] states, int[] place, Extended[] leaving)
    {
        if (states.Length == 1)
            return new TransientClass(states, halfBandwidth: 0, new SingleTransient(leaving[states[0]]), extended: false);
        Generator part = new SubChain(whole.Chain.Pattern, states, place).Of(whole, () => wide).InBandOrder(out IReadOnlyList<int> order);
        int[] ordered = [.. order.Select(at => states[at])];
        if (!whole.Underflow && whole.LargestExitRate < LargestTrusted)
        {
            Plain[] narrow = [.. ordered.Select(state => Plain.Narrow(leaving[state]))];
            var plain = new TransientElimination<Plain>(part.Chain, narrow);
            if (plain.IsComplete && plain.SmallestProduct >= SmallestTrusted)
                return new TransientClass(ordered, part.HalfBandwidth, plain, extended: false);
        }
        Extended[] full = [.. ordered.Select(state => leaving[state])];
        return new TransientClass(ordered, part.HalfBandwidth, new TransientElimination<Extended>(part.Widen(), full), extended: true);
    }
}
