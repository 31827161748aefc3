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
    private readonly double[] _rates;           // the row of all rates
    private readonly double[] _scaled;          // the same times scale(origin)/scale(destination)

    public MatrixFreeGenerator(GrainStructure structure, RateTables<Plain> tables, ParallelOptions parallel)
    {
        (_structure, _space) = (structure, structure.Space);
        _rates = MemoryMarshal.Cast<Plain, double>(tables.All).ToArray();
        _scaled = new double[_rates.Length];
        Start = new int[_space.Multiplets.Count];
        int start = 0;
        for (int multiplet = 0; multiplet < Start.Length; multiplet++)
        {
            Start[multiplet] = start;
            start += _space.Multiplets[multiplet].Count;
        }
        InverseExit = new double[start];
        Parallel.For(0, Start.Length, parallel, multiplet => InvertExits(multiplet, Of(InverseExit, multiplet)));
    }

    /// <summary>First place of each multiplet in a vector.</summary>
    public int[] Start { get; }

    /// <summary>One over the exit rate of each state; infinite where a state is never left.</summary>
    public double[] InverseExit { get; }

    /// <summary>Rates of electrons entering, then leaving, then of the bath, as <see cref="RateTables{T}.All"/>.</summary>
    public ReadOnlySpan<double> Rates => _rates;

    /// <summary>A multiplet's part of a vector.</summary>
    public Span<double> Of(double[] vector, int multiplet) => vector.AsSpan(Start[multiplet], _space.Multiplets[multiplet].Count);

    /// <summary>Takes on a scale for every 2 S_z, from the lowest.</summary>
    public void Rescale(ReadOnlySpan<Extended> scale) => Rescale(_rates, scale, _scaled);

    /// <summary>A row of rates, or of their derivatives, times scale(origin)/scale(destination).</summary>
    /// <param name="rates">The row, laid out as <see cref="Rates"/>.</param>
    /// <param name="scale">The scale of every 2 S_z, from the lowest.</param>
    /// <param name="scaled">Result, of the same length.</param>
    public void Rescale(ReadOnlySpan<double> rates, ReadOnlySpan<Extended> scale, Span<double> scaled)
    {
        int lowest = _space.LowestDoubledProjection, length = _structure.TableLength;
        foreach (ref readonly GrainStructure.TableExtent table in _structure.Tables.AsSpan())
        {
            for (int i = 0; i < table.Count; i++)
            {
                int m = table.First + 2 * i - lowest, at = table.Start + i;
                (scaled[at], scaled[length + at]) = Ratios(scale[m], scale[m + table.Sigma], rates[at], rates[length + at]);
            }
        }
        int projections = _structure.ProjectionCount;
        for (int spin = 0; spin < _structure.Spins.Length; spin++)
        {
            int start = _structure.BathStart(spin);
            for (int m = 0; m + 2 < projections; m++)
            {
                (scaled[start + m], scaled[start + projections + m]) =
                    Ratios(scale[m], scale[m + 2], rates[start + m], rates[start + projections + m]);
            }
        }
    }

    /// <summary>inflow_i = sum_j Q_ij p_j over the tunnelling events into one multiplet.</summary>
    public void Gather(int multiplet, double[] p, Span<double> inflow) => Gather(_scaled, multiplet, p, inflow);

    /// <summary>The same with another row of rates, already scaled.</summary>
    public void Gather(ReadOnlySpan<double> scaled, int multiplet, double[] p, Span<double> inflow)
    {
        inflow.Clear();
        int first = _space.Multiplets[multiplet].First.Doubled;
        for (int at = _structure.NeighbourStart[multiplet]; at < _structure.NeighbourStart[multiplet + 1]; at++)
        {
            GrainStructure.Neighbour neighbour = _structure.Neighbours[at];
            ReadOnlySpan<double> from = Of(p, neighbour.Partner);
            int fromFirst = _space.Multiplets[neighbour.Partner].First.Doubled;
            for (int side = 0; side < 2; side++)
            {
                ref readonly GrainStructure.TableExtent table = ref _structure.Tables[2 * neighbour.Channel + side];
                int without = table.First, with = table.First + table.Sigma;
                (int target, int origin) = neighbour.PartnerIsLower ? (with, without) : (without, with);
                int rates = table.Start + (neighbour.PartnerIsLower ? 0 : _structure.TableLength);
                RowKernels.AddProducts(
                    inflow.Slice((target - first) / 2, table.Count), scaled.Slice(rates, table.Count), from.Slice((origin - fromFirst) / 2, table.Count));
            }
        }
    }

    /// <summary>
    /// Balances one multiplet against its inflow, p_i = (inflow_i + bath from S_z +- 1)/exit_i, one state after another.
    /// </summary>
    /// <param name="multiplet">The multiplet.</param>
    /// <param name="p">The vector, updated.</param>
    /// <param name="inflow">Tunnelling inflow, less a source if there is one.</param>
    /// <param name="scale">Weight of each 2 S_z, from the lowest.</param>
    /// <param name="upwards">Whether by rising S_z.</param>
    /// <returns>By how much the multiplet's probabilities changed, summed.</returns>
    public double Relax(int multiplet, double[] p, ReadOnlySpan<double> inflow, ReadOnlySpan<double> scale, bool upwards)
    {
        double change = 0;
        int first = _space.Multiplets[multiplet].First.Doubled - _space.LowestDoubledProjection;
        Span<double> own = Of(p, multiplet);
        ReadOnlySpan<double> inverse = Of(InverseExit, multiplet);
        BathRates bath = Bath(multiplet, _scaled);
        for (int step = 0; step < own.Length; step++)
        {
            int i = upwards ? step : own.Length - 1 - step;
            double balanced = (inflow[i] + bath.Into(own, i)) * inverse[i];
            change += scale[first + 2 * i] * Math.Abs(balanced - own[i]);
            own[i] = balanced;
        }
        return change;
    }

    /// <summary>Flow along a link and against it, summed over S_z and spin.</summary>
    /// <param name="link">The link.</param>
    /// <param name="rates">The row of rates, not scaled.</param>
    /// <param name="p">The vector.</param>
    /// <param name="scale">Weight of each 2 S_z, from the lowest.</param>
    public (double Up, double Down) Flow(TunnellingLink link, ReadOnlySpan<double> rates, double[] p, ReadOnlySpan<double> scale)
    {
        ReadOnlySpan<double> lower = Of(p, link.Lower), upper = Of(p, link.Upper);
        int lowerFirst = _space.Multiplets[link.Lower].First.Doubled, upperFirst = _space.Multiplets[link.Upper].First.Doubled;
        double up = 0, down = 0;
        for (int side = 0; side < 2; side++)
        {
            ref readonly GrainStructure.TableExtent table = ref _structure.Tables[2 * link.Channel + side];
            for (int i = 0; i < table.Count; i++)
            {
                int m = table.First + 2 * i, n = m + table.Sigma;
                up += rates[table.Start + i] * lower[(m - lowerFirst) / 2] * scale[m - _space.LowestDoubledProjection];
                down += rates[_structure.TableLength + table.Start + i] * upper[(n - upperFirst) / 2] * scale[n - _space.LowestDoubledProjection];
            }
        }
        return (up, down);
    }

    /// <summary>sum_i scale_i p_i over one multiplet.</summary>
    public double Total(int multiplet, double[] p, ReadOnlySpan<double> scale)
    {
        ReadOnlySpan<double> own = Of(p, multiplet);
        int first = _space.Multiplets[multiplet].First.Doubled - _space.LowestDoubledProjection;
        double sum = 0;
        for (int i = 0; i < own.Length; i++)
            sum += own[i] * scale[first + 2 * i];
        return sum;
    }

    /// <summary>sum_i scale_i |p_i| over one multiplet.</summary>
    public double Size(int multiplet, double[] p, ReadOnlySpan<double> scale)
    {
        ReadOnlySpan<double> own = Of(p, multiplet);
        int first = _space.Multiplets[multiplet].First.Doubled - _space.LowestDoubledProjection;
        double sum = 0;
        for (int i = 0; i < own.Length; i++)
            sum += Math.Abs(own[i]) * scale[first + 2 * i];
        return sum;
    }

    /// <summary>sum_i scale_i |(Q p)_i| over one multiplet, in units of the scale given.</summary>
    public double Defect(int multiplet, double[] p, ReadOnlySpan<double> inflow, ReadOnlySpan<double> scale)
    {
        ReadOnlySpan<double> own = Of(p, multiplet), inverse = Of(InverseExit, multiplet);
        BathRates bath = Bath(multiplet, _scaled);
        int first = _space.Multiplets[multiplet].First.Doubled - _space.LowestDoubledProjection;
        double sum = 0;
        for (int i = 0; i < own.Length; i++)
            sum += scale[first + 2 * i] * Math.Abs(inflow[i] + bath.Into(own, i) - own[i] / inverse[i]);
        return sum;
    }

    private BathRates Bath(int multiplet, double[] rates)
    {
        Multiplet of = _space.Multiplets[multiplet];
        if (_structure.Spins.Length == 0)
            return default;
        int start = _structure.BathStart(Array.BinarySearch(_structure.Spins, of.Spin.Doubled)) + of.First.Doubled - _space.LowestDoubledProjection;
        int length = Math.Max(0, 2 * of.Count - 2);
        return new BathRates { Raise = rates.AsSpan(start, length), Lower = rates.AsSpan(start + _structure.ProjectionCount, length) };
    }

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
    private void InvertExits(int multiplet, Span<double> exit)
    {
        AddExits(_rates, multiplet, exit);
        if (_structure.Spins.Length > 0)
        {
            BathRates bath = Bath(multiplet, _rates);
            for (int i = 0; i + 1 < exit.Length; i++)
            {
                exit[i] += bath.Raise[2 * i];
                exit[i + 1] += bath.Lower[2 * i];
            }
        }
        for (int i = 0; i < exit.Length; i++)
            exit[i] = 1 / exit[i];
    }

    private static (double Forward, double Backward) Ratios(Extended origin, Extended destination, double forward, double backward)
    {
        if (origin.IsZero || destination.IsZero)
            return (forward, backward);
        double ratio = (origin / destination).ToDouble();
        return (forward * ratio, backward / ratio);
    }

    // Rates of the bath along one multiplet, by 2 S_z of the lower state: entries two apart belong to it.
    private readonly ref struct BathRates
    {
        public ReadOnlySpan<double> Raise { get; init; }

        public ReadOnlySpan<double> Lower { get; init; }

        public double Into(ReadOnlySpan<double> own, int i)
        {
            double below = i > 0 && !Raise.IsEmpty ? Raise[2 * (i - 1)] * own[i - 1] : 0;
            return i + 1 < own.Length && !Lower.IsEmpty ? below + Lower[2 * i] * own[i + 1] : below;
        }
    }
}
