namespace SpinTorque;

/// <summary>An ordinary differential equation with its start: dy/dt = f(t, y), y(Start) = Initial.</summary>
public sealed record InitialValueProblem
{
    /// <summary>The right-hand side f; values that are not finite make the step shorter.</summary>
    public required RightHandSide Rate { get; init; }

    /// <summary>Time at the start.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public double Start { get; init => field = Require.Finite(value); }

    /// <summary>Time to go to; below <see cref="Start"/> it runs backwards.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public required double End { get; init => field = Require.Finite(value); }

    /// <summary>The state at the start; at least one number, each finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The list is empty or a number is not finite.</exception>
    public required IReadOnlyList<double> Initial
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            ArgumentOutOfRangeException.ThrowIfZero(value.Count);
            foreach (double component in value)
                Require.Finite(component);
            field = [.. value];
        }
    }

    /// <summary>What to look for on the way.</summary>
    public IReadOnlyList<IntegrationEvent> Events { get; init; } = [];

    /// <summary>Applied to the state after each step, at the cost of one evaluation of f; null for none.</summary>
    public StateProjection? Projection { get; init; }
}
