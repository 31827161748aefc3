using System.Runtime.CompilerServices;

namespace SpinTorque;

/// <summary>
/// Probabilities summed over the links of each tunnelling channel, entry by entry of the rate tables: that of the state without the
/// electron and that of the state with it. Every current is a sum of tables times these.
/// </summary>
internal sealed class ChannelPopulations(GrainStructure structure)
{
    /// <summary>Summed probability of the states without the electron.</summary>
    public double[] Without { get; } = new double[structure.TableLength];

    /// <summary>Summed probability of the states with it.</summary>
    public double[] With { get; } = new double[structure.TableLength];

    /// <summary>Sums a vector over the states; probabilities or their derivatives.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Sum(ReadOnlySpan<double> p)
    {
        Clear();
        IReadOnlyList<TunnellingLink> links = structure.Space.Links;
        for (int index = 0; index < links.Count; index++)
        {
            TunnellingLink link = links[index];
            for (int sigma = 1; sigma >= -1; sigma -= 2)
            {
                ref readonly GrainStructure.TableExtent table = ref structure.Table(link.Channel, sigma);
                Add(p, link.Lower, table.First, Without.AsSpan(table.Start, table.Count));
                Add(p, link.Upper, table.First + sigma, With.AsSpan(table.Start, table.Count));
            }
        }
    }

    /// <summary>Sets all to zero.</summary>
    public void Clear()
    {
        Array.Clear(Without);
        Array.Clear(With);
    }

    // A multiplet from a value of 2 S_z on.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(ReadOnlySpan<double> p, int multiplet, int first, Span<double> sums)
    {
        if (sums.IsEmpty)
            return;
        ReadOnlySpan<int> offset = structure.MultipletOffset.AsSpan(first - structure.Space.LowestDoubledProjection);
        for (int i = 0; i < sums.Length; i++)
            sums[i] += p[offset[2 * i] + multiplet];
    }
}
