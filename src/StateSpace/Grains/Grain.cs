namespace SpinTorque;

/// <summary>
/// The grain's Hamiltonian and the part of its Hilbert space that is kept [PW 1]:
/// E = sum eps_a n_a + E_C (N - N_g)^2 + V_g N - J S(S+1) - (kappa/S0) S_z^2 - h S_z.
/// Energies are in one unit with hbar = k_B = e = 1.
/// </summary>
public sealed record Grain
{
    /// <summary>S0, the spin of the reference configuration; 0 to 10^5 and at least half the number of levels singly occupied there.</summary>
    public required HalfInteger Spin { get; init; }

    /// <summary>Exchange J; finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public DoubleDouble Exchange { get; init => field = Require.Finite(value); }

    /// <summary>Uniaxial anisotropy kappa, positive for an easy axis; finite, zero where S0 = 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public DoubleDouble Anisotropy { get; init => field = Require.Finite(value); }

    /// <summary>Field h = hbar gamma H along the easy axis, an energy; finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public DoubleDouble Field { get; init => field = Require.Finite(value); }

    /// <summary>Gate V_g, an energy added per electron; finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public DoubleDouble Gate { get; init => field = Require.Finite(value); }

    /// <summary>Charging energy; none by default.</summary>
    public Charging Charging { get; init; } = Charging.None;

    /// <summary>Excess electrons kept, counted from the reference configuration; distinct, in any order.</summary>
    public required IReadOnlyList<int> Charges { get; init; }

    /// <summary>The part of every multiplet that is kept; all of it by default.</summary>
    public SpinWindow Hold { get; init; } = SpinWindow.All;

    /// <summary>Active levels, at least one.</summary>
    public required IReadOnlyList<Level> Levels { get; init; }

    /// <summary>2 S_core: twice the spin of the electrons that never move.</summary>
    public int DoubledCoreSpin => Spin.Doubled - Levels.Count(level => level.ReferenceOccupation == 1);

    /// <summary>
    /// What is wrong with the grain as a whole, each a sentence that names the property; empty where it is sound. The state space
    /// refuses a grain that is not.
    /// </summary>
    public IEnumerable<string> Problems()
    {
        if (Spin.Doubled is < 0 or > 200_000)
            yield return $"spin is {Spin}; it must lie between 0 and 100000.";
        if (Levels.Count == 0)
            yield return "levels is empty; the grain needs at least one active level.";
        if (Charges.Count == 0)
            yield return "charges is empty; name at least one number of excess electrons.";
        if (Charges.Distinct().Count() != Charges.Count)
            yield return "charges names a number twice.";
        if (Spin.Doubled >= 0 && DoubledCoreSpin < 0)
            yield return $"spin is {Spin}, but the levels singly occupied at reference need at least {new HalfInteger(Spin.Doubled - DoubledCoreSpin)}.";
        if (Spin.Doubled == 0 && Anisotropy != DoubleDouble.Zero)
            yield return "anisotropy must be 0 where the spin is 0.";
        foreach ((int index, Level level) in Levels.Index())
        {
            if (level.ReferenceOccupation < level.MinOccupation || level.ReferenceOccupation > level.MaxOccupation)
                yield return $"levels[{index}] has reference occupation {level.ReferenceOccupation}, outside its band's {level.MinOccupation} to {level.MaxOccupation}.";
        }
    }
}
