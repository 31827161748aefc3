using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>Currents, moments and conductances of one working point in arrays that the next point reuses.</summary>
/// <param name="structure">What all points share.</param>
/// <param name="leads">Number of leads.</param>
internal sealed class PointTransport(GrainStructure structure, int leads)
{
    private readonly ChannelPopulations _populations = new(structure);
    private readonly ChannelPopulations _slopes = new(structure);
    private readonly LeadCurrents[] _byLead = new LeadCurrents[leads];
    private double _largest;

    /// <summary>I_a of each lead.</summary>
    public double[] Current { get; } = new double[leads];

    /// <summary>(I_up - I_down)/2 of each lead.</summary>
    public double[] SpinCurrent { get; } = new double[leads];

    /// <summary>Energy current of each lead.</summary>
    public double[] EnergyCurrent { get; } = new double[leads];

    /// <summary>Heat current of each lead.</summary>
    public double[] HeatCurrent { get; } = new double[leads];

    /// <summary>dI_a/dmu_b as [b][a]; null where it was not asked for.</summary>
    public double[]?[] Conductance { get; } = new double[leads][];

    /// <summary>Bound on the absolute error of each row of <see cref="Conductance"/>.</summary>
    public double[] ConductanceError { get; } = new double[leads];

    /// <summary>Charge, magnetisation and occupations.</summary>
    public Moments Moments { get; } = new(structure.Space);

    /// <summary>|sum I| / sum |I|.</summary>
    public double CurrentDefect { get; private set; }

    /// <summary>Bound on the error of any current relative to the largest.</summary>
    public double ErrorBound { get; private set; }

    /// <summary>Largest flow of a lead in both directions together.</summary>
    public double Gross { get; private set; }

    /// <summary>Adds to the error of the currents.</summary>
    /// <param name="error">What is added to the error of every current, electrons per unit time.</param>
    public void Widen(double error) => ErrorBound += error > 0 ? error / _largest : 0;

    /// <summary>Sums currents, without moments.</summary>
    /// <param name="model">The working point.</param>
    /// <param name="tables">Its rates.</param>
    /// <param name="p">Its probabilities.</param>
    /// <param name="stateError">Their relative error.</param>
    /// <param name="energies">Whether energy and heat currents are wanted.</param>
    /// <param name="response">What may have the populations already.</param>
    public void SumCurrents(
        GrainModel model, RateTables<Plain> tables, ReadOnlySpan<double> p, double stateError, bool energies, IStationaryResponse? response = null)
    {
        if (response?.TryPopulate(_populations) != true)
            _populations.Sum(p);
        (double sum, double size, double largest, double gross) = (0, 0, 0, 0);
        if (response?.Threads > 1)
            SumLeads(model, tables, energies, response.Threads);
        for (int lead = 0; lead < leads; lead++)
        {
            if (!(response?.Threads > 1))
                _byLead[lead] = LeadCurrents.Of(structure, model, tables, lead, _populations, energies);
            LeadCurrents currents = _byLead[lead];
            (Current[lead], SpinCurrent[lead], EnergyCurrent[lead], HeatCurrent[lead]) = (currents.Electrons, currents.Spin, currents.Energy, currents.Heat);
            sum += currents.Electrons;
            size += Math.Abs(currents.Electrons);
            largest = Math.Max(largest, Math.Abs(currents.Electrons));
            gross = Math.Max(gross, currents.Gross);
        }
        CurrentDefect = size > 0 ? Math.Abs(sum) / size : 0;
        ErrorBound = gross > 0 ? stateError * gross / largest : 0;
        (Gross, _largest) = (gross, largest);
    }

    /// <summary>The response to one lead's potential, after the currents.</summary>
    /// <param name="tables">The rates, with their derivative by this potential.</param>
    /// <param name="mover">The lead.</param>
    /// <param name="p">Probabilities.</param>
    /// <param name="slope">Their derivative.</param>
    /// <param name="error">Its error relative to the largest logarithmic derivative.</param>
    /// <param name="response">What found it and may have its populations already.</param>
    public void Respond(
        RateTables<Plain> tables, int mover, ReadOnlySpan<double> p, ReadOnlySpan<double> slope, double error, IStationaryResponse? response = null)
    {
        if (response?.TryPopulateSlopes(_slopes) != true)
            _slopes.Sum(slope);
        Plain[] own = tables.Slope(mover)!;
        double[] values = Conductance[mover] ??= new double[leads];
        for (int responding = 0; responding < leads; responding++)
            values[responding] = LeadCurrents.Conductance(tables, responding, responding == mover ? own : null, _populations, _slopes);
        ConductanceError[mover] = error * (Gross * LargestLogarithmicSlope(p, slope) + LeadCurrents.OwnResponse(own, _populations));
    }

    private void SumLeads(GrainModel model, RateTables<Plain> tables, bool energies, int threads) => Parallel.For(
        0, leads, new ParallelOptions { MaxDegreeOfParallelism = threads },
        lead => _byLead[lead] = LeadCurrents.Of(structure, model, tables, lead, _populations, energies));

    // max |d ln P/d mu|: the derivatives' errors are rounding relative to it
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double LargestLogarithmicSlope(ReadOnlySpan<double> p, ReadOnlySpan<double> slope)
    {
        double largest = 0;
        int k = 0;
        if (p.Length >= 4)
        {
            Vector256<double> most = Vector256<double>.Zero;
            for (; k + 4 <= p.Length; k += 4)
            {
                Vector256<double> weight = Vector256.Create(p[k..]), ratio = Vector256.Abs(Vector256.Create(slope[k..])) / weight;
                Vector256<double> counts = Vector256.GreaterThan(weight, Vector256.Create(RateTables.SmallestNormal));
                most = Vector256.Max(most, Vector256.ConditionalSelect(counts, ratio, most));
            }
            largest = Math.Max(Math.Max(most[0], most[1]), Math.Max(most[2], most[3]));
        }
        for (; k < p.Length; k++)
            largest = p[k] > RateTables.SmallestNormal ? Math.Max(largest, Math.Abs(slope[k]) / p[k]) : largest;
        return largest;
    }
}
