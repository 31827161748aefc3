using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpinTorque;

/// <summary>
/// Rates at one working point as tables over S_z: per tunnelling channel and spin, lead by lead and summed, and per spin for the bath. A
/// grain has a few dozen channels however many configurations it has.
/// </summary>
/// <typeparam name="T">The number.</typeparam>
internal sealed class RateTables<T>
    where T : struct, IRateNumber<T>
{
    private readonly GrainStructure _structure;
    private readonly T[]?[] _slope;
    private readonly T[] _raise;
    private readonly T[] _lower;
    private readonly bool[] _sloped;            // leads whose derivative belongs to the present tables
    private GrainModel? _filled;                // the working point that the tables hold
    private bool _tunnellingUnderflow;
    private bool _bathUnderflow;
    private (ScaledArgument Argument, double Scale)? _bath;     // what the bath's rates were computed from

    public RateTables(GrainStructure structure, int leads)
    {
        _structure = structure;
        (_slope, _sloped) = (new T[]?[leads], new bool[leads]);
        Addition = new LinearEnergy[structure.Tables.Length];
        Enter = Tables(leads, structure.TableLength);
        Leave = Tables(leads, structure.TableLength);
        All = new T[structure.RateLength];
        _raise = new T[structure.Spins.Length == 0 ? 0 : structure.ProjectionCount];
        _lower = new T[_raise.Length];
    }

    /// <summary>Addition energy of each channel and spin, in the order of the structure's tables.</summary>
    public LinearEnergy[] Addition { get; }

    /// <summary>Rates of electrons entering from each lead, Gamma w f.</summary>
    public T[][] Enter { get; }

    /// <summary>Rates of electrons leaving to each lead, Gamma w (1 - f).</summary>
    public T[][] Leave { get; }

    /// <summary>The row of all rates that the generator draws on (see <see cref="GrainStructure.RateLength"/>), summed over the leads.</summary>
    public T[] All { get; }

    /// <summary>Changes whenever the bath's rates do.</summary>
    public int BathVersion { get; private set; }

    /// <summary>For doubles, true where a rate above zero left the normal range.</summary>
    public bool Underflow => _tunnellingUnderflow || _bathUnderflow;

    /// <summary>
    /// Derivative of <see cref="All"/> by a lead's potential: Gamma w f (1 - f)/T for entering electrons, its negative for leaving ones,
    /// zero for the bath; null where it was not asked for.
    /// </summary>
    public T[]? Slope(int lead) => _slope[lead];

    /// <summary>The derivatives that were asked for, in the order of the leads.</summary>
    public IEnumerable<T[]> Slopes => _slope.OfType<T[]>();

    /// <summary>Computes the tables that differ from the present ones: those of leads, grain or bath that are not the same objects.</summary>
    /// <param name="model">A model that the structure serves.</param>
    /// <param name="slopes">For each lead, whether its derivative is wanted.</param>
    public void Fill(GrainModel model, ReadOnlySpan<bool> slopes)
    {
        bool grainStays = _filled is not null && ReferenceEquals(_filled.Grain, model.Grain) && _filled.MatrixElements == model.MatrixElements;
        if (!grainStays)
            FindAdditions(model.Grain);
        bool changed = false;
        for (int lead = 0; lead < model.Leads.Count; lead++)
        {
            if (grainStays && ReferenceEquals(_filled!.Leads[lead], model.Leads[lead]) && _sloped[lead] == slopes[lead])
                continue;
            changed = true;
            _sloped[lead] = slopes[lead];
            _slope[lead] = slopes[lead] ? _slope[lead] ?? new T[All.Length] : null;
            FillLead(model, lead);
        }
        if (changed)
            SumLeads(model.Leads);
        if (_structure.Spins.Length > 0 && !(grainStays && ReferenceEquals(_filled!.Bath, model.Bath)))
            FillBath(model.Grain, model.Bath!);
        _filled = model;
    }

    private void FindAdditions(Grain grain)
    {
        for (int table = 0; table < Addition.Length; table++)
            Addition[table] = GrainEnergy.Addition(grain, _structure.Space.Channels[_structure.Tables[table].Channel], _structure.Tables[table].Sigma);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SumLeads(IReadOnlyList<Lead> leads)
    {
        int length = _structure.TableLength;
        Span<T> entering = All.AsSpan(0, length), leaving = All.AsSpan(length, length);
        for (int lead = 0; lead < leads.Count; lead++)
        {
            Accumulate(Enter[lead], entering, lead == 0);
            Accumulate(Leave[lead], leaving, lead == 0);
        }
        _tunnellingUnderflow = typeof(T) == typeof(Plain) && AnyTunnellingUnderflow(leads, entering, leaving);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FillLead(GrainModel model, int leadIndex)
    {
        Lead lead = model.Leads[leadIndex];
        (double cos2, double sin2) = HalfAngle.Squares(lead.Angle);
        DoubleDouble inverse = 1.0 / lead.Temperature;
        for (int index = 0; index < Addition.Length; index++)
        {
            ref readonly GrainStructure.TableExtent table = ref _structure.Tables[index];
            TunnellingChannel channel = _structure.Space.Channels[table.Channel];
            LinearEnergy addition = Addition[index];
            var tables = new ThermalTables<T>
            {
                Argument = new ScaledArgument((addition.Constant - lead.Potential) * inverse, addition.Slope * inverse),
                Weight = new LinearWeight(channel, table.Sigma, model.MatrixElements, lead.RateAlongAxis(channel.Level, table.Sigma, cos2, sin2)),
                First = table.First,
            };
            tables.Fill(Enter[leadIndex].AsSpan(table.Start, table.Count), Leave[leadIndex].AsSpan(table.Start, table.Count));
            if (_slope[leadIndex] is { } slope)
                FillSlope(tables, slope, table, leadIndex, inverse.High);
        }
    }

    private void FillSlope(in ThermalTables<T> tables, T[] slope, in GrainStructure.TableExtent table, int lead, double inverse)
    {
        Span<T> entering = slope.AsSpan(table.Start, table.Count), leaving = slope.AsSpan(_structure.TableLength + table.Start, table.Count);
        tables.FillSlopes(Enter[lead].AsSpan(table.Start, table.Count), Leave[lead].AsSpan(table.Start, table.Count), inverse, entering, leaving);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FillBath(Grain grain, BosonBath bath)
    {
        LinearEnergy released = GrainEnergy.ReleasedByRaising(grain);
        var argument = new ScaledArgument(released.Constant / bath.Temperature, released.Slope / bath.Temperature);
        double size = (bath.Damping * bath.Temperature / grain.Spin.Value).High;
        if (_bath == (argument, size))
            return;
        (_bath, BathVersion) = ((argument, size), BathVersion + 1);
        T scale = T.From(size);
        int lowest = _structure.Space.LowestDoubledProjection;
        var tables = new BoseTables<T> { Argument = argument, Scale = scale, First = lowest };
        tables.Fill(_raise, _lower);
        _bathUnderflow = typeof(T) == typeof(Plain) && !scale.IsZero && (AnyTiny(_raise) || AnyTiny(_lower));
        for (int spin = 0; spin < _structure.Spins.Length; spin++)
            FillBath(_structure.Spins[spin], All.AsSpan(_structure.BathStart(spin), 2 * _raise.Length), lowest);
    }

    // (S - S_z)(S + S_z + 1) = (D - m)(D + m + 2)/4 with D = 2S, m = 2 S_z
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FillBath(int d, Span<T> rates, int lowest)
    {
        for (int i = 0; i < _raise.Length; i++)
        {
            int m = lowest + i;
            bool inside = m >= -d && m < d;
            T ladder = T.From(inside ? (double)(d - m) * (d + m + 2) / 4 : 0);
            rates[i] = ladder * _raise[i];
            rates[_raise.Length + i] = ladder * _lower[i];
        }
    }

    private static void Accumulate(ReadOnlySpan<T> part, Span<T> total, bool first)
    {
        if (first)
        {
            part.CopyTo(total);
            return;
        }
        RowKernels.AddScaled(total, part, T.One);
    }

    // Weights inside a table are above zero, so a rate is exactly zero only where no lead couples to the level and spin.
    private bool AnyTunnellingUnderflow(IReadOnlyList<Lead> leads, ReadOnlySpan<T> entering, ReadOnlySpan<T> leaving)
    {
        foreach (ref readonly GrainStructure.TableExtent table in _structure.Tables.AsSpan())
        {
            bool tiny = AnyTiny(entering.Slice(table.Start, table.Count)) || AnyTiny(leaving.Slice(table.Start, table.Count));
            if (tiny && Couples(leads, _structure.Space.Channels[table.Channel].Level, table.Sigma))
                return true;
        }
        return false;
    }

    private static bool Couples(IReadOnlyList<Lead> leads, int level, int sigma)
    {
        foreach (Lead lead in leads)
        {
            if (lead.RateAlongAxis(level, sigma) > 0)
                return true;
        }
        return false;
    }

    private static bool AnyTiny(ReadOnlySpan<T> rates) => RowKernels.AnyBelow(MemoryMarshal.Cast<T, double>(rates), RateTables.SmallestNormal);

    private static T[][] Tables(int leads, int length) => [.. Enumerable.Range(0, leads).Select(_ => new T[length])];
}

/// <summary>Limits of the rate tables.</summary>
internal static class RateTables
{
    /// <summary>A rate above zero and below this may have lost digits to underflow.</summary>
    public const double SmallestNormal = 1e-290;
}
