using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>Currents, moments and conductances of one working point in arrays that the next point reuses.</summary>
/// <param name="structure">What all points share.</param>
/// <param name="leads">Number of leads.</param>
internal sealed class PointTransport(GrainStructure structure, int leads)
{
    private ChannelPopulations? _populations;
    private ChannelPopulations? _slopes;
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
        _populations ??= new ChannelPopulations(structure);
        if (response?.TryPopulate(_populations) != true)
            _populations.Sum(p);
        if (response?.Team is { } team)
            SumLeads(team, model, tables, energies);
        for (int lead = 0; lead < leads; lead++)
            Take(lead, response?.Team is null ? LeadCurrents.Of(structure, model, tables, lead, _populations, energies) : _byLead[lead]);
        Conclude(stateError, p.Length, IsNearEnd(stateError * Gross) ? LargestRate(tables) : 0);
    }

    /// <summary>Takes a lead's currents, as summed elsewhere.</summary>
    public void Take(int lead, LeadCurrents currents)
    {
        (Current[lead], SpinCurrent[lead], EnergyCurrent[lead], HeatCurrent[lead]) = (currents.Electrons, currents.Spin, currents.Energy, currents.Heat);
        Gross = Math.Max(lead == 0 ? 0 : Gross, currents.Gross);
    }

    /// <summary>Concludes on the currents of all leads.</summary>
    /// <param name="stateError">Relative error of the probabilities.</param>
    /// <param name="states">Number of states.</param>
    /// <param name="largestRate">Largest rate, for flows near the end of the range of a double.</param>
    public void Conclude(double stateError, int states, double largestRate)
    {
        (double sum, double size) = (0, 0);
        _largest = 0;
        foreach (double current in Current)
        {
            sum += current;
            size += Math.Abs(current);
            _largest = Math.Max(_largest, Math.Abs(current));
        }
        CurrentDefect = size > 0 ? Math.Abs(sum) / size : 0;
        double bound = stateError * Gross;
        ErrorBound = Gross > 0 ? (bound + Lost(bound, 4 * double.Epsilon * states, largestRate)) / _largest : 0;
    }

    /// <summary>The response to one lead's potential, after the currents.</summary>
    /// <param name="tables">The rates, with their derivative by this potential.</param>
    /// <param name="mover">The lead.</param>
    /// <param name="p">Probabilities.</param>
    /// <param name="slope">Their derivative.</param>
    /// <param name="error">Its error relative to the largest logarithmic derivative.</param>
    /// <param name="ofRoot">That of the state against which the derivatives were taken, which may be too rare to show in them.</param>
    /// <param name="response">What found it and may have its populations already.</param>
    public void Respond(
        RateTables<Plain> tables, int mover, ReadOnlySpan<double> p, ReadOnlySpan<double> slope, double error, double ofRoot, IStationaryResponse? response = null)
    {
        _slopes ??= new ChannelPopulations(structure);
        if (response?.TryPopulateSlopes(_slopes) != true)
            _slopes.Sum(slope);
        Plain[] own = tables.Slope(mover)!;
        double[] values = Response(mover);
        for (int responding = 0; responding < leads; responding++)
            values[responding] = LeadCurrents.Conductance(tables, responding, responding == mover ? own : null, _populations!, _slopes);
        (double largest, double ofOwn) = (Math.Max(ofRoot, LargestLogarithmicSlope(p, slope)), LeadCurrents.OwnResponse(own, _populations!));
        Conclude(mover, error, largest, ofOwn, IsNearEnd(error * (Gross * largest + ofOwn)) ? LargestRate(tables) : 0);
    }

    /// <summary>Where the response to a lead's potential is kept.</summary>
    public double[] Response(int mover) => Conductance[mover] ??= new double[leads];

    /// <summary>Concludes on the response to a lead's potential.</summary>
    /// <param name="mover">The lead.</param>
    /// <param name="error">Error of the probabilities' derivatives relative to the largest logarithmic one.</param>
    /// <param name="largestSlope">That derivative.</param>
    /// <param name="ownResponse">What the lead's own rates add.</param>
    /// <param name="largestRate">Largest rate, for flows near the end of the range of a double.</param>
    public void Conclude(int mover, double error, double largestSlope, double ownResponse, double largestRate)
    {
        double bound = error * (Gross * largestSlope + ownResponse);
        ConductanceError[mover] = bound + Lost(bound, RateTables.SmallestNormal, largestRate);
    }

    // Near the end of the range of a double: what underflow may take from the flows, those from a state and their derivatives.
    private static double Lost(double bound, double each, double largestRate) => IsNearEnd(bound) ? each * (1 + largestRate) : 0;

    private static bool IsNearEnd(double bound) => bound <= 1e-280;

    private static double LargestRate(RateTables<Plain> tables) => RowKernels.Largest(MemoryMarshal.Cast<Plain, double>(tables.All));

    // Apart from who calls it, so that nothing is allocated where there is one thread.
    private void SumLeads(ThreadTeam team, GrainModel model, RateTables<Plain> tables, bool energies) =>
        team.For(leads, lead => _byLead[lead] = LeadCurrents.Of(structure, model, tables, lead, _populations!, energies));

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
