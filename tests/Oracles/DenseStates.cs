namespace SpinTorque.Tests;

/// <summary>One state |{n}, S_z> written out.</summary>
internal sealed record DenseState(int[] Occupations, int Charge, int DoubledSpin, int DoubledProjection)
{
    /// <summary>A name that no other state has.</summary>
    public string Name => $"{string.Concat(Occupations)} {Charge} {DoubledSpin} {DoubledProjection}";
}

/// <summary>Every state of a grain by brute force over all occupations.</summary>
internal static class DenseStates
{
    public static List<DenseState> Of(Grain grain)
    {
        var states = new List<DenseState>();
        int core = grain.Spin.Doubled - grain.Levels.Count(level => Reference(level) == 1);
        foreach (int[] occupations in AllOccupations(grain.Levels))
        {
            int charge = occupations.Zip(grain.Levels, (n, level) => n - Reference(level)).Sum();
            if (!grain.Charges.Contains(charge))
                continue;
            int doubledSpin = core + occupations.Count(n => n == 1);
            for (int m = -doubledSpin; m <= doubledSpin; m += 2)
            {
                if (m >= grain.Hold.Minimum * doubledSpin && m <= grain.Hold.Maximum * doubledSpin && Holds(grain.Hold, doubledSpin))
                    states.Add(new DenseState(occupations, charge, doubledSpin, m));
            }
        }
        return states;
    }

    /// <summary>A state of the program written out.</summary>
    public static DenseState At(StateSpace space, int index)
    {
        GrainState state = space[index];
        int[] occupations = Occupations(space, state.Multiplet);
        return new DenseState(occupations, state.Charge, state.Spin.Doubled, state.Projection.Doubled);
    }

    /// <summary>The occupations of a multiplet.</summary>
    public static int[] Occupations(StateSpace space, int multiplet) =>
        [.. Enumerable.Range(0, space.Grain.Levels.Count).Select(level => space.Occupation(multiplet, level))];

    /// <summary>Every occupation of the levels, whatever its charge.</summary>
    public static IEnumerable<int[]> AllOccupations(IReadOnlyList<Level> levels)
    {
        IEnumerable<int[]> all = [[]];
        foreach (Level level in levels)
        {
            int[] choices = level.Band switch { Band.Minority => [1, 2], Band.Majority => [0, 1], _ => [0, 1, 2] };
            all = all.SelectMany(head => choices.Select(n => (int[])[.. head, n]));
        }
        return all;
    }

    public static int Reference(Level level) => level.Reference ?? (level.Band == Band.Both ? 0 : 1);

    // S = 0 counts as S_z/S = 0.
    private static bool Holds(SpinWindow hold, int doubledSpin) => doubledSpin > 0 || (hold.Minimum <= 0 && hold.Maximum >= 0);
}
