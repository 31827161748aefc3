namespace SpinTorque;

/// <summary>Derives everything that is observed from a stationary state.</summary>
internal sealed class TransportObservables(WorkingPoint point)
{
    // A current below this share of the largest rate has no Fano factor.
    private const double Vanishing = 1e-10;

    private readonly PointTransport _transport = new(point.Structure, point.Model.Leads.Count);

    /// <summary>Currents, moments, and the conductances and noise asked for.</summary>
    /// <param name="generator">The chain that was solved.</param>
    /// <param name="state">Its stationary state, with probabilities.</param>
    /// <param name="moved">For each lead, whether the response to its potential is wanted.</param>
    /// <param name="noise">For each lead, whether its noise is wanted.</param>
    public TransportResult Observe(Generator generator, StationaryState state, bool[] moved, bool[] noise)
    {
        var remarks = new List<string>();
        double[] p = state.Probabilities as double[] ?? [.. state.Probabilities];
        _transport.SumCurrents(point.Model, point.Tables, p, state.ErrorBound);
        _transport.Moments.Sum(p);
        RootedElimination? elimination = state.Elimination is null ? null : new RootedElimination(point, generator, state);
        if (elimination is not null)
            Respond(elimination, p, moved);
        double?[] fano = FanoFactors(generator, elimination, noise, remarks);
        if (state.Elimination is null && (moved.Contains(true) || noise.Contains(true)))
            remarks.Add("conductance and Fano factors come with the elimination solver only.");
        return new TransportResult
        {
            Model = point.Model,
            State = state,
            Current = [.. _transport.Current],
            SpinCurrent = [.. _transport.SpinCurrent],
            EnergyCurrent = [.. _transport.EnergyCurrent],
            HeatCurrent = [.. _transport.HeatCurrent],
            Conductance = [.. moved.Select((wanted, lead) => wanted && elimination is not null ? (double[])_transport.Conductance[lead]!.Clone() : null)],
            ConductanceError = [.. moved.Select((wanted, lead) => wanted && elimination is not null ? _transport.ConductanceError[lead] : 0)],
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

    private void Respond(RootedElimination elimination, double[] p, bool[] moved)
    {
        var slope = new double[p.Length];
        int parameter = 0;
        for (int lead = 0; lead < moved.Length; lead++)
        {
            if (!moved[lead])
                continue;
            elimination.Slopes(parameter++, slope);
            _transport.Respond(point.Tables, lead, p, slope);
        }
    }

    private double?[] FanoFactors(
        Generator generator, RootedElimination? elimination, bool[] noise, List<string> remarks)
    {
        var result = new double?[noise.Length];
        for (int lead = 0; lead < noise.Length; lead++)
        {
            if (!noise[lead] || elimination is null || Math.Abs(_transport.Current[lead]) < Vanishing * generator.LargestRate)
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
