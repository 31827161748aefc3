using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// Currents, conductances and residuals of four working points side by side, in one pass over the states by S_z that needs nothing but rates and
/// probabilities.
/// </summary>
/// <param name="structure">What all points share.</param>
/// <param name="tables">Rates of the four points.</param>
internal sealed class LaneTransport(GrainStructure structure, LaneTables tables)
{
    private readonly SliceLayout _layout = tables.Layout;
    private readonly LaneFlow[] _flow = new LaneFlow[tables.Leads.Count];
    private readonly LaneSum[] _response = new LaneSum[tables.Leads.Count];
    private readonly Vector256<double>[] _exit = new Vector256<double>[structure.Space.Count];
    private readonly Vector256<double>[] _excess = new Vector256<double>[structure.Space.Count];
    private readonly Vector256<double>[][] _rates = [.. tables.Leads.Select(lead => lead.Rate)];

    /// <summary>Flows of each lead, as summed last.</summary>
    public ReadOnlySpan<LaneFlow> Flow => _flow;

    /// <summary>dI_a/dmu_b of each lead a, as summed last.</summary>
    public Vector256<double> Response(int lead) => _response[lead].Value;

    /// <summary>What the moved lead's own rates add to its response, as summed last.</summary>
    public Vector256<double> OwnResponse { get; private set; }

    /// <summary>max |d ln P/d mu| over the states whose probability is a normal number, as summed last.</summary>
    public Vector256<double> LargestLogarithmicSlope { get; private set; }

    /// <summary>Largest exit rate.</summary>
    public Vector256<double> LargestExit { get; private set; }

    /// <summary>|Q P|_1 over the largest exit rate.</summary>
    public Vector256<double> Residual { get; private set; }

    /// <summary>Sums flows, exit rates and what the flows leave over at every state.</summary>
    /// <param name="p">Probabilities.</param>
    /// <param name="energies">Energies that electrons carry; null where they are not wanted.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void SumCurrents(Vector256<double>[] p, LaneEnergies? energies)
    {
        Array.Clear(_exit);
        Array.Clear(_excess);
        Array.Clear(_flow);
        Span<LaneFlow.Part> slice = stackalloc LaneFlow.Part[_flow.Length];
        for (int m = 0; m < _layout.Count; m++)
        {
            slice.Clear();
            int at = _layout.Tunnelling(m);
            foreach (int table in _layout.Tables(m))
            {
                (Vector256<double> without, Vector256<double> with) = Exchange(m, table, at, p);
                for (int lead = 0; lead < slice.Length; lead++)
                {
                    Vector256<double> inward = _rates[lead][at] * without, outward = _rates[lead][at + 1] * with;
                    slice[lead].Add(structure.Tables[table].Sigma, inward, outward);
                    energies?.Add(lead, table, structure.Space.LowestDoubledProjection + m, inward - outward);
                }
                at += 2;
            }
            for (int lead = 0; lead < slice.Length; lead++)
                _flow[lead].Add(slice[lead]);
            if (structure.HasBath)
                Relax(m, p);
        }
        FindResidual();
    }

    /// <summary>Sums the response of every lead to one lead's potential.</summary>
    /// <param name="mover">The lead.</param>
    /// <param name="parameter">Its place among those that move.</param>
    /// <param name="p">Probabilities.</param>
    /// <param name="slopes">Their derivatives.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void SumResponse(int mover, int parameter, Vector256<double>[] p, Vector256<double>[] slopes)
    {
        Vector256<double>[] slope = tables.Rates.Slope[parameter];
        Array.Clear(_response);
        LaneSum own = default;
        Span<Vector256<double>> slice = stackalloc Vector256<double>[_response.Length];
        for (int m = 0; m < _layout.Count; m++)
        {
            slice.Clear();
            Vector256<double> ownSlice = Vector256<double>.Zero;
            int at = _layout.Tunnelling(m);
            foreach (int table in _layout.Tables(m))
            {
                (Vector256<double> without, Vector256<double> with, Vector256<double> both) = Populations(m, table, p, slopes);
                for (int lead = 0; lead < slice.Length; lead++)
                    slice[lead] += _rates[lead][at] * without - _rates[lead][at + 1] * with;
                ownSlice += slope[at] * both;
                at += 2;
            }
            for (int lead = 0; lead < slice.Length; lead++)
                _response[lead].Add(slice[lead]);
            own.Add(ownSlice);
        }
        OwnResponse = own.Value;
        _response[mover].Add(OwnResponse);
        FindLargestSlope(p, slopes);
    }

