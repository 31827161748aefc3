namespace SpinTorque;

/// <summary>How finely to integrate.</summary>
public sealed record IntegratorSettings
{
    /// <summary>Error allowed in a step relative to each component; above zero, default 1e-9.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite or not above zero.</exception>
    public double RelativeTolerance { get; init => field = Require.Positive(value); } = 1e-9;

    /// <summary>Error allowed in a step besides, in units of the components; above zero, default 1e-12.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite or not above zero.</exception>
    public double AbsoluteTolerance { get; init => field = Require.Positive(value); } = 1e-12;

    /// <summary>First step to try, unit of time; null lets the right-hand side decide.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite or not above zero.</exception>
    public double? FirstStep { get; init => field = value is { } step ? Require.Positive(step) : null; }

    /// <summary>Longest step, unit of time; null for no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite or not above zero.</exception>
    public double? LongestStep { get; init => field = value is { } step ? Require.Positive(step) : null; }

    /// <summary>Steps tried at most, accepted or not; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int StepLimit
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1_000_000;
}
