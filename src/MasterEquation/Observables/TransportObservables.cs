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
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    public TransportResult Observe(Generator generator, StationaryState state, bool[] moved, bool[] noise, CancellationToken cancellation)
    {
        var remarks = new List<string>();
        double[] p = state.Probabilities as double[] ?? [.. state.Probabilities];
        _populations.Sum(p);
        LeadCurrents[] currents = [.. Leads().Select(lead => LeadCurrents.Of(point.Structure, point.Model, point.Tables, lead, _populations))];
        double sum = Math.Abs(currents.Sum(current => current.Electrons)), size = currents.Sum(current => Math.Abs(current.Electrons));
        double largest = currents.Max(current => Math.Abs(current.Electrons)), gross = currents.Max(current => current.Gross);
        Moments moments = Moments.Of(point.Structure.Space, p);
        IStationaryResponse? response = state.Elimination is null ? state.Response : new RootedElimination(point, generator, state);
        var (conductance, conductanceError) = Conductances(response, p, gross, moved, remarks, cancellation);
        double?[] fano = FanoFactors(generator, response, currents, noise, remarks, cancellation);
        if (response is null && (moved.Contains(true) || noise.Contains(true)))
            remarks.Add("conductance and Fano factors come with elimination and aggregation only.");
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
        IStationaryResponse? response, double[] p, double gross, bool[] moved, List<string> remarks, CancellationToken cancellation)
    {
        var values = new IReadOnlyList<double>?[moved.Length];
        var errors = new double[moved.Length];
        var slope = new double[p.Length];
        int parameter = 0;
        for (int lead = 0; lead < moved.Length; lead++)
        {
            if (!moved[lead] || response is null)
                continue;
            if (response.Slopes(lead, parameter++, slope, cancellation) is not { } bound)
            {
                remarks.Add($"the conductances of lead {point.Model.Leads[lead].Name} are left out: {response.Failure}");
                continue;
            }
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
        Generator generator, IStationaryResponse? response, LeadCurrents[] currents, bool[] noise, List<string> remarks, CancellationToken cancellation)
    {
        var result = new double?[noise.Length];
        for (int lead = 0; lead < noise.Length; lead++)
        {
            if (!noise[lead] || response is null || Math.Abs(currents[lead].Electrons) < Vanishing * generator.LargestRate)
                continue;
            string name = point.Model.Leads[lead].Name;
            if (response.Noise(lead, cancellation) is not { } found)
            {
                remarks.Add($"the Fano factor of lead {name} is left out: {response.Failure}");
                continue;
            }
            result[lead] = double.IsFinite(found.Noise) ? found.Noise / Math.Abs(found.Mean) : null;
            if (result[lead] is null)
                remarks.Add($"the Fano factor of lead {name} is beyond the range of a double.");
        }
        return result;
    }
}
