namespace SpinTorque;

/// <summary>Keeps the states of a trajectory at given times; its <see cref="Observe"/> is a <see cref="StepObserver"/>.</summary>
public sealed class TrajectorySamples
{
    private readonly double[][] _states;
    private int _next;

    /// <summary>Prepares for given times.</summary>
    /// <param name="times">The times, in the order in which the integration comes to them.</param>
    public TrajectorySamples(IReadOnlyList<double> times)
    {
        ArgumentNullException.ThrowIfNull(times);
        Times = [.. times];
        _states = new double[times.Count][];
    }

    /// <summary>The times asked for.</summary>
    public IReadOnlyList<double> Times { get; }

    /// <summary>How many of them the integration has reached.</summary>
    public int Count => _next;

    /// <summary>The state at one of the times reached.</summary>
    /// <param name="index">Which, below <see cref="Count"/>.</param>
    public IReadOnlyList<double> this[int index] =>
        index < _next ? _states[index] : throw new ArgumentOutOfRangeException(nameof(index), index, $"The index must be below {_next}.");

    /// <summary>Takes what lies in a step.</summary>
    /// <param name="step">An accepted step.</param>
    public void Observe(DenseStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        double direction = Math.Sign(step.End - step.Start);
        for (; _next < Times.Count && direction * (Times[_next] - step.End) <= 0.0; _next++)
        {
            _states[_next] = new double[step.Dimension];
            step.At(Times[_next], _states[_next]);
        }
    }
}
