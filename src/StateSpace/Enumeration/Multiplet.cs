namespace SpinTorque;

/// <summary>The multiplet of largest spin of one configuration.</summary>
/// <param name="Charge">Excess electrons, counted from the reference configuration.</param>
/// <param name="Spin">S = S_core + (active levels singly occupied)/2.</param>
/// <param name="First">Smallest S_z that is kept.</param>
/// <param name="Last">Largest S_z that is kept.</param>
/// <param name="Rank">Position of the configuration among those of its charge, in lexicographic order.</param>
public readonly record struct Multiplet(int Charge, HalfInteger Spin, HalfInteger First, HalfInteger Last, int Rank)
{
    /// <summary>Number of states kept.</summary>
    public int Count => (Last.Doubled - First.Doubled) / 2 + 1;
}
