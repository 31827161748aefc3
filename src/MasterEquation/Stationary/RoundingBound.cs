namespace SpinTorque;

/// <summary>What rounding may do to a chain eliminated without subtraction; proof in docs/numerics.md.</summary>
internal static class RoundingBound
{
    // Half the distance from one to the next double.
    private const double Unit = 1.1102230246251565e-16;

    // Roundings of a grain's rate, besides one for each lead that adds to it.
    private const int OfRate = 16;

    // Roundings more of an exit rate where states are eliminated several at a time.
    private const int OfGroup = 16;

    /// <summary>Bound on the relative error of each probability, given the rates.</summary>
    /// <param name="states">Number of states n.</param>
    /// <param name="width">Half-bandwidth w.</param>
    public static double Given(int states, int width)
    {
        double w = Math.Max(1, width), group = width > LaneSolver.WidestAlone ? OfGroup : 0;
        return Unit * (states * (w * (w + 8 + group) + 1) + 4);
    }

    /// <summary>The same for a grain with the rounding of its rates, and of a current relative to its gross flow.</summary>
    /// <param name="structure">The grain.</param>
    /// <param name="leads">Number of leads.</param>
    public static double Of(GrainStructure structure, int leads)
    {
        double n = structure.Space.Count;
        return Given(structure.Space.Count, structure.HalfBandwidth) + Rates(n, leads);
    }

    /// <summary>What the rounding of a grain's rates adds.</summary>
    /// <param name="states">Number of states n.</param>
    /// <param name="leads">Number of leads.</param>
    public static double Rates(double states, int leads) => Unit * ((2 * states + 1) * (OfRate + leads) + states + 4);

    /// <summary>The bound of a chain: with the rounding of rates where it is a grain's, and with that of sums where entries are repeated.</summary>
    public static double Of(Generator generator) => generator.Grain is { } grain
        ? Of(grain.Structure, grain.Model.Leads.Count)
        : Given(generator.StateCount, generator.HalfBandwidth) + 2 * Unit * generator.StateCount * (generator.Chain.Pattern.MostRepeated - 1);

    /// <summary>
    /// Bound on the relative error of what follows from the elimination of transient states: probabilities of absorption, times spent, mean
    /// first-passage times. For a grain with the rounding of its rates.
    /// </summary>
    /// <param name="generator">The chain.</param>
    /// <param name="eliminated">Its transient states in the groups eliminated one after another.</param>
    public static double Absorbed(Generator generator, IEnumerable<TransientClass> eliminated)
    {
        double ways = generator.Chain.Pattern.MostWays(), states = generator.StateCount;
        double roundings = eliminated.Sum(one => one.States.Length * (one.HalfBandwidth * (one.HalfBandwidth + 10.0) + 3 * ways + 4));
        return Unit * (roundings + 2 * states) + (generator.Grain is { } grain ? Rates(states, grain.Model.Leads.Count) : 0);
    }
}
