namespace SpinTorque;

/// <summary>Langevin paths of a grain, each started from the stationary density of the consistent Fokker-Planck equation.</summary>
public sealed class LangevinSample
{
    private readonly double[] _means;
    private readonly double[] _squares;
    private readonly long[] _counts;

    /// <summary>Runs the paths on all cores; the result depends on the seed only.</summary>
    /// <param name="equation">The equation of the paths.</param>
    /// <param name="density">Its stationary density.</param>
    /// <param name="paths">Number of paths, at least 2.</param>
    /// <param name="steps">Steps of each.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    public LangevinSample(LangevinEquation equation, CellDensity density, int paths, int steps, ulong seed, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(equation);
        ArgumentNullException.ThrowIfNull(density);
        ArgumentOutOfRangeException.ThrowIfLessThan(paths, 2);
        (Step, Steps, Grid) = (equation.StepFor(0.01), steps, density.Grid);
        (_means, _squares, _counts) = (new double[paths], new double[paths], new long[Grid.Count]);
        Parallel.For(0, paths, new ParallelOptions { CancellationToken = cancellation }, path =>
        {
            double[] x = equation.Path(Start(density, path, paths), Step, steps, seed, (ulong)path);
            (_means[path], _squares[path]) = (x.Average(), x.Average(value => value * value));
            foreach (double value in x)
                Interlocked.Increment(ref _counts[Grid.CellAt(value)]);
        });
    }

    /// <summary>Length of a step in time.</summary>
    public double Step { get; }

    /// <summary>Steps of each path.</summary>
    public int Steps { get; }

    /// <summary>Number of paths.</summary>
    public int Paths => _means.Length;

    /// <summary>The cells that visits are counted in.</summary>
    public CellGrid Grid { get; }

    /// <summary>Mean of u over all paths and times.</summary>
    public double Mean => _means.Average();

    /// <summary>Its standard error, from the scatter of the paths.</summary>
    public double MeanError => Math.Sqrt(_means.Sum(mean => (mean - Mean) * (mean - Mean)) / Paths / (Paths - 1));

    /// <summary>Variance of u over all paths and times.</summary>
    public double Variance => _squares.Average() - Mean * Mean;

    /// <summary>Density in a cell, by counting.</summary>
    public double Density(int cell) => _counts[cell] / (Paths * (Steps + 1.0) * Grid.Width(cell));

    // Starts at evenly spaced quantiles: no scatter of the starts' own.
    private static double Start(CellDensity density, int path, int paths)
    {
        double aim = (path + 0.5) / paths;
        int cell = 0;
        for (double below = density.Probability(0); below < aim && cell < density.Grid.Count - 1; below += density.Probability(cell))
            cell++;
        return density.Grid.Centre(cell);
    }
}
