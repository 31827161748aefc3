namespace SpinTorque;

/// <summary>A probability density over the cells of a grid; it integrates to one.</summary>
public sealed class CellDensity
{
    private readonly double[] _logarithms;      // of the cells' probabilities

    /// <summary>A density by the logarithms of the cells' weights, up to a common term.</summary>
    internal CellDensity(CellGrid grid, double[] logWeights)
    {
        Grid = grid;
        double largest = logWeights.Max();
        CompensatedMean total = default;
        foreach (double weight in logWeights)
            total.Add(Math.Exp(weight - largest), 1);
        double norm = largest + Math.Log(total.Weight);
        _logarithms = [.. logWeights.Select(weight => weight - norm)];
    }

    /// <summary>The cells.</summary>
    public CellGrid Grid { get; }

    /// <summary>Probability of a cell; zero where below the range of a double.</summary>
    public double Probability(int cell) => Math.Exp(_logarithms[cell]);

    /// <summary>Density in a cell, its probability over its width.</summary>
    public double this[int cell] => Probability(cell) / Grid.Width(cell);

    /// <summary>Natural logarithm of the density in a cell; right also where the density is below the range of a double.</summary>
    public double Logarithm(int cell) => _logarithms[cell] - Math.Log(Grid.Width(cell));

    /// <summary>Mean of x.</summary>
    public double Mean => Average(x => x);

    /// <summary>Variance of x, of the cells' own widths included.</summary>
    public double Variance
    {
        get
        {
            double mean = Mean;
            return Moment((x, width) => (x - mean) * (x - mean) + width * width / 12);
        }
    }

    /// <summary>Mean of a function, taken at the middles of the cells.</summary>
    public double Average(Func<double, double> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Moment((x, _) => function(x));
    }

    private double Moment(Func<double, double, double> function)
    {
        CompensatedMean mean = default;
        for (int cell = 0; cell < Grid.Count; cell++)
            mean.Add(Probability(cell), function(Grid.Centre(cell), Grid.Width(cell)));
        return mean.Value;
    }
}
