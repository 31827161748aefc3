namespace SpinTorque;

/// <summary>
/// The Fokker-Planck equation of u = cos theta on cells equal in theta: its flux v rho - D d rho/du vanishes at the poles. Good for
/// stationary states, passages and noise of J up to about 100; where noise is weaker, <see cref="MomentHierarchy"/> is sharper.
/// </summary>
public static class PolarFokkerPlanck
{
    /// <summary>The equation.</summary>
    public static FokkerPlanckEquation Of(StochasticTorque motion) =>
        new() { Drift = motion.Velocity, Diffusion = motion.Diffusion, Form = DiffusionForm.Flux };

    /// <summary>Cells of u, equal in theta.</summary>
    /// <param name="cells">How many; at least 2.</param>
    public static CellGrid Grid(int cells)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cells, 2);
        return new CellGrid(Enumerable.Range(0, cells + 1).Select(i => i == 0 ? -1 : i == cells ? 1 : -Math.Cos(Math.PI * i / cells)));
    }

    /// <summary>Probabilities of the cells at the start, by Gauss-Legendre quadrature over the part of each where the ensemble is.</summary>
    /// <param name="start">The ensemble.</param>
    /// <param name="grid">The cells.</param>
    public static double[] Start(FisherLaw start, CellGrid grid)
    {
        double[] cells = new double[grid.Count];
        double centre = start.Centre.Polar, reach = start.Reach, width = Math.Sqrt(start.Concentration);
        for (int cell = 0; cell < cells.Length; cell++)
        {
            double from = Math.Max(Math.Acos(grid.Edges[cell + 1]), centre - reach), to = Math.Min(Math.Acos(grid.Edges[cell]), centre + reach);
            if (to > from)
                cells[cell] = GaussLegendre.Integrate(from, to, 1 + (int)((to - from) * width), polar => Math.Sin(polar) * start.AzimuthalWeight(polar, 0));
        }
        double sum = cells.Sum();
        return [.. cells.Select(probability => probability / sum)];
    }
}
