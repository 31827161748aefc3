namespace SpinTorque;

/// <summary>
/// A grain with one active level that takes two occupations, seen as a macrospin: u = S_z/S_m, S_m = S_N + eta/4, S_N the spin with the
/// level's electron absent and eta = +1 where the electron raises the spin, -1 where it lowers it. All limits of the large spin start here.
/// </summary>
/// <remarks>Immutable. Energies and rates are doubles in the model's units; S0 stays in kappa/S0 and alpha/S0.</remarks>
public sealed class MacrospinGrain
{
    private readonly MatrixElements _elements;

    private MacrospinGrain(GrainModel model)
    {
        Grain grain = model.Grain;
        (Model, _elements) = (model, model.MatrixElements);
        int occupation = Occupations(grain)[0];
        int charge = occupation - grain.Levels[0].ReferenceOccupation;
        EmptySpin = new HalfInteger(grain.DoubledCoreSpin + (occupation == 1 ? 1 : 0));
        var channel = new TunnellingChannel(0, occupation, charge, EmptySpin);
        SpinChange = channel.SpinChange;
        // dE = eps - (kappa/S0)(sigma S_z + 1/4) - h sigma/2: at S_z = 0 the mean of both spins is eps - kappa/(4 S0)
        DoubleDouble quarter = grain.Anisotropy * 0.5 / (double)grain.Spin.Doubled;
        DoubleDouble both = GrainEnergy.Addition(grain, channel, 1).Constant + GrainEnergy.Addition(grain, channel, -1).Constant;
        OffsetEnergy = (both * 0.5 + quarter).High;
        Leads = [.. model.Leads.Select(lead => new MacrospinLead(
            lead.Name, lead.Potential.High, lead.Temperature.High, lead.RateAlongAxis(0, 1), lead.RateAlongAxis(0, -1)))];
        Motion = NanomagnetEquation.Of(this);
        (TotalRate, Asymmetry) = (Motion.TotalRate, Motion.TorqueAsymmetry);
    }

    /// <summary>The grain with its leads and bath.</summary>
    public GrainModel Model { get; }

    /// <summary>eta: +1 for an empty level that the electron enters, -1 for one that holds an electron already.</summary>
    public int SpinChange { get; }

    /// <summary>S0, the spin of the reference configuration.</summary>
    public double ReferenceSpin => Model.Grain.Spin.Value;

    /// <summary>S_N, the spin with the level's electron absent.</summary>
    public HalfInteger EmptySpin { get; }

    /// <summary>S_N + eta/2, the spin with the electron present.</summary>
    public HalfInteger FilledSpin => new(EmptySpin.Doubled + SpinChange);

    /// <summary>S_m = S_N + eta/4, the spin that u counts in.</summary>
    public double MeanSpin => EmptySpin.Value + SpinChange / 4.0;

    /// <summary>Largest |u| that both multiplets have: min(S_N, S_N + eta/2)/S_m.</summary>
    public double Reach => Math.Min(EmptySpin.Value, FilledSpin.Value) / MeanSpin;

    /// <summary>eps: energy of the level with gate, charging and exchange in it, energy unit.</summary>
    public double OffsetEnergy { get; }

    /// <summary>kappa, energy unit.</summary>
    public double Anisotropy => Model.Grain.Anisotropy.High;

    /// <summary>h, energy unit.</summary>
    public double Field => Model.Grain.Field.High;

    /// <summary>alpha, zero without a bath.</summary>
    public double Damping => Model.Bath?.Damping.High ?? 0;

    /// <summary>Temperature of the bath, energy unit; that of the first lead without a bath, where it has no effect.</summary>
    public double BathTemperature => Model.Bath?.Temperature.High ?? Leads[0].Temperature;

    /// <summary>The leads with their rates along the easy axis, in the model's order.</summary>
    public IReadOnlyList<MacrospinLead> Leads { get; }

    /// <summary>The equation of motion without noise, R(u) [PW 24b].</summary>
    public NanomagnetEquation Motion { get; }

    /// <summary>Gamma, the sum of all rates; above zero.</summary>
    public double TotalRate { get; }

    /// <summary>q = sum_a (Gamma_a^up - Gamma_a^down)/Gamma, -1 to 1.</summary>
    public double Asymmetry { get; }

