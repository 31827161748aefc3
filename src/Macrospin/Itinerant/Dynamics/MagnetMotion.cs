namespace SpinTorque;

/// <summary>A motion of the magnetisation to be followed.</summary>
public sealed record MagnetMotion
{
    /// <summary>The magnet.</summary>
    public required ItinerantMagnet Magnet { get; init; }

    /// <summary>What the distribution does meanwhile.</summary>
    public MagnetClosure Closure { get; init; }

    /// <summary>theta at the start.</summary>
    public required PolarAngle Start { get; init; }

    /// <summary>phi at the start, radians.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public double Azimuth { get; init => field = Require.Finite(value); }

    /// <summary>
    /// V_d at the start where it moves by itself; null for V_d0 of the start with constant densities of states. The frozen distribution keeps that V_d0.
    /// In the full and reduced dynamics its deviation dV_d from the stationary value, null for none.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public double? Potential { get; init => field = value is { } given ? Require.Finite(given) : null; }

    /// <summary>dM at the start of the full and reduced dynamics, the deviation of the exchange field from its stationary length.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public double Length { get; init => field = Require.Finite(value); }

    /// <summary>
    /// Whether the electrons' memory belongs to the deviations at the start, as after a slow change; else it is empty, as after a sudden kick.
    /// </summary>
    public bool RemembersStart { get; init; }

    /// <summary>How long, in hbar over the energy unit; above zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite or not above zero.</exception>
    public required double Duration { get; init => field = Require.Positive(value); }

    /// <summary>How many states to keep, evenly spaced from start to end; at least 2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 2.</exception>
    public int Samples
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 2);
            field = value;
        }
    } = 501;

    /// <summary>The angle from a pole at which it counts as reached, radians; from 0 to pi/2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside.</exception>
    public double PoleReach
    {
        get;
        init => field = value is > 0.0 and < Math.PI / 2.0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(PoleReach), value, "PoleReach must be between 0 and pi/2.");
    } = 0.02;

    /// <summary>Whether the motion ends where a pole is reached.</summary>
    public bool StopsAtPole { get; init; }

    /// <summary>Whether length and potential are followed as deviations, with the electrons' memory or in the reduced form.</summary>
    internal bool IsFull => Closure is MagnetClosure.Full or MagnetClosure.Reduced;

    internal double[] Times => [.. Enumerable.Range(0, Samples).Select(n => Duration * n / (Samples - 1))];

    internal double[] Direction
    {
        get
        {
            (double sine, double cosine) = Math.SinCos(Azimuth);
            return [Start.Sine * cosine, Start.Sine * sine, Start.Cosine];
        }
    }
}
