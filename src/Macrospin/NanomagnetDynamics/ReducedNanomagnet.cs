namespace SpinTorque;

/// <summary>
/// A magnet with one active level between a lead at bias V and one whose potential lies far below, in reduced units [PW 51]:
/// field H = h/(2 kappa), bias V = (mu_L - eps)/kappa, temperature T/kappa, rates in units of 8 S0 alpha kappa. Then
/// <code>u' = (1 - u^2) [ H + u + ((1 - q) f_up - (1 + q) f_dn)/(1 + q eta u) ]</code> in time units of 1/(2 alpha kappa).
/// </summary>
public sealed record ReducedNanomagnet
{
    // A potential that no level lies below.
    private const double FarBelow = -1e9;

    /// <summary>eta, +1 for a majority and -1 for a minority level.</summary>
    public int SpinChange { get; init; } = 1;

    /// <summary>Rate of the biased lead for spin up.</summary>
    public required double LeftUp { get; init; }

    /// <summary>Rate of the biased lead for spin down.</summary>
    public required double LeftDown { get; init; }

    /// <summary>Rate of the empty lead for spin up.</summary>
    public required double RightUp { get; init; }

    /// <summary>Rate of the empty lead for spin down.</summary>
    public required double RightDown { get; init; }

    /// <summary>Temperature over kappa; zero allowed.</summary>
    public double Temperature { get; init; }

    /// <summary>The torque asymmetry q.</summary>
    public double TorqueAsymmetry => (LeftUp - LeftDown + RightUp - RightDown) / (LeftUp + LeftDown + RightUp + RightDown);

    /// <summary>Theta = (1 - q) Gamma_L^up - (1 + q) Gamma_L^dn: the torque with both channels of the biased lead open.</summary>
    public double Theta => (1 - TorqueAsymmetry) * LeftUp - (1 + TorqueAsymmetry) * LeftDown;

    /// <summary>
    /// (1 - q)^2/q, (1 - q^2)/q and (1 + q)^2/q: where Theta passes them another region appears. Infinite at q = 0, where none does.
    /// </summary>
    public IReadOnlyList<double> Thresholds => TorqueAsymmetry is var q && q == 0
        ? [double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity]
        : [(1 - q) * (1 - q) / q, (1 - q * q) / q, (1 + q) * (1 + q) / q];

    /// <summary>The equation of motion at a field H and a bias V: kappa = 1, alpha = 1/(8 S0), so that rates are in the reduced unit.</summary>
    /// <param name="field">H = h/(2 kappa).</param>
    /// <param name="bias">V = (mu_L - eps)/kappa.</param>
    /// <param name="spin">S0; the fixed points do not depend on it.</param>
    public NanomagnetEquation At(double field, double bias, double spin = 1) => new()
    {
        Spin = spin,
        SpinChange = SpinChange,
        Anisotropy = 1,
        Field = 2 * field,
        Damping = 1 / (8 * spin),
        BathTemperature = Temperature,
        Leads = [new MacrospinLead("left", bias, Temperature, LeftUp, LeftDown), new MacrospinLead("right", FarBelow, Temperature, RightUp, RightDown)],
    };

    /// <summary>
    /// The chain of the same magnet: spin S0, one level at energy zero, kappa = 1, alpha = 1/(8 S0), the empty lead's potential farther below
    /// every channel than the temperature reaches.
    /// </summary>
    /// <param name="field">H.</param>
    /// <param name="bias">V.</param>
    /// <param name="spin">S0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is zero, which no chain has.</exception>
    public GrainModel ChainAt(double field, double bias, HalfInteger spin)
    {
        double below = -(Math.Abs(bias) + 2 * Math.Abs(field) + 4 + 60 * Temperature);
        var level = SpinChange > 0 ? new Level { Energy = 0, Band = Band.Majority, Reference = 0 } : new Level { Energy = 0, Band = Band.Minority };
        return new GrainModel
        {
            Grain = new Grain { Spin = spin, Anisotropy = 1, Field = 2 * field, Charges = [0, 1], Levels = [level] },
            Leads =
            [
                new Lead { Name = "left", Potential = bias, Temperature = Temperature, Up = LeftUp, Down = LeftDown },
                new Lead { Name = "right", Potential = below, Temperature = Temperature, Up = RightUp, Down = RightDown },
            ],
            Bath = new BosonBath { Damping = 1 / (8 * spin.Value), Temperature = Temperature },
        };
    }
}
