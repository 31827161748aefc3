namespace SpinTorque;

/// <summary>
/// The magnetic states of a chain as modes of its stationary density over S_z: the finite-spin, finite-temperature counterpart of stable
/// fixed points. A mode counts however small its weight, since a rare state may live long.
/// </summary>
public static class ChainModes
{
    /// <summary>
    /// The density over S_z of the multiplet without the electron, with each neighbour's share of the multiplet with it: P(m) plus the mean
    /// of the probabilities at m - 1/2 and m + 1/2 that exist.
    /// </summary>
    /// <param name="equation">A grain with one active level of two occupations.</param>
    /// <param name="probabilities">Its stationary probabilities.</param>
    public static double[] Density(MasterEquation equation, IReadOnlyList<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(equation);
        ArgumentNullException.ThrowIfNull(probabilities);
        var places = new Dictionary<(int Charge, int Doubled), double>();
        for (int state = 0; state < probabilities.Count; state++)
            places[(equation.States[state].Charge, equation.States[state].Projection.Doubled)] = probabilities[state];
        int empty = places.Keys.Min(place => place.Charge);
        return
        [
            .. places.Keys.Where(place => place.Charge == empty).Select(place => place.Doubled).Order()
                .Select(m => places[(empty, m)] + Mean(places, (empty + 1, m - 1), (empty + 1, m + 1))),
        ];
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
            if (density[m] > left && density[m] >= right)
                names.Add(m == 0 ? "-1" : m == density.Count - 1 ? "+1" : "SP");
        }
        return $"({string.Join(',', names)})";
    }

    private static double Mean(Dictionary<(int Charge, int Doubled), double> places, params (int, int)[] neighbours) =>
        neighbours.Where(places.ContainsKey).Select(place => places[place]).DefaultIfEmpty().Average();
}
