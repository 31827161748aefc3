using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpinTorque;

/// <summary>
/// A grain's generator without stored transitions: each is an entry of a rate table, streamed along S_z. Vectors lie multiplet by
/// multiplet and hold, at every S_z, probabilities relative to a scale of that S_z, so that no barrier takes them out of range.
/// </summary>
internal sealed class MatrixFreeGenerator
{
    private readonly GrainStructure _structure;
    private readonly StateSpace _space;
    private double[] _rates = [];               // the row of all rates
    private readonly double[] _scaled;          // the same times scale(origin)/scale(destination)
    private readonly SweepLayout _layout;
    private readonly Inflow[] _inflows;         // of every multiplet, as the structure's neighbours
    private readonly MultipletRow[] _rows;      // of every multiplet
    private readonly ThreadTeam _team;
    private readonly BathRows _bath;
    private readonly RateRuns _runs;

    /// <summary>Makes room; it has no rates yet.</summary>
    /// <param name="structure">The grain.</param>
    /// <param name="team">Threads.</param>
    public MatrixFreeGenerator(GrainStructure structure, ThreadTeam team)
    {
        (_structure, _space, _layout, _team) = (structure, structure.Space, structure.Sweeps, team);
        (_inflows, _rows) = (_layout.Inflows, _layout.Rows);
        _scaled = GC.AllocateUninitializedArray<double>(structure.RateLength);
        _bath = new BathRows(structure);
        _runs = new RateRuns(_layout);
        InverseExit = GC.AllocateUninitializedArray<double>(_space.Count);      // memory is first touched by the threads that use it
    }

    /// <summary>Takes the rates of a working point.</summary>
    /// <param name="tables">The rates.</param>
    public void Take(RateTables<Plain> tables)
    {
        _rates = Band<Plain>.Doubles(tables.All);
        for (int spin = 0; spin < _structure.Spins.Length; spin++)
            _bath.Take(_rates, spin);
        var (largest, longest) = (new double[_rows.Length], new double[_rows.Length]);
        _team.For(_rows.Length, multiplet => (largest[multiplet], longest[multiplet]) = InvertExits(multiplet, Of(InverseExit, multiplet)));
        (LargestExit, LongestStay) = (largest.Max(), longest.Max());
    }

    /// <summary>Number of short runs that all S_z make.</summary>
    public int Runs => _layout.Runs;

    /// <summary>Largest exit rate.</summary>
    public double LargestExit { get; private set; }

    /// <summary>Largest of <see cref="InverseExit"/>.</summary>
    public double LongestStay { get; private set; }

    /// <summary>One over the exit rate of each state; infinite where a state is never left.</summary>
    public double[] InverseExit { get; }

    /// <summary>Rates of electrons entering, then leaving, then of the bath, as <see cref="RateTables{T}.All"/>.</summary>
    public double[] Rates => _rates;

    /// <summary>A multiplet's part of a vector.</summary>
    public Span<double> Of(double[] vector, int multiplet) => vector.AsSpan(_rows[multiplet].Start, _rows[multiplet].Count);

    /// <summary>Takes on a scale for every 2 S_z, from the lowest.</summary>
    public void Rescale(ReadOnlySpan<Extended> scale)
    {
        Rescale(_rates, scale, _scaled);
        _team.For(_layout.Tables.Length + _structure.Spins.Length, part =>
        {
            if (part < _layout.Tables.Length)
                _runs.Take(_scaled, part);
            else
                _bath.Take(_scaled, part - _layout.Tables.Length);
        });
    }

    /// <summary>A row of rates, or of their derivatives, times scale(origin)/scale(destination).</summary>
    /// <param name="rates">The row, laid out as <see cref="Rates"/>.</param>
    /// <param name="scale">The scale of every 2 S_z, from the lowest.</param>
    /// <param name="scaled">Result, of the same length.</param>
    public void Rescale(double[] rates, ReadOnlySpan<Extended> scale, double[] scaled)
    {
        var ratios = new ScaleRatios(scale);
        int projections = scale.Length, tables = _structure.Tables.Length;
        _team.For(tables + _structure.Spins.Length, part =>
        {
            if (part < tables)
            {
                ref readonly GrainStructure.TableExtent table = ref _structure.Tables[part];
                Range there = table.Start..(table.Start + table.Count), back = (_structure.TableLength + table.Start)..(_structure.TableLength + table.Start + table.Count);
                ratios.Apply(rates.AsSpan(there), scaled.AsSpan(there), rates.AsSpan(back), scaled.AsSpan(back), table.First - _space.LowestDoubledProjection, table.Sigma);
                return;
            }
            int bath = _structure.BathStart(part - tables);
            Range raise = bath..(bath + projections), lower = (bath + projections)..(bath + 2 * projections);
            ratios.Apply(rates.AsSpan(raise), scaled.AsSpan(raise), rates.AsSpan(lower), scaled.AsSpan(lower));
        });
    }

