using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// Currents, a response and the residual of four working points side by side, in one pass by S_z over the states that matter, which needs nothing
/// but rates, probabilities and their derivatives.
/// </summary>
internal sealed class LaneTransport
{
    private readonly GrainStructure _structure;
    private readonly LaneTables _tables;
    private readonly SliceLayout _layout;
    private readonly Vector256<double>[][] _rates;
    private readonly LaneFlow[] _flow;
    private readonly LaneSum[] _response;
    private readonly LaneBalance _balance;

    /// <param name="structure">What all points share.</param>
    /// <param name="tables">Rates of the four points.</param>
    public LaneTransport(GrainStructure structure, LaneTables tables)
    {
        (_structure, _tables, _layout) = (structure, tables, tables.Layout);
        _rates = [.. tables.Leads.Select(lead => lead.Rate)];
        (_flow, _response) = (new LaneFlow[_rates.Length], new LaneSum[_rates.Length]);
        _balance = new LaneBalance(Reach * structure.Space.WidestBlock);
    }

    private const int Spread = 2;               // a transition goes two values of 2 S_z far, at most
    private const int Reach = 2 * Spread + 1;   // values of 2 S_z that are open at once

    /// <summary>Flows of each lead, as summed last.</summary>
    public ReadOnlySpan<LaneFlow> Flow => _flow;

    /// <summary>|Q P|_1 over the largest exit rate, of the states summed over.</summary>
    public Vector256<double> Residual => _balance.Residual;

    /// <summary>What the moved lead's own rates add to its response, as summed last.</summary>
    public Vector256<double> OwnResponse { get; private set; }

    /// <summary>max |d ln P/d mu| over the states whose probability is a normal number, as summed last.</summary>
    public Vector256<double> LargestLogarithmicSlope { get; private set; }

    /// <summary>dI_a/dmu_b of a lead a, as summed last.</summary>
    /// <param name="responding">Lead a.</param>
    /// <param name="mover">Lead b.</param>
    public Vector256<double> Response(int responding, int mover) =>
        responding == mover ? _response[responding].Value + OwnResponse : _response[responding].Value;

    /// <summary>Sums flows and balances.</summary>
    /// <param name="states">The states that matter: all flows from and to them are summed, and some of those of states near them.</param>
    /// <param name="p">Probabilities.</param>
    /// <param name="slopes">Their derivatives by a potential; empty where no response is wanted.</param>
    /// <param name="own">The derivatives of all rates by it; empty where no response is wanted.</param>
    /// <param name="energies">Energies that electrons carry; null where they are not wanted.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Sum(StateRange states, Vector256<double>[] p, Vector256<double>[] slopes, Vector256<double>[] own, LaneEnergies? energies)
    {
        Array.Clear(_flow);
        Array.Clear(_response);
        int begin = Math.Max(0, SliceOf(states.First) - Spread), end = Math.Min(_layout.Count, SliceOf(states.Last) + 1 + Spread);
        _balance.Start(EndOf(begin - Spread));
        LaneSum ownResponse = default;
        Span<LaneFlow.Part> flow = stackalloc LaneFlow.Part[_flow.Length];
        Span<Vector256<double>> response = stackalloc Vector256<double>[_response.Length];
        for (int slice = begin; slice < end; slice++)
        {
            flow.Clear();
            response.Clear();
            _balance.OpenTo(EndOf(slice + Spread));
            Vector256<double> ownHere = Vector256<double>.Zero;
            int at = _layout.Tunnelling(slice);
            foreach (int table in _layout.Tables(slice))
            {
                Populations here = Exchange(slice, table, at, p, slopes);
                for (int lead = 0; lead < flow.Length; lead++)
                {
                    Vector256<double> enter = _rates[lead][at], leave = _rates[lead][at + 1];
                    Vector256<double> inward = enter * here.Without, outward = leave * here.With;
                    flow[lead].Add(_structure.Tables[table].Sigma, inward, outward);
                    energies?.Add(lead, table, _structure.Space.LowestDoubledProjection + slice, inward - outward);
                    response[lead] += enter * here.WithoutSlope - leave * here.WithSlope;
                }
                ownHere += own.Length == 0 ? Vector256<double>.Zero : own[at] * (here.Without + here.With);
                at += 2;
            }
            if (_structure.HasBath)
                Relax(slice, p);
            for (int lead = 0; lead < flow.Length; lead++)
            {
                _flow[lead].Add(flow[lead]);
                _response[lead].Add(response[lead]);
            }
            ownResponse.Add(ownHere);
            _balance.CloseTo(EndOf(slice - 1));
        }
        _balance.CloseTo(EndOf(end - 1 + Spread));
        OwnResponse = ownResponse.Value;
        FindLargestSlope(states, p, slopes);
    }

