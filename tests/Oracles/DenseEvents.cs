namespace SpinTorque.Tests;

/// <summary>One transition.</summary>
/// <param name="From">The state left.</param>
/// <param name="To">The state entered.</param>
/// <param name="Lead">The lead whose electron moves; -1 for the bath.</param>
/// <param name="Sign">+1 for an electron entering, -1 for one leaving.</param>
/// <param name="Sigma">The electron's spin.</param>
/// <param name="Rate">Its rate.</param>
/// <param name="Slope">The rate's derivative by the lead's potential.</param>
/// <param name="Addition">E(N + 1) - E(N).</param>
internal sealed record DenseEvent(
    int From, int To, int Lead, int Sign, int Sigma, BigRational Rate, BigRational Slope, BigRational Addition);

/// <summary>Every transition of a grain, straight from its Hamiltonian and the golden rule.</summary>
internal static class DenseEvents
{
    private static BigRational Half => BigRational.Ratio(1, 2);

    /// <summary>
    /// E = sum eps n + E_C (N - N_g)^2 + V_g N - J S(S + 1) - (kappa/S0) S_z^2 - h S_z [PW 1], N counted from the reference.
    /// </summary>
    public static BigRational Energy(Grain grain, DenseState state)
    {
        BigRational spin = Half * state.DoubledSpin, sz = Half * state.DoubledProjection, s0 = Half * grain.Spin.Doubled;
        BigRational away = (BigRational)state.Charge - BigRational.From(grain.Charging.Offset);
        BigRational energy = BigRational.From(grain.Charging.Energy) * away * away + BigRational.From(grain.Gate) * state.Charge
            - BigRational.From(grain.Exchange) * spin * (spin + 1) - BigRational.From(grain.Field) * sz;
        if (!s0.IsZero)
            energy -= BigRational.From(grain.Anisotropy) / s0 * sz * sz;
        foreach ((Level level, int n) in grain.Levels.Zip(state.Occupations))
            energy += OneElectron(grain, level, s0) * n;
        return energy;
    }

    /// <summary>Electrons entering and leaving.</summary>
    public static IEnumerable<DenseEvent> Tunnelling(GrainModel model, IReadOnlyList<DenseState> states, int bits)
    {
        BigRational[] energies = [.. states.Select(state => Energy(model.Grain, state))];
        for (int lower = 0; lower < states.Count; lower++)
        {
            for (int upper = 0; upper < states.Count; upper++)
            {
                int level = LevelEntered(states[lower], states[upper]);
                int sigma = states[upper].DoubledProjection - states[lower].DoubledProjection;
                if (level < 0 || Math.Abs(sigma) != 1)
                    continue;
                BigRational addition = energies[upper] - energies[lower];
                BigRational weight = Weight(states[lower], level, sigma, model.MatrixElements);
                for (int lead = 0; lead < model.Leads.Count; lead++)
                {
                    Lead of = model.Leads[lead];
                    BigRational x = (addition - BigRational.From(of.Potential)) / BigRational.From(of.Temperature);
                    BigRational gamma = Gamma(of, level, sigma) * weight;
                    if (gamma.IsZero)
                        continue;
                    BigRational filled = Precise.Fermi(x, 2 * bits), empty = Precise.Fermi(-x, 2 * bits);
                    BigRational slope = (gamma * filled * empty / BigRational.From(of.Temperature)).RoundTo(bits);
                    yield return new DenseEvent(lower, upper, lead, 1, sigma, (gamma * filled).RoundTo(bits), slope, addition);
                    yield return new DenseEvent(upper, lower, lead, -1, sigma, (gamma * empty).RoundTo(bits), -slope, addition);
                }
            }
        }
    }

    /// <summary>
    /// S_z rising and falling by one within a multiplet: (alpha/S0) [S(S+1) - S_z(S_z +- 1)] g(omega), omega the energy released.
    /// </summary>
    public static IEnumerable<DenseEvent> Bath(GrainModel model, IReadOnlyList<DenseState> states, int bits)
    {
        if (model.Bath is not { } bath || model.Grain.Spin.Doubled == 0)
            yield break;
        BigRational temperature = BigRational.From(bath.Temperature);
        for (int from = 0; from < states.Count; from++)
        {
            for (int to = 0; to < states.Count; to++)
            {
                int step = states[to].DoubledProjection - states[from].DoubledProjection;
                if (Math.Abs(step) != 2 || !states[to].Occupations.SequenceEqual(states[from].Occupations))
                    continue;
                BigRational released = Energy(model.Grain, states[from]) - Energy(model.Grain, states[to]);
                BigRational spin = Half * states[from].DoubledSpin, sz = Half * states[from].DoubledProjection;
                BigRational end = Half * states[to].DoubledProjection;
                BigRational rate = BigRational.From(bath.Damping) / (Half * model.Grain.Spin.Doubled) * (spin * (spin + 1) - sz * end)
                    * temperature * Precise.Bose(released / temperature, 2 * bits);
                yield return new DenseEvent(from, to, -1, 0, 0, rate.RoundTo(bits), BigRational.Zero, -released);
            }
        }
    }

    /// <summary>The probability that adding a spin gives the larger multiplet, or that the level's own spin is the opposite one.</summary>
    public static BigRational Weight(DenseState lower, int level, int sigma, MatrixElements kind)
    {
        int d = lower.DoubledSpin, m = sigma * lower.DoubledProjection;
        if (lower.Occupations[level] == 0)
            return BigRational.Ratio(d + m + 2, 2 * (d + 1));
        return BigRational.Ratio(d - m, kind == MatrixElements.Exact ? 2 * d : 2 * (d + 1));
    }

    /// <summary>The level that the electron between two states enters; -1 where one electron does not lead from lower to upper.</summary>
    public static int LevelEntered(DenseState lower, DenseState upper)
    {
        if (upper.Charge != lower.Charge + 1)
            return -1;
        int[] changes = [.. upper.Occupations.Zip(lower.Occupations, (after, before) => after - before)];
        return changes.Count(change => change != 0) == 1 ? Array.IndexOf(changes, 1) : -1;
    }

    // One of the level's electrons alone: the addition energy counted from the Fermi level, its exchange with the reference taken out.
    private static BigRational OneElectron(Grain grain, Level level, BigRational s0)
    {
        BigRational quarter = Half * Half, exchange = BigRational.From(grain.Exchange), energy = BigRational.From(level.Energy);
        return (level.Band, DenseStates.Reference(level)) switch
        {
            (Band.Minority, _) => energy - exchange * (s0 + quarter),
            (_, 1) => energy + exchange * (s0 + quarter),
            _ => energy + exchange * (s0 + quarter * 3),
        };
    }

    // Rates along the axis [PW 14]; the cosine by the double-angle formula, exact at multiples of 90 degrees.
    private static BigRational Gamma(Lead lead, int level, int sigma)
    {
        double degrees = Math.Abs(Math.IEEERemainder(lead.Angle.High, 360));
        BigRational cos = BigRational.From(degrees switch { 0 => 1, 90 => 0, 180 => -1, _ => Math.Cos(degrees * Math.PI / 180) });
        BigRational up = BigRational.From(lead.Up[level]), down = BigRational.From(lead.Down[level]);
        (BigRational own, BigRational other) = sigma > 0 ? (up, down) : (down, up);
        return Half * ((BigRational.One + cos) * own + (BigRational.One - cos) * other);
    }
}
