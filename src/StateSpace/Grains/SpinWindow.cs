namespace SpinTorque;

/// <summary>
/// Holds the magnetisation: only states with Minimum &lt;= S_z/S &lt;= Maximum are kept, a reflecting well (S = 0 counts as S_z/S = 0).
/// The bounds are exact decimals, so that a state on the edge of the window is inside.
/// </summary>
public sealed record SpinWindow
{
    /// <summary>All states.</summary>
    public static SpinWindow All { get; } = new(-1, 1);

    /// <summary>The window [minimum, maximum].</summary>
    /// <param name="minimum">Smallest S_z/S, -1 to 1.</param>
    /// <param name="maximum">Largest S_z/S, minimum to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A bound lies outside, or they are in the wrong order.</exception>
    public SpinWindow(decimal minimum, decimal maximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minimum, -1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maximum, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minimum, maximum);
        (Minimum, Maximum) = (minimum, maximum);
    }

    /// <summary>Smallest S_z/S.</summary>
    public decimal Minimum { get; }

    /// <summary>Largest S_z/S.</summary>
    public decimal Maximum { get; }

    /// <summary>The held values of 2 S_z of a multiplet: first and last, both of the parity of 2S; empty where first exceeds last.</summary>
    internal (int First, int Last) DoubledProjections(int doubledSpin)
    {
        // number of steps of one unit of S_z below -S + ...: 2 S_z = -2S + 2k
        decimal spin = doubledSpin;
        int first = (int)Math.Ceiling((Minimum * spin + spin) / 2);
        int last = (int)Math.Floor((Maximum * spin + spin) / 2);
        if (doubledSpin == 0 && (Minimum > 0 || Maximum < 0))
            return (1, 0);
        return (-doubledSpin + 2 * first, -doubledSpin + 2 * last);
    }
}
