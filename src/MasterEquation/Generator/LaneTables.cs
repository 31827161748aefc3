using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// Rates of four working points of one grain side by side, laid out by S_z and computed there. Lead by lead for the currents, summed for the
/// elimination.
/// </summary>
internal sealed class LaneTables
{
    private readonly GrainStructure _structure;
    private readonly LaneLead[] _leads;
    private readonly LaneBath? _bath;
    private readonly double[] _weights;
    private readonly Vector256<double>[] _floor;            // zero for tables that some lead couples to, else infinite
    private readonly GrainModel[] _models = new GrainModel[LaneRates.Count];
    private readonly Grain?[] _grain = new Grain?[LaneRates.Count];
    private readonly LinearEnergy[][] _addition;
    private readonly bool[] _moved;
    private readonly bool[] _changed;
    private MatrixElements? _kind;
    private Vector256<double> _least;
    private Vector256<double> _entering;                    // of electrons that come to one S_z, or leave for it, at most
    private Vector256<double> _leaving;

    public LaneTables(GrainStructure structure, int leads)
    {
        (_structure, Layout) = (structure, structure.Slices);
        Rates = new LaneRates(structure.Pattern, Layout.Source, structure.RateLength);
        _leads = [.. Enumerable.Range(0, leads).Select(_ => new LaneLead(structure, Layout))];
        _bath = structure.Spins.Length > 0 ? new LaneBath(structure, Layout) : null;
        _weights = new double[structure.TableLength];
        _floor = new Vector256<double>[structure.Tables.Length];
        _addition = [.. Enumerable.Range(0, LaneRates.Count).Select(_ => new LinearEnergy[structure.Tables.Length])];
        (_moved, _changed) = (new bool[leads], new bool[leads]);
    }

    /// <summary>Where rates stand.</summary>
    public SliceLayout Layout { get; }

    /// <summary>All rates, summed over the leads, and their derivatives by the potentials that move.</summary>
    public LaneRates Rates { get; }

    /// <summary>Rates of each lead.</summary>
    public IReadOnlyList<LaneLead> Leads => _leads;

    /// <summary>A model for each lane; those without one of their own repeat the last.</summary>
    public ReadOnlySpan<GrainModel> Models => _models;

    /// <summary>Addition energy of a channel and spin.</summary>
    public LinearEnergy Addition(int lane, int table) => _addition[lane][table];

    /// <summary>Whether a rate of a lane above zero left the normal range.</summary>
    public bool Underflow(int lane) => _least[lane] < RateTables.SmallestNormal || _bath?.Underflow[lane] == true;

    /// <summary>An upper bound of every exit rate: all that can enter at one S_z, all that can leave to the two beside it, and the bath.</summary>
    public Vector256<double> LargestExit => _entering + 2 * _leaving + (_bath?.Largest ?? Vector256<double>.Zero);

    /// <summary>Computes what differs from the present rates: those of leads, grain or bath that are not the same objects.</summary>
    /// <param name="models">One to four models that the structure serves.</param>
    /// <param name="moved">For each lead, whether derivatives by its potential are wanted.</param>
    public void Fill(ReadOnlySpan<GrainModel> models, ReadOnlySpan<bool> moved)
    {
        for (int lane = 0; lane < LaneRates.Count; lane++)
            _models[lane] = models[Math.Min(lane, models.Length - 1)];
        bool stays = TakeGrains() & TakeWeights() & TakeMoved(moved), any = false;
        int parameter = 0;
        for (int lead = 0; lead < _leads.Length; lead++)
        {
            Vector256<double>[]? slope = moved[lead] ? Rates.Slope[parameter++] : null;
            _changed[lead] = !stays || !Holds(lead);
            any |= _changed[lead];
            if (_changed[lead])
                _leads[lead].Take(_models, lead, _addition, slope);
        }
        if (any)
            FillSlices();
        _bath?.Fill(_models, Rates.Rate);
    }

    // Each returns whether nothing changed.
    private bool TakeGrains()
    {
        bool stays = true;
        for (int lane = 0; lane < LaneRates.Count; lane++)
        {
            Grain grain = _models[lane].Grain;
            if (ReferenceEquals(_grain[lane], grain))
                continue;
            (_grain[lane], stays) = (grain, false);
            for (int table = 0; table < _floor.Length; table++)
                _addition[lane][table] = GrainEnergy.Addition(grain, _structure.Space.Channels[_structure.Tables[table].Channel], _structure.Tables[table].Sigma);
        }
        return stays;
    }

    private bool TakeWeights()
    {
        MatrixElements kind = _models[0].MatrixElements;
        if (_kind == kind)
            return true;
        _kind = kind;
        int lowest = _structure.Space.LowestDoubledProjection, entry = 0;
        for (int slice = 0; slice < Layout.Count; slice++)
        {
            foreach (int index in Layout.Tables(slice))
            {
                ref readonly GrainStructure.TableExtent table = ref _structure.Tables[index];
                _weights[entry++] = new LinearWeight(_structure.Space.Channels[table.Channel], table.Sigma, kind, 1).At(lowest + slice);
            }
        }
        return false;
    }

    private bool TakeMoved(ReadOnlySpan<bool> moved)
    {
        if (moved.SequenceEqual(_moved))
            return true;
        moved.CopyTo(_moved);
        Rates.KeepSlopes(moved.Count(true));
        return false;
    }

    private bool Holds(int lead)
    {
        for (int lane = 0; lane < LaneRates.Count; lane++)
        {
            if (!_leads[lead].Holds(lane, _models[lane].Leads[lead]))
                return false;
        }
        return true;
    }

    // Weights inside a table are above zero, so a rate is exactly zero only where no lead couples to the level and spin.
    private void FillSlices()
    {
        for (int table = 0; table < _floor.Length; table++)
        {
            Vector256<double> scale = Vector256<double>.Zero;
            foreach (LaneLead lead in _leads)
                scale += lead.Scale[table];
            _floor[table] = Vector256.ConditionalSelect(Vector256.GreaterThan(scale, Vector256<double>.Zero), Vector256<double>.Zero, LaneMinimum.None);
        }
        (_least, _entering, _leaving) = (LaneMinimum.None, Vector256<double>.Zero, Vector256<double>.Zero);
        for (int slice = 0; slice < Layout.Count; slice++)
        {
            ReadOnlySpan<double> weights = _weights.AsSpan(Layout.Entries(slice), Layout.Tables(slice).Length);
            for (int lead = 0; lead < _leads.Length; lead++)
            {
                if (_changed[lead])
                    _leads[lead].Fill(slice, weights);
            }
            Sum(slice);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Sum(int slice)
    {
        ReadOnlySpan<int> tables = Layout.Tables(slice);
        int at = Layout.Tunnelling(slice);
        (Vector256<double> entering, Vector256<double> leaving) = (Vector256<double>.Zero, Vector256<double>.Zero);
        foreach (int table in tables)
        {
            (Vector256<double> enter, Vector256<double> leave) = (Vector256<double>.Zero, Vector256<double>.Zero);
            foreach (LaneLead lead in _leads)
                (enter, leave) = (enter + lead.Rate[at], leave + lead.Rate[at + 1]);
            (Rates.Rate[at], Rates.Rate[at + 1]) = (enter, leave);
            _least = Vector256.MinNative(_least, Vector256.MinNative(enter, leave) + _floor[table]);
            (entering, leaving) = (entering + enter, leaving + leave);
            at += 2;
        }
        (_entering, _leaving) = (Vector256.Max(_entering, entering), Vector256.Max(_leaving, leaving));
    }
}
