namespace SpinTorque;

/// <summary>
/// Seconds that a point of a grain's map takes on one core, reckoned from sizes alone and never measured, so that it is the same on every
/// machine. Right within a factor of a few.
/// </summary>
internal static class PointCost
{
    private const double SecondsPerRate = 3e-8;
    private const double SecondsPerStep = 2.5e-9;          // of an iteration, and transition
    private const double SecondsPerDenseMultiplyAdd = 1e-10;
    private const int DerivativesOfCurvature = 4;

    /// <summary>All solutions that a point of a map needs.</summary>
    public static double Seconds(GrainMap map, MasterEquation equation)
    {
        int Leads(Func<Quantity, string?> of) => map.Quantities.Select(of).OfType<string>().Distinct(StringComparer.Ordinal).Count();
        int derivatives = Leads(quantity => quantity.ConductanceOf) + Leads(quantity => quantity.NoiseOf)
            + DerivativesOfCurvature * Leads(quantity => quantity.CurvatureOf);
        int turned = map.Quantities.Select(quantity => quantity.TmrLead).Where(lead => lead >= 0).Distinct().Count();
        IStationarySolver solver = map.Solver();
        double plain = map.Quantities.Any(quantity => quantity.TmrLead < 0) ? Seconds(solver, equation.Structure, derivatives) : 0;
        return plain + 2 * turned * Seconds(solver, equation.Structure, 0);
    }

    private static double Seconds(IStationarySolver solver, GrainStructure structure, int derivatives)
    {
        double transitions = structure.TransitionCount, n = structure.Space.Count;
        double rates = transitions * (1 + derivatives) * SecondsPerRate;
        return rates + solver switch
        {
            EliminationSolver => AutoSolver.EliminationSeconds(structure, derivatives),
            AggregationSolver => AutoSolver.AggregationSeconds(structure, derivatives),
            AutoSolver => AutoSolver.Eliminates(structure, derivatives)
                ? AutoSolver.EliminationSeconds(structure, derivatives)
                : AutoSolver.AggregationSeconds(structure, derivatives),
            PublishedIteration iteration => transitions * iteration.MaxIterations * SecondsPerStep,
            // none is slower than one that knows of no pattern
            _ => n * n * n / 3 * SecondsPerDenseMultiplyAdd,
        };
    }
}
