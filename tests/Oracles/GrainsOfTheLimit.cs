namespace SpinTorque.Tests;

/// <summary>The named grains of the large-spin limit: a majority level empty at reference at zero energy, kappa = 1.</summary>
internal static class GrainsOfTheLimit
{
    /// <summary>A magnet that precesses: its published variance is off by a factor of 7 (h = -8.2, T = 1, S0 = 200, left 30, right -30).</summary>
    public static GrainModel Precessing(int spin = 200) => Grain(spin, -8.2m, 1m, 30m, -30m, 8.0);

    /// <summary>A magnet far from equilibrium on a scale of T = 0.3 (h = -1, S0 = 400, left 2, right -3).</summary>
    public static GrainModel Cold(int spin = 400) => Grain(spin, -1m, 0.3m, 2m, -3m, 8.0);

    /// <summary>Both poles stable: h = 0.1, T = 1, damping 1/S0, left 2, right -3.</summary>
    public static GrainModel Bistable(int spin) => Grain(spin, 0.1m, 1m, 2m, -3m, 1.0);

    // damping 1/(inverse S0), left rates 12 and 4, right rates 8 and 8
    private static GrainModel Grain(int spin, decimal field, decimal temperature, decimal left, decimal right, double inverse) => new()
    {
        Grain = new Grain
        {
            Spin = HalfInteger.FromInteger(spin),
            Anisotropy = 1m,
            Field = field,
            Charges = [0, 1],
            Levels = [new Level { Energy = 0m, Band = Band.Majority, Reference = 0 }],
        },
        Leads = [Models.Lead("left", left, temperature, 12, 4), Models.Lead("right", right, temperature, 8, 8)],
        Bath = new BosonBath { Damping = (DoubleDouble)1.0 / (inverse * spin), Temperature = temperature },
    };
}
