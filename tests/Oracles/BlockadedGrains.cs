namespace SpinTorque.Tests;

/// <summary>
/// Grains drawn from a seed in which blockade and barriers make charges, configurations and directions metastable: cold, lopsided leads, one to
/// three minority and up to three majority levels, S0 from 3 to 60, with and without a bath.
/// </summary>
internal static class BlockadedGrains
{
    private static readonly int[][] Windows = [[0, 1], [0, 1], [-1, 0, 1], [0, 1, 2], [-1, 0]];
    private static readonly decimal[] Angles = [0, 0, 0, 90, 180, 37];

    /// <summary>The grain of a seed; null where it is not sound or takes more than so many multiply-adds.</summary>
    public static MasterEquation? Of(int seed, double mostWork = 2e6)
    {
        GrainModel model = Model(seed);
        if (model.Problems().Any())
            return null;
        MasterEquation equation = MasterEquation.Assemble(model);
        return ReferenceSolution.Cost(equation.Generator()) > mostWork ? null : equation;
    }

    /// <summary>The model of a seed, sound or not.</summary>
    public static GrainModel Model(int seed)
    {
        var random = new Random(seed);
        int minority = random.Next(1, 4), majority = random.Next(0, 4);
        HalfInteger spin = HalfInteger.FromInteger((int)Math.Round(Spread(random, 3, 60)));
        DoubleDouble temperature = Temperature(random);
        Level[] levels =
        [
            .. Enumerable.Range(0, minority).Select(level => new Level { Band = Band.Minority, Energy = Number(random, 0.2, 1.5 + level) }),
            .. Enumerable.Range(0, majority).Select(level => new Level { Band = Band.Majority, Energy = Number(random, -1.5 - level, 0.5) }),
        ];
        return new GrainModel
        {
            Grain = new Grain
            {
                Spin = spin,
                Exchange = Number(random, -0.2, 0.6),
                Anisotropy = Number(random, -0.05, 0.2),
                Field = Number(random, -0.2, 0.2),
                Gate = Number(random, -2, 1.5),
                Charging = random.Next(2) == 0 ? Charging.None : new Charging { Energy = Number(random, 0, 1), Offset = Number(random, -0.5, 1) },
                Charges = Windows[random.Next(Windows.Length)],
                Levels = levels,
            },
            Leads = [Lead(random, "left", temperature, 1e-4), Lead(random, "right", temperature, 0.1)],
            Bath = random.Next(2) == 0
                ? new BosonBath { Damping = DoubleDouble.FromDecimal((decimal)Spread(random, 1e-5, 0.1)), Temperature = temperature } : null,
        };
    }

    private static Lead Lead(Random random, string name, DoubleDouble temperature, double slowest) => new()
    {
        Name = name,
        Potential = Number(random, -2, 2),
        Temperature = random.Next(4) == 0 ? Temperature(random) : temperature,
        Up = new TunnellingRates(Spread(random, slowest, 2)),
        Down = new TunnellingRates(Spread(random, slowest, 2)),
        Angle = Angles[random.Next(Angles.Length)],
    };

    private static DoubleDouble Temperature(Random random) => DoubleDouble.FromDecimal(Math.Round((decimal)Spread(random, 0.002, 0.2), 5));

    private static DoubleDouble Number(Random random, double from, double to) =>
        DoubleDouble.FromDecimal(Math.Round((decimal)(from + (to - from) * random.NextDouble()), 4));

    // Even in the logarithm.
    private static double Spread(Random random, double from, double to) =>
        Math.Round(Math.Exp(Math.Log(from) + Math.Log(to / from) * random.NextDouble()), 6);
}