    /// <summary>Why a model has no macrospin limit, in a sentence; null where it has one.</summary>
    public static string? Problem(GrainModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.Problems().FirstOrDefault() is { } problem)
            return problem;
        Grain grain = model.Grain;
        if (grain.Levels.Count != 1)
            return $"the macrospin limit is that of one active level; the grain has {grain.Levels.Count}.";
        int[] kept = Occupations(grain);
        if (kept.Length != 2)
            return $"the macrospin limit needs a level that changes between two occupations; the charges leave {kept.Length}.";
        if (grain.Hold != SpinWindow.All)
            return "the macrospin limit is that of the free magnet; leave out hold.";
        if (grain.Spin.Doubled < 2)
            return $"the macrospin limit needs a spin of at least 1; it is {grain.Spin}.";
        return model.Leads.Any(lead => lead.Up[0] > 0 || lead.Down[0] > 0) ? null : "the macrospin limit needs a lead with a rate above zero.";
    }

    /// <summary>The macrospin of a model.</summary>
    /// <exception cref="ArgumentException">It has none; the message is that of <see cref="Problem"/>.</exception>
    public static MacrospinGrain Of(GrainModel model) =>
        Problem(model) is { } problem ? throw new ArgumentException(problem, nameof(model)) : new MacrospinGrain(model);

    /// <summary>eps - kappa sigma u - h sigma/2: the energy that an electron of spin sigma needs in the limit of a large spin.</summary>
    public double AdditionEnergy(int sigma, double u) => OffsetEnergy - sigma * (Anisotropy * u + Field / 2);

    /// <summary>omega = h + 2 kappa u: the energy released as S_z rises by one.</summary>
    public double ReleasedEnergy(double u) => Field + 2 * Anisotropy * u;

    /// <summary>
    /// The exact rates out of (N, m) and (N + 1, m) as functions of a continuous m = S_z: at the chain's own values of S_z they are the chain's.
    /// </summary>
    /// <param name="m">S_z, |m| at most <see cref="Reach"/> S_m.</param>
    public MacrospinRates RatesAt(double m)
    {
        double perSpin = Anisotropy / ReferenceSpin;
        return new MacrospinRates
        {
            EnterUp = Weight(1, m) * Entering(1, OffsetEnergy - perSpin * (m + 0.25) - Field / 2),
            EnterDown = Weight(-1, m) * Entering(-1, OffsetEnergy - perSpin * (-m + 0.25) + Field / 2),
            LeaveUp = Weight(1, m - 0.5) * Leaving(1, OffsetEnergy - perSpin * (m - 0.25) - Field / 2),
            LeaveDown = Weight(-1, m + 0.5) * Leaving(-1, OffsetEnergy - perSpin * (-m - 0.25) + Field / 2),
            RaiseEmpty = Bath(EmptySpin.Value, m, 1),
            LowerEmpty = Bath(EmptySpin.Value, m, -1),
            RaiseFilled = Bath(FilledSpin.Value, m, 1),
            LowerFilled = Bath(FilledSpin.Value, m, -1),
        };
    }

    /// <summary>The same rates in the limit of a large spin; the drift of S_z is then S0 R(u).</summary>
    /// <param name="u">S_z/S_m, -1 to 1.</param>
    public MacrospinRates LimitRatesAt(double u)
    {
        double up = (1 + SpinChange * u) / 2, down = (1 - SpinChange * u) / 2;
        double damping = Damping * ReferenceSpin * (1 - u * u) * BathTemperature, x = ReleasedEnergy(u) / BathTemperature;
        (double raise, double lower) = (damping * ThermalFunction.Bose(x), damping * ThermalFunction.Bose(-x));
        return new MacrospinRates
        {
            EnterUp = up * Entering(1, AdditionEnergy(1, u)),
            EnterDown = down * Entering(-1, AdditionEnergy(-1, u)),
            LeaveUp = up * Leaving(1, AdditionEnergy(1, u)),
            LeaveDown = down * Leaving(-1, AdditionEnergy(-1, u)),
            RaiseEmpty = raise,
            LowerEmpty = lower,
            RaiseFilled = raise,
            LowerFilled = lower,
        };
    }

    private static int[] Occupations(Grain grain)
    {
        Level level = grain.Levels[0];
        return [.. Enumerable.Range(level.MinOccupation, level.MaxOccupation - level.MinOccupation + 1)
            .Where(occupation => grain.Charges.Contains(occupation - level.ReferenceOccupation))];
    }

    private double Entering(int sigma, double energy)
    {
        double sum = 0;
        foreach (MacrospinLead lead in Leads)
            sum += lead.Rate(sigma) * lead.Occupation(energy);
        return sum;
    }

    private double Leaving(int sigma, double energy)
    {
        double sum = 0;
        foreach (MacrospinLead lead in Leads)
            sum += lead.Rate(sigma) * lead.Vacancy(energy);
        return sum;
    }

    // w of an electron that joins (S_N, m) [PW 17, 19]
    private double Weight(int sigma, double m)
    {
        double s = EmptySpin.Value;
        if (SpinChange > 0)
            return (s + sigma * m + 1) / (2 * s + 1);
        return (s - sigma * m) / (_elements == MatrixElements.Published ? 2 * s + 1 : 2 * s);
    }

    // (alpha/S0)(S -+ m)(S +- m + 1) g(+-omega), omega between m and m +- 1
    private double Bath(double spin, double m, int step)
    {
        if (Damping == 0)
            return 0;
        double omega = step * (Anisotropy / ReferenceSpin * (2 * m + step) + Field);
        double matrixElement = Math.Max(0, spin - step * m) * (spin + step * m + 1);    // rounding at the pole only
        return Damping / ReferenceSpin * matrixElement * BathTemperature * ThermalFunction.Bose(omega / BathTemperature);
    }
}
