namespace SpinTorque;

/// <summary>Derives everything that is observed from a stationary state.</summary>
internal sealed class TransportObservables(WorkingPoint point)
{
    // A current below this share of the largest rate has no Fano factor.
    private const double Vanishing = 1e-10;

    private readonly ChannelPopulations _populations = new(point.Structure);
    private readonly ChannelPopulations _slopes = new(point.Structure);

    /// <summary>Currents, moments, and the conductances and noise asked for.</summary>
    /// <param name="generator">The chain that was solved.</param>
    /// <param name="state">Its stationary state, with probabilities.</param>
    /// <param name="moved">For each lead, whether the response to its potential is wanted.</param>
    /// <param name="noise">For each lead, whether its noise is wanted.</param>
    public TransportResult Observe(Generator generator, StationaryState state, bool[] moved, bool[] noise)
    {
        var remarks = new List<string>();
        double[] p = state.Probabilities as double[] ?? [.. state.Probabilities];
        _populations.Sum(p);
        LeadCurrents[] currents = [.. Leads().Select(lead => LeadCurrents.Of(point.Structure, point.Model, point.Tables, lead, _populations))];
        double sum = Math.Abs(currents.Sum(current => current.Electrons)), size = currents.Sum(current => Math.Abs(current.Electrons));
        double largest = currents.Max(current => Math.Abs(current.Electrons)), gross = currents.Max(current => current.Gross);
        Moments moments = Moments.Of(point.Structure.Space, p);
        RootedElimination? elimination = state.Elimination is null ? null : new RootedElimination(point, generator, state);
        (IReadOnlyList<double>?[] conductance, double[] conductanceError) = Conductances(elimination, state.ErrorBound, p, gross, moved);
        double?[] fano = FanoFactors(generator, elimination, currents, noise, remarks);
        if (state.Elimination is null && (moved.Contains(true) || noise.Contains(true)))
            remarks.Add("conductance and Fano factors come with the elimination solver only.");
        return new TransportResult
        {
            Model = point.Model,
            State = state,
            Current = [.. currents.Select(current => current.Electrons)],
            SpinCurrent = [.. currents.Select(current => current.Spin)],
            EnergyCurrent = [.. currents.Select(current => current.Energy)],
            HeatCurrent = [.. currents.Select(current => current.Heat)],
            Conductance = conductance,
            ConductanceError = conductanceError,
            Fano = fano,
            Charge = moments.Charge,
            Sz = moments.Sz,
            SzVariance = moments.SzVariance,
            Occupations = moments.Occupations,
            CurrentDefect = size > 0 ? sum / size : 0,
            ErrorBound = gross > 0 ? state.ErrorBound * gross / largest : 0,
            Remarks = remarks,
        };
    }

    private IEnumerable<int> Leads() => Enumerable.Range(0, point.Model.Leads.Count);

    private (IReadOnlyList<double>?[] Values, double[] Errors) Conductances(
        RootedElimination? elimination, double bound, double[] p, double gross, bool[] moved)
    {
        var values = new IReadOnlyList<double>?[moved.Length];
        var errors = new double[moved.Length];
        if (elimination is null)
            return (values, errors);
        var slope = new double[p.Length];
        int parameter = 0;
        for (int lead = 0; lead < moved.Length; lead++)
        {
            if (!moved[lead])
                continue;
            elimination.Slopes(parameter++, slope);
            _slopes.Sum(slope);
            int mover = lead;
            Plain[] own = point.Tables.Slope(mover)!;
            values[lead] = [.. Leads().Select(responding =>
                LeadCurrents.Conductance(point.Tables, responding, responding == mover ? own : null, _populations, _slopes))];
            errors[lead] = bound * (gross * LargestLogarithmicSlope(p, slope) + LeadCurrents.OwnResponse(own, _populations));
        }
        return (values, errors);
    }

    // max |d ln P/d mu|: the derivatives' errors are rounding relative to it
    private static double LargestLogarithmicSlope(double[] p, double[] slope)
    {
        double largest = 0;
        for (int k = 0; k < p.Length; k++)
            largest = p[k] > RateTables.SmallestNormal ? Math.Max(largest, Math.Abs(slope[k]) / p[k]) : largest;
        return largest;
    }

    private double?[] FanoFactors(
        Generator generator, RootedElimination? elimination, LeadCurrents[] currents, bool[] noise, List<string> remarks)
    {
        var result = new double?[noise.Length];
        for (int lead = 0; lead < noise.Length; lead++)
        {
            if (!noise[lead] || elimination is null || Math.Abs(currents[lead].Electrons) < Vanishing * generator.LargestRate)
                continue;
            (double mean, double c2) = elimination.AtMostProbable() is ChainElimination<Plain> plain
                ? CountingNoise.Of(point.Structure, point.Tables, lead, plain)
                : CountingNoise.Of(point.Structure, point.WideTables, lead, (ChainElimination<Extended>)elimination.AtMostProbable());
            result[lead] = double.IsFinite(c2) ? c2 / Math.Abs(mean) : null;
            if (result[lead] is null)
                remarks.Add($"the Fano factor of lead {point.Model.Leads[lead].Name} is beyond the range of a double.");
        }
        return result;
    }
}
