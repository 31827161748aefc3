namespace SpinTorque.Tests;

/// <summary>Grains with one active level that changes between two occupations, drawn from a seed.</summary>
internal static class OneLevelGrains
{
    /// <summary>A sound model of either band, with or without bath, out of equilibrium.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="spin">S0.</param>
    /// <param name="bath">Whether there is one; S0 alpha is drawn between 0.002 and 0.02 of the rates.</param>
    public static GrainModel Model(int seed, int spin, bool bath)
    {
        var random = new Random(seed);
        Level level = random.Next(3) switch
        {
            0 => new Level { Energy = Number(random, -0.5, 0.5), Band = Band.Minority },
            1 => new Level { Energy = Number(random, -0.5, 0.5), Band = Band.Majority, Reference = 0 },
            _ => new Level { Energy = Number(random, -0.5, 0.5), Band = Band.Majority, Reference = 1 },
        };
        DoubleDouble temperature = Number(random, 0.7, 2);
        return new GrainModel
        {
            Grain = new Grain
            {
                Spin = HalfInteger.FromInteger(spin),
                Exchange = Number(random, 0, 1),
                Anisotropy = Number(random, -0.5, 0.5),
                Field = Number(random, -0.5, 0.5),
                Gate = Number(random, -0.3, 0.3),
                Charging = new Charging { Energy = Number(random, 0, 0.3), Offset = Number(random, -0.5, 0.5) },
                Charges = level.ReferenceOccupation > level.MinOccupation ? [-1, 0] : [0, 1],
                Levels = [level],
            },
            Leads = Models.Leads(
                Number(random, -1.5, 1.5), temperature, (Rate(random), Rate(random)), (Rate(random), Rate(random))),
            Bath = bath ? new BosonBath { Damping = Number(random, 0.002, 0.02) / (double)spin, Temperature = temperature } : null,
        };
    }

    private static double Rate(Random random) => Number(random, 0.3, 1.5).High;

    // Three decimals, as in a model file.
    private static DoubleDouble Number(Random random, double from, double to) =>
        DoubleDouble.FromDecimal(Math.Round((decimal)(from + (to - from) * random.NextDouble()), 3));
}
