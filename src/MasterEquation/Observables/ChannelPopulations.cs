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
        Array.Clear(Without);
        Array.Clear(With);
        StateSpace space = structure.Space;
        for (int index = 0; index < space.Links.Count; index++)
        {
            TunnellingLink link = space.Links[index];
            for (int sigma = 1; sigma >= -1; sigma -= 2)
            {
                ref readonly GrainStructure.TableExtent table = ref structure.Table(link.Channel, sigma);
                for (int i = 0; i < table.Count; i++)
                {
                    int m = table.First + 2 * i;
                    Without[table.Start + i] += p[space.IndexOf(link.Lower, m)];
                    With[table.Start + i] += p[space.IndexOf(link.Upper, m + sigma)];
                }
            }
        }
    }
}
