namespace SpinTorque;

/// <summary>
/// A Fokker-Planck equation on cells: a birth-death chain. Its stationary state is a product of ratios and its passage times are sums of
/// positive terms, both carried in logarithms, so that a barrier of 1000 costs no digit but those of its own size.
/// </summary>
public sealed class CellChain
{
    private readonly double[] _up;      // ln of the rate i to i + 1
    private readonly double[] _down;    // ln of the rate i + 1 to i

    internal CellChain(CellGrid grid, double[] logUp, double[] logDown) => (Grid, _up, _down) = (grid, logUp, logDown);

    /// <summary>The cells.</summary>
    public CellGrid Grid { get; }

    /// <summary>Rate from a cell to the next one.</summary>
    public double Up(int cell) => Math.Exp(_up[cell]);

    /// <summary>Rate to a cell from the next one.</summary>
    public double Down(int cell) => Math.Exp(_down[cell]);

    /// <summary>The density at which no current flows through any face: ratios by detailed balance.</summary>
    public CellDensity Stationary()
    {
        var weights = new double[Grid.Count];
        DoubleDouble sum = DoubleDouble.Zero;
        for (int i = 0; i < _up.Length; i++)
        {
            sum += (DoubleDouble)_up[i] - _down[i];
            weights[i + 1] = sum.High;
        }
        return new CellDensity(Grid, weights);
    }

    /// <summary>
    /// Mean time to reach a cell for the first time: with t_i that from i to i + 1, t_i = (1 + down t_(i-1))/up, mirrored downwards. Cost
    /// linear in cells; relative error about 10^-16 times cells and the logarithm of the time.
    /// </summary>
    /// <param name="from">The cell it starts in.</param>
    /// <param name="to">The cell to reach.</param>
    public PassageTime MeanFirstPassage(int from, int to)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)from, (uint)Grid.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)to, (uint)Grid.Count);
        double step = double.NegativeInfinity, total = double.NegativeInfinity;
        if (from <= to)
        {
            for (int i = 0; i < to; i++)
            {
                step = LogarithmicSum.Of(0, i > 0 ? _down[i - 1] + step : double.NegativeInfinity) - _up[i];
                total = i >= from ? LogarithmicSum.Of(total, step) : total;
            }
        }
        else
        {
            for (int i = Grid.Count - 1; i > to; i--)
            {
                step = LogarithmicSum.Of(0, i < Grid.Count - 1 ? _up[i] + step : double.NegativeInfinity) - _down[i - 1];
                total = i <= from ? LogarithmicSum.Of(total, step) : total;
            }
        }
        return PassageTime.FromLogarithm(total);
    }

    /// <summary>
    /// Probabilities of the cells after a time, by steps of TR-BDF2: of second order in the step, not negative and of constant sum for steps of
    /// any length.
    /// </summary>
    /// <param name="probabilities">Initial probabilities of the cells, not negative; length n.</param>
    /// <param name="time">The time, not negative.</param>
    /// <param name="steps">Number of steps, at least 1; the error falls as the inverse of its square.</param>
    public double[] Evolve(IReadOnlyList<double> probabilities, double time, int steps)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentOutOfRangeException.ThrowIfNotEqual(probabilities.Count, Grid.Count);
        ArgumentOutOfRangeException.ThrowIfNegative(time);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        double[] p = [.. probabilities];
        var step = new CellStep(this, time / steps);
        for (int done = 0; done < steps; done++)
            step.Advance(p);
        return p;
    }

    /// <summary>The chain as a generator, for transients to a stated error, relaxation rates and paths; cells are its states.</summary>
    public Generator ToGenerator() => Generator.FromTransitions(Grid.Count, Enumerable.Range(0, _up.Length)
        .SelectMany(i => new (int From, int To, double Rate)[] { (i, i + 1, Up(i)), (i + 1, i, Down(i)) }));
}
