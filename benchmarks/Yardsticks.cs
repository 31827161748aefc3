namespace SpinTorque.Benchmarks;

/// <summary>The grains that every benchmark runs on. Minority levels lie at 1, 2, 3, ..., majority levels at -0.4, -1.2, -2.0, ...</summary>
public static class Yardsticks
{
    /// <summary>One minority level on a spin of 1000: 4,001 states, half-bandwidth 3.</summary>
    public const string OneLevel = "1+0 S0=1000";

    /// <summary>Three minority and two majority levels on a spin of 1000: 39,970 states.</summary>
    public const string FiveLevels = "3+2 S0=1000";

    /// <summary>Four minority and four majority levels on a spin of 1000: 251,622 states.</summary>
    public const string EightLevels = "4+4 S0=1000";

    /// <summary>One Anderson level without a core: 4 states.</summary>
    public const string QuantumDot = "4-state dot";

    /// <summary>The yardstick of a name.</summary>
    public static GrainModel Of(string name) => name switch
    {
        OneLevel => Magnet(minority: 1, majority: 0, spin: 1000),
        FiveLevels => Magnet(minority: 3, majority: 2, spin: 1000),
        EightLevels => Magnet(minority: 4, majority: 4, spin: 1000),
        QuantumDot => Dot(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such yardstick."),
    };

    /// <summary>The grain of so many minority and majority levels at gate -0.6 and T = 0.02.</summary>
    public static GrainModel Magnet(int minority, int majority, int spin) => new()
    {
        Grain = new Grain
        {
            Spin = HalfInteger.FromInteger(spin),
            Exchange = 0.3m,
            Anisotropy = 0.02m,
            Field = 0.05m,
            Gate = -0.6m,
            Charges = [0, 1],
            Levels =
            [
                .. Enumerable.Range(0, minority).Select(i => new Level { Energy = 1.0 + i, Band = Band.Minority }),
                .. Enumerable.Range(0, majority).Select(i => new Level { Energy = -0.4m - 0.8m * i, Band = Band.Majority }),
            ],
        },
        Leads = Leads(potential: 3.0m),
        Bath = new BosonBath { Damping = 1e-4m, Temperature = 0.02m },
    };

    private static GrainModel Dot() => new()
    {
        Grain = new Grain
        {
            Spin = HalfInteger.FromInteger(0),
            Exchange = 0.3m,
            Field = 0.05m,
            Charging = new Charging { Energy = 0.4m, Offset = 1.0 },
            Charges = [0, 1, 2],
            Levels = [new Level { Energy = 0.0, Band = Band.Both }],
        },
        Leads = Leads(potential: 0.6m),
    };

    private static Lead[] Leads(DoubleDouble potential) =>
    [
        new() { Name = "left", Potential = potential, Temperature = 0.02m, Up = 1.4, Down = 0.6 },
        new() { Name = "right", Potential = 0.0, Temperature = 0.02m, Up = 1.0, Down = 1.0 },
    ];
}
