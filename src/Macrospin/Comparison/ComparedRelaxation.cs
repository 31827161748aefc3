namespace SpinTorque;

/// <summary>The mean magnetisation of one grain on its way from a sharp start, by chain, consistent Fokker-Planck equation and Langevin paths.</summary>
public sealed record ComparedRelaxation
{
    private const int Samples = 40;
    private const int Cells = 400;
    private const int Paths = 256;

    /// <summary>Times, from zero on.</summary>
    public required IReadOnlyList<double> Times { get; init; }

    /// <summary>Mean of u of the exact chain.</summary>
    public required IReadOnlyList<double> Chain { get; init; }

    /// <summary>That of the consistent Fokker-Planck equation.</summary>
    public required IReadOnlyList<double> FokkerPlanck { get; init; }

    /// <summary>That of the Langevin paths.</summary>
    public required IReadOnlyList<double> Langevin { get; init; }

    /// <summary>Standard errors of <see cref="Langevin"/>, from the scatter of the paths.</summary>
    public required IReadOnlyList<double> LangevinError { get; init; }

    /// <summary>Follows a grain.</summary>
    internal static ComparedRelaxation Of(
        MasterEquation equation, MacrospinGrain grain, double start, double time, ulong seed, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(start), grain.Reach, nameof(start));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(time);
        int[] states = [.. Enumerable.Range(0, equation.States.Count)];
        double[] places = [.. states.Select(state => equation.States[state].Projection.Value / grain.MeanSpin)];
        int first = states.MinBy(state => Math.Abs(places[state] - start));
        FokkerPlanckEquation diffusion = GrainDiffusion.Consistent(grain);
        var grid = CellGrid.Uniform(-grain.Reach, grain.Reach, Cells);
        double[] centres = [.. Enumerable.Range(0, Cells).Select(grid.Centre)];
        var paths = new LangevinEquation(diffusion, -grain.Reach, grain.Reach);
        double[][] walks = Walks(paths, start, time, seed, cancellation);
        double[] means = [.. Enumerable.Range(0, Samples + 1).Select(k => walks.Average(walk => walk[k]))];
        return new ComparedRelaxation
        {
            Times = [.. Enumerable.Range(0, Samples + 1).Select(k => time * k / Samples)],
            Chain = Means(equation.Generator(), first, places, time, cancellation),
            FokkerPlanck = Means(diffusion.On(grid).ToGenerator(), grid.CellAt(start), centres, time, cancellation),
            Langevin = means,
            LangevinError = [.. means.Select((mean, k) => Math.Sqrt(walks.Sum(walk => (walk[k] - mean) * (walk[k] - mean)) / (Paths - 1.0) / Paths))],
        };
    }

    private static double[] Means(Generator generator, int first, double[] places, double time, CancellationToken cancellation)
    {
        var step = new StiffTransient(generator, time / Samples);
        IReadOnlyList<double> p = [.. places.Select((_, state) => state == first ? 1.0 : 0.0)];
        var means = new double[Samples + 1];
        for (int k = 0; k <= Samples; k++)
        {
            means[k] = p.Zip(places, (weight, u) => weight * u).Sum();
            if (k < Samples)
                p = step.Step(p, cancellation).Probabilities;
        }
        return means;
    }

    private static double[][] Walks(LangevinEquation equation, double start, double time, ulong seed, CancellationToken cancellation)
    {
        int each = Math.Max(1, (int)Math.Min(100_000, Math.Ceiling(time / Samples / equation.StepFor(0.01))));
        var walks = new double[Paths][];
        Parallel.For(0, Paths, new ParallelOptions { CancellationToken = cancellation }, path =>
            walks[path] = [.. equation.Path(start, time / Samples / each, Samples * each, seed, (ulong)path).Where((_, at) => at % each == 0)]);
        return walks;
    }
}