    /// <summary>inflow_i = sum_j Q_ij p_j over the tunnelling events into one multiplet, of any row of rates that is scaled.</summary>
    public void Gather(ReadOnlySpan<double> scaled, int multiplet, double[] p, Span<double> inflow) => Gather(scaled, multiplet, p, 0, inflow);

    /// <summary>
    /// Balances a run of one multiplet's states, p_i = (sum_j Q_ij p_j - source_i)/exit_i, one state after another along S_z.
    /// </summary>
    /// <param name="multiplet">The multiplet.</param>
    /// <param name="run">The run, from the lowest S_z.</param>
    /// <param name="p">The vector, updated.</param>
    /// <param name="source">Right-hand side; null for zero.</param>
    /// <param name="weights">The scale.</param>
    /// <param name="upwards">Whether by rising S_z.</param>
    /// <param name="room">Room for a number a state.</param>
    /// <returns>By how much the probabilities changed, summed.</returns>
    public double Relax(int multiplet, int run, double[] p, double[]? source, SteppedRow weights, bool upwards, Span<double> room)
    {
        ref readonly MultipletRow row = ref _rows[multiplet];
        int start = row.RunStart(run);
        Span<double> own = p.AsSpan(row.Start, row.Count);
        ReadOnlySpan<double> raise = _bath.Raise(multiplet), lower = _bath.Lower(multiplet), weight = weights.From(row.Offset);
        ReadOnlySpan<double> inverse = InverseExit.AsSpan(row.Start, row.Count), sources = source is null ? default : source.AsSpan(row.Start, row.Count);
        if (start >= row.InnerFirst && start > 0 && start + InflowKernels.Run <= row.InnerEnd && start + InflowKernels.Run < row.Count)
        {
            ref double origin = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(p), start);
            var rows = new RunRows(start, own, inverse, raise, lower, weight, sources);
            if (RunKernels.Balance(_layout.Origins.AsSpan(row.Inflows, row.InflowCount), ref _runs.At(run), ref origin, in rows, upwards, out double change))
                return change;
        }
        (int First, int End) states = row.States(run);
        if (states.First == states.End)
            return 0;
        Span<double> inflow = room[..(states.End - states.First)];
        Gather(_scaled, multiplet, p, states.First, inflow);
        if (source is not null)
            RowKernels.AddScaled(inflow, sources[states.First..states.End], -1);
        return RelaxKernels.Run(own, states, inflow, raise, lower, inverse, weight, upwards);
    }

    /// <summary>States of a multiplet in a run of S_z.</summary>
    /// <param name="multiplet">The multiplet.</param>
    /// <param name="run">The run, from the lowest S_z.</param>
    public (int First, int End) States(int multiplet, int run) => _rows[multiplet].States(run);

    /// <summary>Asks for all that balancing a run of one multiplet's states will read.</summary>
    public void Fetch(int multiplet, int run, double[] p)
    {
        ref readonly MultipletRow row = ref _rows[multiplet];
        int state = row.RunStart(run);
        Prefetch.Run(p, row.Start + state);
        Prefetch.Run(InverseExit, row.Start + state);
        foreach (RateRuns.Origin origin in _layout.Origins.AsSpan(row.Inflows, row.InflowCount))
            Prefetch.Run(p, origin.From + state);
    }

    /// <summary>Flow along a link and against it, summed over S_z and spin.</summary>
    /// <param name="link">The link.</param>
    /// <param name="rates">The row of rates, not scaled.</param>
    /// <param name="p">The vector.</param>
    /// <param name="scale">Weight of each 2 S_z, from the lowest.</param>
    public (double Up, double Down) Flow(TunnellingLink link, ReadOnlySpan<double> rates, double[] p, SteppedRow scale)
    {
        ReadOnlySpan<double> lower = Of(p, link.Lower), upper = Of(p, link.Upper), back = rates[_structure.TableLength..];
        double up = 0, down = 0;
        for (int side = 0; side < 2; side++)
        {
            ref readonly GrainStructure.TableExtent table = ref _structure.Tables[2 * link.Channel + side];
            int m = table.First - _space.LowestDoubledProjection, n = m + table.Sigma;
            up += RowKernels.Dot(rates.Slice(table.Start, table.Count), lower[((m - _rows[link.Lower].Offset) / 2)..], scale.From(m));
            down += RowKernels.Dot(back.Slice(table.Start, table.Count), upper[((n - _rows[link.Upper].Offset) / 2)..], scale.From(n));
        }
        return (up, down);
    }

    /// <summary>sum_i scale_i p_i over one multiplet.</summary>
    public double Total(int multiplet, double[] p, SteppedRow scale) =>
        RowKernels.Dot(Of(p, multiplet), scale.From(_rows[multiplet].Offset)[.._rows[multiplet].Count]);

    /// <summary>sum_i scale_i |p_i| over one multiplet.</summary>
    public double Size(int multiplet, double[] p, SteppedRow scale) =>
        RowKernels.SizeDot(Of(p, multiplet), scale.From(_rows[multiplet].Offset)[.._rows[multiplet].Count]);

    /// <summary>sum_i scale_i |(Q p)_i| over one multiplet.</summary>
    /// <param name="multiplet">The multiplet.</param>
    /// <param name="p">The vector.</param>
    /// <param name="scale">The scale.</param>
    /// <param name="inflow">Room for its states.</param>
    public double Defect(int multiplet, double[] p, SteppedRow scale, Span<double> inflow)
    {
        Gather(_scaled, multiplet, p, inflow);
        ReadOnlySpan<double> own = Of(p, multiplet), inverse = Of(InverseExit, multiplet), weight = scale.From(_rows[multiplet].Offset);
        ReadOnlySpan<double> raise = _bath.Raise(multiplet), lower = _bath.Lower(multiplet);
        double sum = 0;
        for (int i = 0; i < own.Length; i++)
        {
            double bath = (i > 0 ? raise[i - 1] * own[i - 1] : 0) + (i + 1 < own.Length ? lower[i] * own[i + 1] : 0);
            sum += weight[i] * Math.Abs(inflow[i] + bath - own[i] / inverse[i]);
        }
        return sum;
    }

    // States outside the inner ones miss some origins.
    private void Gather(ReadOnlySpan<double> scaled, int multiplet, double[] p, int first, Span<double> inflow)
    {
        ReadOnlySpan<Inflow> inflows = InflowsOf(multiplet);
        (int from, int end) = (Math.Clamp(_rows[multiplet].InnerFirst - first, 0, inflow.Length), Math.Clamp(_rows[multiplet].InnerEnd - first, 0, inflow.Length));
        for (int i = 0; i < from; i++)
            inflow[i] = InflowKernels.Gather(inflows, scaled, p, first + i);
        InflowKernels.Gather(inflows, scaled, p, first + from, inflow[from..end]);
        for (int i = end; i < inflow.Length; i++)
            inflow[i] = InflowKernels.Gather(inflows, scaled, p, first + i);
    }

    private ReadOnlySpan<Inflow> InflowsOf(int multiplet) => _inflows.AsSpan(_rows[multiplet].Inflows, _rows[multiplet].InflowCount);

    /// <summary>exit_i += sum_j of the tunnelling rates out of each state of one multiplet.</summary>
    /// <param name="rates">The row of rates, or of their derivatives, not scaled.</param>
    /// <param name="multiplet">The multiplet.</param>
    /// <param name="exit">Its exit rates, added to.</param>
    public void AddExits(ReadOnlySpan<double> rates, int multiplet, Span<double> exit)
    {
        int first = _space.Multiplets[multiplet].First.Doubled;
        for (int at = _structure.NeighbourStart[multiplet]; at < _structure.NeighbourStart[multiplet + 1]; at++)
        {
            GrainStructure.Neighbour neighbour = _structure.Neighbours[at];
            for (int side = 0; side < 2; side++)
            {
                ref readonly GrainStructure.TableExtent table = ref _structure.Tables[2 * neighbour.Channel + side];
                int own = neighbour.PartnerIsLower ? table.First + table.Sigma : table.First;
                int from = table.Start + (neighbour.PartnerIsLower ? _structure.TableLength : 0);
                RowKernels.AddScaled(exit.Slice((own - first) / 2, table.Count), rates.Slice(from, table.Count), 1);
            }
        }
    }

    // Electrons leaving or entering through every link, and the bath both ways.
    private (double Largest, double Longest) InvertExits(int multiplet, Span<double> exit)
    {
        exit.Clear();
        AddExits(_rates, multiplet, exit);
        int steps = exit.Length - 1;
        RowKernels.AddScaled(exit[1..], _bath.Lower(multiplet)[..steps], 1);
        RowKernels.AddScaled(exit[..steps], _bath.Raise(multiplet)[..steps], 1);
        double largest = RowKernels.Largest(exit);
        RowKernels.Invert(exit);
        return (largest, RowKernels.Largest(exit));
    }
}
