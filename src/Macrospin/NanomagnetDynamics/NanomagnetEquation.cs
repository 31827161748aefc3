namespace SpinTorque;

/// <summary>
/// The nanomagnet-dynamics equation of a grain with one active level [PW 24b], in the limit of large spin:
/// <code>du/dt = R(u) = (1 - u^2) [ alpha (h + 2 kappa u) + ((1 - q) f_up - (1 + q) f_dn) / (4 S0 (1 + q eta u)) ],  u = S_z/S,
/// f_s = sum_a Gamma_a^s f((x_s - mu_a)/T_a),  x_s = eps - kappa s u - h s/2,  q = sum_a (Gamma_a^up - Gamma_a^dn)/Gamma.</code>
/// Temperatures may be zero; R then jumps where a channel opens.
/// </summary>
public sealed record NanomagnetEquation
{
    /// <summary>Spin S0 that divides anisotropy and damping; above zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite or not above zero.</exception>
    public required double Spin { get; init => field = Require.Positive(value); }

    /// <summary>eta: +1 where the electron raises the grain's spin (majority level), -1 where it lowers it (minority level).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is neither.</exception>
    public required int SpinChange
    {
        get;
        init => field = value is 1 or -1 ? value : throw new ArgumentOutOfRangeException(nameof(SpinChange), value, "It must be 1 or -1.");
    }

    /// <summary>Uniaxial anisotropy kappa, energy unit; finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public double Anisotropy { get; init => field = Require.Finite(value); }

    /// <summary>Field h along the easy axis, energy unit; finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public double Field { get; init => field = Require.Finite(value); }

    /// <summary>eps: the level's addition energy with the exchange absorbed, gate and charging included; finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public double LevelEnergy { get; init => field = Require.Finite(value); }

    /// <summary>Damping alpha of the bath; not negative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Damping { get; init => field = Require.NotNegative(value); }

    /// <summary>Temperature of the bath, energy unit; zero allowed. The drift does not depend on it.</summary>
    public double BathTemperature { get; init; }

    /// <summary>The leads; some rate must be above zero. Here their temperatures may be zero, which stands for sharp steps.</summary>
    public required IReadOnlyList<MacrospinLead> Leads { get; init; }

    /// <summary>The equation of a grain's macrospin, with its own temperatures.</summary>
    public static NanomagnetEquation Of(MacrospinGrain grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        return new NanomagnetEquation
        {
            Spin = grain.ReferenceSpin,
            SpinChange = grain.SpinChange,
            Anisotropy = grain.Anisotropy,
            Field = grain.Field,
            LevelEnergy = grain.OffsetEnergy,
            Damping = grain.Damping,
            BathTemperature = grain.BathTemperature,
            Leads = grain.Leads,
        };
    }

    /// <summary>Gamma: the sum of all rates.</summary>
    public double TotalRate => Leads.Sum(lead => lead.Up + lead.Down);

    /// <summary>q = sum_a (Gamma_a^up - Gamma_a^dn)/Gamma, between -1 and 1.</summary>
    public double TorqueAsymmetry => Leads.Sum(lead => lead.Up - lead.Down) / TotalRate;

    /// <summary>f_s at u: rates of spin s weighted with the occupations of their leads; one half where a step is crossed.</summary>
    public double Filling(int sigma, double u) => Leads.Sum(lead => Channel(lead, sigma, lead.Rate(sigma)).Value(u));

    /// <summary>R(u) [PW 24b], per unit time.</summary>
    public double Drift(double u) => Math.Abs(u) == 1 ? 0 : (1 - u * u) * Balance.Value(u) / (4 * Spin * (1 + TorqueAsymmetry * SpinChange * u));

    /// <summary>Every fixed point of the drift, to 1e-12.</summary>
    public FixedPointSet FixedPoints() => FixedPointSearch.Of(Balance);

    /// <summary>
    /// Theta = (1 - q) Gamma_L^up - (1 + q) Gamma_L^dn of the lead with the highest potential, in units of 8 S0 alpha kappa [PW 51];
    /// not a number without damping or anisotropy.
    /// </summary>
    public double Theta
    {
        get
        {
            MacrospinLead source = Leads.MaxBy(lead => lead.Potential);
            double unit = 8 * Spin * Damping * Anisotropy, q = TorqueAsymmetry;
            return unit == 0 ? double.NaN : ((1 - q) * source.Up - (1 + q) * source.Down) / unit;
        }
    }

    /// <summary>P(u) = 4 S0 alpha (h + 2 kappa u)(1 + q eta u) + (1 - q) f_up - (1 + q) f_dn, the bracket of R with its denominator cleared.</summary>
    internal TorqueBalance Balance
    {
        get
        {
            double bath = 4 * Spin * Damping, q = TorqueAsymmetry, b = q * SpinChange;
            return new TorqueBalance(
                bath * Field,
                bath * (2 * Anisotropy + b * Field),
                bath * 2 * Anisotropy * b,
                Leads.SelectMany(lead => new[] { Channel(lead, 1, (1 - q) * lead.Up), Channel(lead, -1, -(1 + q) * lead.Down) }));
        }
    }

    /// <summary>weight f((x_s - mu_a)/T_a) as a function of u.</summary>
    internal FermiStep Channel(MacrospinLead lead, int sigma, double weight) =>
        new(weight, LevelEnergy - sigma * Field / 2 - lead.Potential, -sigma * Anisotropy, lead.Temperature);
}
