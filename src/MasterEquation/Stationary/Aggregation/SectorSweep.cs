namespace SpinTorque;

/// <summary>
/// One sweep over each charge sector. Tunnelling joins charge N only to N +- 1, so with the other sector fixed every multiplet is balanced on its
/// own: in any order, on any number of threads, with the same bits.
/// </summary>
internal sealed class SectorSweep
{
    private const int Ahead = 4;                // multiplets whose rows are asked for before their turn
    private const int PiecesPerThread = 8;      // into which a sector is cut

    private readonly StateSpace _space;
    private readonly MatrixFreeGenerator _generator;
    private readonly ThreadTeam _team;
    private readonly int[][] _sectors;          // multiplets of even and of odd charge
    private readonly int _longest;
    private bool _upwards;

    public SectorSweep(StateSpace space, MatrixFreeGenerator generator, ThreadTeam team)
    {
        (_space, _generator, _team) = (space, generator, team);
        _sectors = [Sector(0), Sector(1)];
        _longest = space.Multiplets.Max(multiplet => multiplet.Count);
    }

    /// <summary>Goes up first again.</summary>
    public void Begin() => _upwards = false;

    /// <summary>Solves (Q v)_i = source_i for each v_i in turn, along S_z up and down alternately.</summary>
    /// <param name="vector">v, relative to the scale that the generator took on last.</param>
    /// <param name="source">Right-hand side, relative to the scale; null for zero.</param>
    /// <param name="weights">The scale.</param>
    /// <param name="factor">How far each v_i goes towards that solution; 1 for just there.</param>
    /// <returns>By how much the solutions differ from what was there, summed.</returns>
    public double Run(double[] vector, double[]? source, double[] weights, double factor)
    {
        _upwards = !_upwards;
        var stepped = new SteppedRow(weights);
        return Sweep(_sectors[0], vector, source, stepped, factor) + Sweep(_sectors[1], vector, source, stepped, factor);
    }

    /// <summary>Does something for every multiplet, with room for as many numbers as it has states.</summary>
    public void Each(MultipletAction action) => Each(_space.Multiplets.Count, (multiplet, room) => action(multiplet, room[.._space.Multiplets[multiplet].Count]));

    // All multiplets take a short run of S_z before any takes the next, so that the rows they read stay in cache.
    private double Sweep(int[] sector, double[] vector, double[]? source, SteppedRow weights, double factor)
    {
        var changes = new double[sector.Length];
        int pieces = _team.Threads == 1 ? 1 : PiecesPerThread * _team.Threads;
        _team.ForSteps(pieces, _generator.Runs, 2 * InflowKernels.Run, (piece, step, room) =>
        {
            (int run, int end) = (_upwards ? step : _generator.Runs - 1 - step, Share(sector.Length, piece + 1, pieces));
            for (int index = Share(sector.Length, piece, pieces); index < end; index++)
            {
                if (index + Ahead < end)
                    _generator.Fetch(sector[index + Ahead], run, vector);
                changes[index] += Relax(sector[index], run, vector, source, weights, factor, room);
            }
        });
        return changes.Sum();
    }

    private double Relax(int multiplet, int run, double[] vector, double[]? source, SteppedRow weights, double factor, Span<double> room)
    {
        if (factor == 1)
            return _generator.Relax(multiplet, run, vector, source, weights, _upwards, room);
        (int first, int end) = _generator.States(multiplet, run);
        Span<double> own = _generator.Of(vector, multiplet)[first..end], before = room[^own.Length..];
        own.CopyTo(before);
        double change = _generator.Relax(multiplet, run, vector, source, weights, _upwards, room);
        OverRelaxation.Apply(own, before, factor, positive: source is null);
        return change;
    }

    private static int Share(int count, int piece, int pieces) => (int)((long)count * piece / pieces);

    private void Each(int count, MultipletAction action) => _team.For(count, _longest, (index, room) =>
    {
        action(index, room);
    });

    private int[] Sector(int parity) =>
        [.. Enumerable.Range(0, _space.Multiplets.Count).Where(multiplet => (_space.Multiplets[multiplet].Charge & 1) == parity)];
}
