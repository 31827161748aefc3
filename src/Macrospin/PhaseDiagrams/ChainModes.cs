namespace SpinTorque;

/// <summary>
/// The magnetic states of a chain as modes of its stationary density over S_z: the finite-spin, finite-temperature counterpart of stable
/// fixed points. A mode counts however small its weight, since a rare state may live long, as long as doubles have its digits (1e-290).
/// </summary>
public static class ChainModes
{
    // Below this a double loses digits, and rounding makes modes that are none.
    private const double Smallest = 1e-290;

    /// <summary>
    /// <see cref="SpinDistribution.Density"/> at each S_z of the multiplet without the electron.
    /// </summary>
    /// <param name="equation">A grain with one active level of two occupations.</param>
    /// <param name="probabilities">Its stationary probabilities.</param>
    public static double[] Density(MasterEquation equation, IReadOnlyList<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(equation);
        ArgumentNullException.ThrowIfNull(probabilities);
        var distribution = SpinDistribution.Of(equation.States, probabilities);
        HalfInteger spin = MacrospinGrain.Of(equation.Model).EmptySpin;
        return [.. Enumerable.Range(0, spin.Doubled + 1).Select(k => distribution.Density(2 * k - spin.Doubled - distribution.LowestDoubledProjection))];
    }

    /// <summary>The name of the state of the chain: its modes in the words of <see cref="FixedPointSet.Label"/>; ends of the axis are the poles.</summary>
    /// <param name="density">A density over S_z, ascending.</param>
    public static string Label(IReadOnlyList<double> density)
    {
        ArgumentNullException.ThrowIfNull(density);
        var names = new List<string>();
        for (int m = 0; m < density.Count; m++)
        {
            double left = m > 0 ? density[m - 1] : 0, right = m + 1 < density.Count ? density[m + 1] : 0;
            if (density[m] > Smallest && density[m] > left && density[m] >= right)
                names.Add(m == 0 ? "-1" : m == density.Count - 1 ? "+1" : "SP");
        }
        return $"({string.Join(',', names)})";
    }
}
