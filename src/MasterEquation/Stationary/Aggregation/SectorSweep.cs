namespace SpinTorque;

/// <summary>
/// One sweep over each charge sector. Tunnelling joins charge N only to N +- 1, so with the other sector fixed every multiplet is balanced on its
/// own: in any order, on any number of threads, with the same bits.
/// </summary>
internal sealed class SectorSweep
{
    private readonly StateSpace _space;
    private readonly MatrixFreeGenerator _generator;
    private readonly ParallelOptions _parallel;
    private readonly int[][] _sectors;          // multiplets of even and of odd charge
    private readonly int _longest;
    private bool _upwards;

    public SectorSweep(StateSpace space, MatrixFreeGenerator generator, ParallelOptions parallel)
    {
        (_space, _generator, _parallel) = (space, generator, parallel);
        _sectors = [Sector(0), Sector(1)];
        _longest = space.Multiplets.Max(multiplet => multiplet.Count);
    }

    /// <summary>Solves (Q v)_i = source_i for each v_i in turn, along S_z up and down alternately.</summary>
    /// <param name="vector">v, relative to the scale that the generator took on last.</param>
    /// <param name="source">Right-hand side, relative to the scale; null for zero.</param>
    /// <param name="weights">The scale.</param>
    /// <returns>By how much the vector changed, summed.</returns>
    public double Run(double[] vector, double[]? source, double[] weights)
    {
        _upwards = !_upwards;
        return _sectors.Sum(sector => Sweep(sector, vector, source, weights));
    }

    /// <summary>Does something for every multiplet, with room for as many numbers as it has states.</summary>
    public void Each(MultipletAction action) => Each(_space.Multiplets.Count, (multiplet, room) => action(multiplet, room[.._space.Multiplets[multiplet].Count]));

    private double Sweep(int[] sector, double[] vector, double[]? source, double[] weights)
    {
        var changes = new double[sector.Length];
        Each(sector.Length, (index, room) =>
        {
            int multiplet = sector[index];
            Span<double> inflow = room[.._space.Multiplets[multiplet].Count];
            _generator.Gather(multiplet, vector, inflow);
            if (source is not null)
                RowKernels.AddScaled(inflow, _generator.Of(source, multiplet), -1);
            changes[index] = _generator.Relax(multiplet, vector, inflow, weights, _upwards);
        });
        return changes.Sum();
    }

    private void Each(int count, MultipletAction action) => Parallel.For(0, count, _parallel, () => new double[_longest], (index, _, room) =>
    {
        action(index, room);
        return room;
    }, static _ => { });

    private int[] Sector(int parity) =>
        [.. Enumerable.Range(0, _space.Multiplets.Count).Where(multiplet => (_space.Multiplets[multiplet].Charge & 1) == parity)];
}