    // Electrons of one table that come and go with all leads; returns the populations without and with the electron.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (Vector256<double> Without, Vector256<double> With) Exchange(int slice, int table, int at, Vector256<double>[] p)
    {
        ref readonly GrainStructure.TableExtent extent = ref structure.Tables[table];
        int below = structure.MultipletOffset[slice], above = structure.MultipletOffset[slice + extent.Sigma];
        Vector256<double> enter = tables.Rates.Rate[at], leave = tables.Rates.Rate[at + 1], without = Vector256<double>.Zero, with = without;
        foreach (TunnellingLink link in _layout.Links(extent.Channel))
        {
            int lower = below + link.Lower, upper = above + link.Upper;
            (without, with) = (without + p[lower], with + p[upper]);
            Pass(lower, upper, enter, leave, p);
        }
        return (without, with);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (Vector256<double> Without, Vector256<double> With, Vector256<double> Both) Populations(
        int slice, int table, Vector256<double>[] p, Vector256<double>[] slopes)
    {
        ref readonly GrainStructure.TableExtent extent = ref structure.Tables[table];
        int below = structure.MultipletOffset[slice], above = structure.MultipletOffset[slice + extent.Sigma];
        Vector256<double> without = Vector256<double>.Zero, with = without, both = without;
        foreach (TunnellingLink link in _layout.Links(extent.Channel))
        {
            int lower = below + link.Lower, upper = above + link.Upper;
            (without, with) = (without + slopes[lower], with + slopes[upper]);
            both += p[lower] + p[upper];
        }
        return (without, with, both);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Relax(int slice, Vector256<double>[] p)
    {
        int m = structure.Space.LowestDoubledProjection + slice;
        if (m + 2 > structure.Space.HighestDoubledProjection)
            return;
        int from = structure.Space.BlockFirstMultiplet(m), count = structure.Space.BlockCount(m), bath = _layout.Bath(slice);
        for (int multiplet = from; multiplet < from + count; multiplet++)
        {
            if (m + 2 > structure.Space.Multiplets[multiplet].Last.Doubled)
                continue;
            int at = bath + 2 * _layout.SpinOf[multiplet];
            Pass(structure.MultipletOffset[slice] + multiplet, structure.MultipletOffset[slice + 2] + multiplet, tables.Rates.Rate[at], tables.Rates.Rate[at + 1], p);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Pass(int lower, int upper, Vector256<double> up, Vector256<double> down, Vector256<double>[] p)
    {
        Vector256<double> flow = up * p[lower] - down * p[upper];
        _excess[lower] -= flow;
        _excess[upper] += flow;
        _exit[lower] += up;
        _exit[upper] += down;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindResidual()
    {
        (Vector256<double> sum, Vector256<double> largest) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (int k = 0; k < _exit.Length; k++)
        {
            sum += Vector256.Abs(_excess[k]);
            largest = Vector256.Max(largest, _exit[k]);
        }
        LargestExit = largest;
        Residual = sum / Vector256.ConditionalSelect(Vector256.GreaterThan(largest, Vector256<double>.Zero), largest, Vector256<double>.One);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindLargestSlope(Vector256<double>[] p, Vector256<double>[] slopes)
    {
        Vector256<double> largest = Vector256<double>.Zero, smallest = Vector256.Create(RateTables.SmallestNormal);
        for (int k = 0; k < p.Length; k++)
        {
            Vector256<double> ratio = Vector256.Abs(slopes[k]) / p[k];
            largest = Vector256.Max(largest, Vector256.ConditionalSelect(Vector256.GreaterThan(p[k], smallest), ratio, largest));
        }
        LargestLogarithmicSlope = largest;
    }
}
