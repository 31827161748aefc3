namespace SpinTorque;

/// <summary>
/// Every configuration {n_alpha} of one set of levels, charge by charge, in lexicographic order, with the rank of any of them by
/// counting: no table of configurations is searched.
/// </summary>
/// <remarks>
/// ways[a, r] is the number of occupations of levels a, a+1, ... with excess r. Enumeration is linear in what it returns, since the
/// excess of a suffix takes every integer between its bounds; a rank costs the number of levels.
/// </remarks>
internal sealed class ConfigurationSpace
{
    // A count is only compared with the largest index; saturating keeps it positive.
    private const long Many = long.MaxValue / 4;

    private readonly IReadOnlyList<Level> _levels;
    private readonly int[] _leastExcess;    // of levels a, a+1, ...
    private readonly long[][] _ways;

    public ConfigurationSpace(IReadOnlyList<Level> levels)
    {
        _levels = levels;
        _leastExcess = new int[levels.Count + 1];
        _ways = new long[levels.Count + 1][];
        _ways[^1] = [1];
        for (int a = levels.Count - 1; a >= 0; a--)
        {
            Level level = levels[a];
            int least = level.MinOccupation - level.ReferenceOccupation;
            int choices = level.MaxOccupation - level.MinOccupation + 1;
            _leastExcess[a] = _leastExcess[a + 1] + least;
            var ways = new long[_ways[a + 1].Length + choices - 1];
            for (int r = 0; r < ways.Length; r++)
            {
                for (int n = 0; n < choices; n++)
                    ways[r] = Math.Min(Many, ways[r] + Ways(a + 1, r - n));
            }
            _ways[a] = ways;
        }
    }

    /// <summary>How many configurations have this excess charge; saturates at 2^61.</summary>
    public long Count(int excess) => Ways(0, excess - _leastExcess[0]);

    /// <summary>All configurations of one excess charge, packed.</summary>
    public PackedConfigurations Enumerate(int excess)
    {
        int count = checked((int)Count(excess));
        var packed = new PackedConfigurations(_levels.Count, count);
        if (count == 0)
            return packed;
        var occupations = new byte[_levels.Count];
        FillSmallest(occupations, 0, excess);
        packed.Set(0, occupations);
        for (int rank = 1; rank < count; rank++)
        {
            Advance(occupations);
            packed.Set(rank, occupations);
        }
        return packed;
    }

    /// <summary>Position of a configuration among those of its charge.</summary>
    public int Rank(ReadOnlySpan<byte> occupations)
    {
        int remaining = 0;
        for (int a = 0; a < _levels.Count; a++)
            remaining += occupations[a] - _levels[a].ReferenceOccupation;
        remaining -= _leastExcess[0];
        long rank = 0;
        for (int a = 0; a < _levels.Count; a++)
        {
            int above = occupations[a] - _levels[a].MinOccupation;
            for (int n = 0; n < above; n++)
                rank += Ways(a + 1, remaining - n);
            remaining -= above;
        }
        return (int)rank;
    }

    // Number of completions of the suffix from level a whose excess is r above its least one.
    private long Ways(int a, int r) => r >= 0 && r < _ways[a].Length ? _ways[a][r] : 0;

    // Lexicographically smallest occupations of levels from a on with the given excess.
    private void FillSmallest(Span<byte> occupations, int a, int excess)
    {
        int remaining = excess - _leastExcess[a];
        for (; a < _levels.Count; a++)
        {
            int above = Math.Max(0, remaining - (_ways[a + 1].Length - 1));
            occupations[a] = (byte)(_levels[a].MinOccupation + above);
            remaining -= above;
        }
    }

    // The next configuration of the same charge: raise the last level that can be, with the suffix after it refilled.
    private void Advance(Span<byte> occupations)
    {
        int suffix = 0;
        for (int a = _levels.Count - 1; a >= 0; a--)
        {
            bool raisable = occupations[a] < _levels[a].MaxOccupation && suffix - _leastExcess[a + 1] > 0;
            if (raisable)
            {
                occupations[a]++;
                FillSmallest(occupations, a + 1, suffix - 1);
                return;
            }
            suffix += occupations[a] - _levels[a].ReferenceOccupation;
        }
    }
}
