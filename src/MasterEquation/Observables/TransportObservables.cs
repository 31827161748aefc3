namespace SpinTorque;

/// <summary>Derives everything that is observed from a stationary state.</summary>
internal sealed class TransportObservables(WorkingPoint point)
{
    // A current below this share of the largest rate has no Fano factor.
    private const double Vanishing = 1e-10;

    private readonly PointTransport _transport = new(point.Structure, point.Model.Leads.Count);

    /// <summary>Currents, moments, and the conductances, curvatures and noise asked for.</summary>
    /// <param name="generator">The chain that was solved.</param>
    /// <param name="state">Its stationary state, with probabilities.</param>
    /// <param name="moved">For each lead, whether the response to its potential is wanted.</param>
    /// <param name="request">What else is wanted.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    public TransportResult Observe(
        Generator generator, StationaryState state, bool[] moved, TransportRequest request, CancellationToken cancellation)
    {
        var remarks = new List<string>();
        double[] p = state.Probabilities as double[] ?? [.. state.Probabilities];
        IStationaryResponse? response = state.Elimination is null ? state.Response : new RootedElimination(point, generator, state);
        _transport.SumCurrents(point.Model, point.Tables, p, state.ErrorBound, energies: true, response);
        if (response?.TryAverage(_transport.Moments) != true)
            _transport.Moments.Sum(p);
        bool[] responded = Respond(response, p, moved, remarks, cancellation);
        bool[] noise = request.NoiseFlags(point.Model.Leads);
        double?[] fano = FanoFactors(generator, response, noise, remarks, cancellation);
        double[]?[] curvature = Curvatures(state, request.CurvatureFlags(point.Model.Leads), remarks, cancellation);
        if (response is null && (moved.Contains(true) || noise.Contains(true)))
            remarks.Add("conductance and Fano factors come with elimination and aggregation only.");
        return new TransportResult
        {
            Model = point.Model,
            State = state,
            Current = [.. _transport.Current],
            SpinCurrent = [.. _transport.SpinCurrent],
            EnergyCurrent = [.. _transport.EnergyCurrent],
            HeatCurrent = [.. _transport.HeatCurrent],
            Conductance = [.. responded.Select((found, lead) => found ? (double[])_transport.Conductance[lead]!.Clone() : null)],
            ConductanceError = [.. responded.Select((found, lead) => found ? _transport.ConductanceError[lead] : 0)],
            Curvature = curvature,
            Fano = fano,
            Charge = _transport.Moments.Charge,
            Sz = _transport.Moments.Sz,
            SzVariance = _transport.Moments.SzVariance,
            Occupations = [.. _transport.Moments.Occupations],
            CurrentDefect = _transport.CurrentDefect,
            ErrorBound = _transport.ErrorBound,
            Remarks = remarks,
        };
    }

    /// <summary>Currents and moments of a distribution at rates that are filled.</summary>
    public DistributionTransport Observe(double[] p)
    {
        _transport.SumCurrents(point.Model, point.Tables, p, stateError: 0, energies: false);
        _transport.Moments.Sum(p);
        return new DistributionTransport([.. _transport.Current], _transport.Moments.Sz, _transport.Moments.Charge);
    }

    // True for each lead whose response was found.
    private bool[] Respond(IStationaryResponse? response, double[] p, bool[] moved, List<string> remarks, CancellationToken cancellation)
    {
        var found = new bool[moved.Length];
        double[] slope = moved.Contains(true) && response is not null ? new double[p.Length] : [];
        int parameter = 0;
        for (int lead = 0; lead < moved.Length; lead++)
        {
            if (!moved[lead] || response is null)
                continue;
            (double Error, double OfRoot)? precision = response.Slopes(lead, parameter++, slope, cancellation);
            found[lead] = precision is not null;
            if (precision is { } known)
                _transport.Respond(point.Tables, lead, p, slope, known.Error, known.OfRoot, response);
            else
                remarks.Add($"the conductances of lead {point.Model.Leads[lead].Name} are left out: {response.Failure}");
        }
        return found;
    }

    private double[]?[] Curvatures(StationaryState state, bool[] bent, List<string> remarks, CancellationToken cancellation)
    {
        var curvature = new double[]?[bent.Length];
        if (!bent.Contains(true))
            return curvature;
        if (state.Elimination is null)
        {
            remarks.Add("curvatures come with elimination only.");
            return curvature;
        }
        int root = IndexOfLargest(state.Probabilities);
        for (int lead = 0; lead < bent.Length; lead++)
            curvature[lead] = bent[lead] ? CurrentCurvature.Of(point, lead, root, cancellation) : null;
        return curvature;
    }

    private static int IndexOfLargest(IReadOnlyList<double> values)
    {
        int largest = 0;
        for (int k = 1; k < values.Count; k++)
            largest = values[k] > values[largest] ? k : largest;
        return largest;
    }

    private double?[] FanoFactors(
        Generator generator, IStationaryResponse? response, bool[] noise, List<string> remarks, CancellationToken cancellation)
    {
        var result = new double?[noise.Length];
        for (int lead = 0; lead < noise.Length; lead++)
        {
            if (!noise[lead] || response is null || Math.Abs(_transport.Current[lead]) < Vanishing * generator.LargestRate)
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