    private int SliceOf(int state) => _structure.Space[state].Projection.Doubled - _structure.Space.LowestDoubledProjection;

    // One past the last state of a slice.
    private int EndOf(int slice)
    {
        StateSpace space = _structure.Space;
        int m = space.LowestDoubledProjection + slice;
        return m > space.HighestDoubledProjection ? space.Count : m < space.LowestDoubledProjection ? 0 : space.BlockStart(m) + space.BlockCount(m);
    }

    // Electrons of one table that come and go with all leads.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Populations Exchange(int slice, int table, int at, Vector256<double>[] p, Vector256<double>[] slopes)
    {
        ref readonly GrainStructure.TableExtent extent = ref _structure.Tables[table];
        int below = _structure.MultipletOffset[slice], above = _structure.MultipletOffset[slice + extent.Sigma];
        ref Vector256<double> first = ref MemoryMarshal.GetArrayDataReference(p), firstSlope = ref MemoryMarshal.GetArrayDataReference(slopes);
        Vector256<double> enter = _tables.Rates.Rate[at], leave = _tables.Rates.Rate[at + 1];
        Populations sums = default;
        foreach (TunnellingLink link in _layout.Links(extent.Channel))
        {
            int lower = below + link.Lower, upper = above + link.Upper;
            Vector256<double> without = Unsafe.Add(ref first, lower), with = Unsafe.Add(ref first, upper);
            (sums.Without, sums.With) = (sums.Without + without, sums.With + with);
            _balance.Add(lower, upper, enter, leave, enter * without - leave * with);
            if (slopes.Length > 0)
                (sums.WithoutSlope, sums.WithSlope) = (sums.WithoutSlope + Unsafe.Add(ref firstSlope, lower), sums.WithSlope + Unsafe.Add(ref firstSlope, upper));
        }
        return sums;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Relax(int slice, Vector256<double>[] p)
    {
        StateSpace space = _structure.Space;
        int m = space.LowestDoubledProjection + slice;
        if (m + 2 > space.HighestDoubledProjection)
            return;
        int from = space.BlockFirstMultiplet(m), to = from + space.BlockCount(m), bath = _layout.Bath(slice);
        int below = _structure.MultipletOffset[slice], above = _structure.MultipletOffset[slice + 2];
        for (int multiplet = from; multiplet < to; multiplet++)
        {
            if (m + 2 > _layout.LastOf[multiplet])
                continue;
            int lower = below + multiplet, upper = above + multiplet, at = bath + 2 * _layout.SpinOf[multiplet];
            Vector256<double> raise = _tables.Rates.Rate[at], lowering = _tables.Rates.Rate[at + 1];
            _balance.Add(lower, upper, raise, lowering, raise * p[lower] - lowering * p[upper]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindLargestSlope(StateRange states, Vector256<double>[] p, Vector256<double>[] slopes)
    {
        Vector256<double> largest = Vector256<double>.Zero, smallest = Vector256.Create(RateTables.SmallestNormal);
        for (int k = states.First; k <= states.Last && k < slopes.Length; k++)
        {
            Vector256<double> ratio = Vector256.Abs(slopes[k]) / p[k];
            largest = Vector256.Max(largest, Vector256.ConditionalSelect(Vector256.GreaterThan(p[k], smallest), ratio, largest));
        }
        LargestLogarithmicSlope = largest;
    }

    // Probabilities, and their derivatives, summed over the links of a channel: of the states without the electron and with it.
    private struct Populations
    {
        public Vector256<double> Without;
        public Vector256<double> With;
        public Vector256<double> WithoutSlope;
        public Vector256<double> WithSlope;
    }
}
