using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>Currents and responses of four working points, summed side by side and given to each point with their errors.</summary>
/// <param name="structure">What all points share.</param>
/// <param name="tables">Rates of the points.</param>
internal sealed class LaneObservables(GrainStructure structure, LaneTables tables)
{
    private readonly LaneTransport _transport = new(structure, tables);
    private readonly LaneEnergies _energies = new(structure, tables.Leads.Count);

    /// <summary>Relative error of the probabilities, and that of their derivatives relative to the largest logarithmic one.</summary>
    public double Error { get; } = RoundingBound.Of(structure, tables.Leads.Count);

    /// <summary>Sums currents and, where there is a parameter of this number, the response to it.</summary>
    /// <param name="states">Probabilities; they find their derivatives by the parameter.</param>
    /// <param name="parameter">Its number.</param>
    /// <param name="energies">Whether energy and heat currents are summed too.</param>
    /// <returns>What <see cref="LaneStates.Differentiate"/> says of the derivatives.</returns>
    public (Vector256<double> Shift, Vector256<double> Size) Sum(LaneStates states, int parameter, bool energies)
    {
        bool moves = parameter < tables.Rates.Slope.Length;
        (Vector256<double>, Vector256<double>) found = moves ? states.Differentiate(parameter) : default;
        if (energies)
            _energies.Start(tables);
        _transport.Sum(
            states.Carried, states.Probabilities, moves ? states.Slopes : [], moves ? tables.Rates.Slope[parameter] : [], energies ? _energies : null);
        return found;
    }

    /// <summary>Gives a point its currents and residual, as summed last.</summary>
    /// <param name="point">The point.</param>
    /// <param name="lane">Its lane.</param>
    /// <param name="energies">Whether energy and heat currents were summed.</param>
    public void GiveCurrents(LanePoint point, int lane, bool energies)
    {
        point.Residual = _transport.Residual[lane];
        for (int lead = 0; lead < tables.Leads.Count; lead++)
            point.Transport.Take(lead, Currents(lane, lead, energies));
        point.Transport.Conclude(Error, structure.Space.Count, tables.LargestExit[lane]);
    }

    /// <summary>Gives a point its response to a lead's potential, as summed last.</summary>
    /// <param name="point">The point.</param>
    /// <param name="lane">Its lane.</param>
    /// <param name="mover">The lead.</param>
    /// <param name="ofRoot">Logarithmic derivative of the root, against which the others were taken.</param>
    public void GiveResponse(LanePoint point, int lane, int mover, double ofRoot)
    {
        double[] row = point.Transport.Response(mover);
        for (int lead = 0; lead < row.Length; lead++)
            row[lead] = _transport.Response(lead, mover)[lane];
        double largest = Math.Max(ofRoot, _transport.LargestLogarithmicSlope[lane]);
        point.Transport.Conclude(mover, Error, largest, _transport.OwnResponse[lane], tables.LargestExit[lane]);
    }

    private LeadCurrents Currents(int lane, int lead, bool energies)
    {
        LaneFlow flow = _transport.Flow[lead];
        (double up, double down) = (flow.Up[lane], flow.Down[lane]);
        (double energy, double heat) = energies ? (_energies.Energy(lead)[lane], _energies.Heat(lead)[lane]) : (0, 0);
        return new LeadCurrents(up + down, (up - down) / 2, energy, heat, flow.Gross[lane]);
    }
}
