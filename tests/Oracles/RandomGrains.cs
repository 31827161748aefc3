namespace SpinTorque.Tests;

/// <summary>
/// Grains drawn from a seed over everything a model may hold: bands, references, charges, windows, leads, angles, bath, rates per level.
/// </summary>
internal static class RandomGrains
{
    private static readonly double[] Spins = [0, 0.5, 1, 1.5, 2, 2.5, 3, 5, 10];
    private static readonly decimal[] Temperatures = [0.02m, 0.05m, 0.1m, 0.3m, 1m];
    private static readonly decimal[] Angles = [0, 0, 0, 30, 60, 90, 117.5m, 180, 270, -45];

    /// <summary>A sound model of at most so many states.</summary>
    public static GrainModel Model(int seed, int mostStates = 36)
    {
        var random = new Random(seed);
        while (true)
        {
            Grain grain = Grain(random);
            if (grain.Problems().Any())
                continue;
            List<DenseState> states = DenseStates.Of(grain);
            if (states.Count < 3 || states.Count > mostStates || !Connected(states))
                continue;
            return new GrainModel
            {
                Grain = grain,
                Leads = [.. Enumerable.Range(0, random.Next(1, 4)).Select(lead => Lead(random, lead, grain.Levels.Count))],
                Bath = grain.Spin.Doubled > 0 && random.Next(2) == 0
                    ? new BosonBath { Damping = Number(random, 0.001, 0.1), Temperature = Pick(random, Temperatures) } : null,
                MatrixElements = random.Next(4) == 0 ? MatrixElements.Published : MatrixElements.Exact,
            };
        }
    }

    /// <summary>The same model with every lead and the bath at one temperature and the leads at one potential.</summary>
    public static GrainModel Equilibrium(GrainModel model, DoubleDouble temperature, DoubleDouble potential) => model with
    {
        Leads = [.. model.Leads.Select(lead => lead with { Temperature = temperature, Potential = potential })],
        Bath = model.Bath is { } bath ? bath with { Temperature = temperature } : null,
    };

    // Electrons alone join all states, each step both ways.
    private static bool Connected(List<DenseState> states)
    {
        var goes = new bool[states.Count, states.Count];
        for (int lower = 0; lower < states.Count; lower++)
        {
            for (int upper = 0; upper < states.Count; upper++)
            {
                bool joined = Math.Abs(states[upper].DoubledProjection - states[lower].DoubledProjection) == 1
                    && DenseEvents.LevelEntered(states[lower], states[upper]) >= 0;
                goes[lower, upper] |= joined;
                goes[upper, lower] |= joined;
            }
        }
        return Reachability.ClosedClasses(goes).Count == 1;
    }

    private static Grain Grain(Random random)
    {
        HalfInteger.TryFrom(Pick(random, Spins), out HalfInteger spin);
        var levels = new Level[random.Next(1, 4)];
        for (int level = 0; level < levels.Length; level++)
        {
            Band band = Pick(random, (Band[])[Band.Minority, Band.Majority, Band.Both]);
            int? reference = band switch { Band.Minority => null, Band.Majority => random.Next(2), _ => random.Next(3) };
            levels[level] = new Level { Band = band, Reference = reference, Energy = Number(random, -1.5, 1.5) };
        }
        return new Grain
        {
            Spin = spin,
            Exchange = Number(random, -0.5, 1),
            Anisotropy = spin.Doubled == 0 ? DoubleDouble.Zero : Number(random, -0.1, 0.3),
            Field = Number(random, -0.3, 0.3),
            Gate = Number(random, -0.5, 0.5),
            Charging = random.Next(2) == 0
                ? Charging.None : new Charging { Energy = Number(random, 0, 1), Offset = Number(random, -0.5, 1) },
            Charges = Pick(random, (int[][])[[0, 1], [1, 0], [-1, 0], [-1, 0, 1], [0, 1, 2], [-2, -1, 0, 1]]),
            Hold = random.Next(2) == 0 ? SpinWindow.All : Pick(random, (SpinWindow[])[new(0.2m, 1), new(-1, 0.5m), new(-0.5m, 0.5m)]),
            Levels = levels,
        };
    }

    private static Lead Lead(Random random, int index, int levels) => new()
    {
        Name = ((string[])["left", "right", "tip"])[index],
        Potential = Number(random, -1.5, 1.5),
        Temperature = Pick(random, Temperatures),
        Up = Rates(random, levels),
        Down = Rates(random, levels),
        Angle = Pick(random, Angles),
    };

    private static TunnellingRates Rates(Random random, int levels) => random.Next(3) == 0
        ? new TunnellingRates(Enumerable.Range(0, levels).Select(_ => Number(random, 0.1, 2).High))
        : new TunnellingRates(Number(random, 0.1, 2).High);

    // Three decimals, as in a model file.
    private static DoubleDouble Number(Random random, double from, double to) =>
        DoubleDouble.FromDecimal(Math.Round((decimal)(from + (to - from) * random.NextDouble()), 3));

    private static TItem Pick<TItem>(Random random, TItem[] items) => items[random.Next(items.Length)];
}
