namespace SpinTorque.Tests;

/// <summary>Named grains that several tests share.</summary>
internal static class Models
{
    /// <summary>
    /// The grains of the performance yardsticks: minority levels at 1, 2, ..., majority levels at -0.4, -1.2, ... (occupied), a bath and
    /// two leads, all at T = 0.02.
    /// </summary>
    public static GrainModel Yardstick(int minority, int majority, int spin) => new()
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
                .. Enumerable.Range(1, minority).Select(level => new Level { Energy = (decimal)level, Band = Band.Minority }),
                .. Enumerable.Range(0, majority).Select(level => new Level { Energy = -0.4m - 0.8m * level, Band = Band.Majority }),
            ],
        },
        Leads = Leads(3m, 0.02m, (1.4, 0.6), (1, 1)),
        Bath = new BosonBath { Damping = 1e-4m, Temperature = 0.02m },
    };

    /// <summary>Two leads at one temperature, the right one at potential zero.</summary>
    public static Lead[] Leads(
        DoubleDouble bias, DoubleDouble temperature, (double Up, double Down) left, (double Up, double Down) right) =>
        [Lead("left", bias, temperature, left.Up, left.Down), Lead("right", 0m, temperature, right.Up, right.Down)];

    /// <summary>A lead, along the grain's axis unless an angle is given.</summary>
    public static Lead Lead(
        string name, DoubleDouble potential, DoubleDouble temperature, double up, double down, decimal angle = 0) => new()
        {
            Name = name,
            Potential = potential,
            Temperature = temperature,
            Up = up,
            Down = down,
            Angle = angle,
        };

    /// <summary>
    /// One majority level, empty at reference, at zero energy: the smallest grain that is bistable along its easy axis. Its chain of
    /// 4 S0 + 3 states without bath climbs a barrier of about kappa S0/T.
    /// </summary>
    public static GrainModel OneLevel(
        HalfInteger spin, DoubleDouble anisotropy, DoubleDouble field, DoubleDouble temperature, IReadOnlyList<Lead>? leads = null) => new()
        {
            Grain = new Grain
            {
                Spin = spin,
                Anisotropy = anisotropy,
                Field = field,
                Charges = [0, 1],
                Levels = [new Level { Energy = 0m, Band = Band.Majority, Reference = 0 }],
            },
            Leads = leads ?? Leads(0m, temperature, (1.4, 0.6), (1, 0.8)),
        };

    /// <summary>The same model with another potential of one lead.</summary>
    public static GrainModel WithPotential(this GrainModel model, int lead, DoubleDouble potential) =>
        model with { Leads = [.. model.Leads.Select((of, index) => index == lead ? of with { Potential = potential } : of)] };

    /// <summary>Every lead changed the same way.</summary>
    public static GrainModel WithLeads(this GrainModel model, Func<Lead, Lead> change) =>
        model with { Leads = [.. model.Leads.Select(change)] };
}
