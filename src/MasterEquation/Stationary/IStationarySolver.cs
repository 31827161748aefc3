namespace SpinTorque;

/// <summary>A method for the stationary state Q P = 0, sum P = 1.</summary>
public interface IStationarySolver
{
    /// <summary>The name that the command line takes.</summary>
    string Name { get; }

    /// <summary>Bytes that a solve of this chain would take besides what the instance holds already; found without taking any.</summary>
    /// <param name="generator">The chain.</param>
    double Memory(Generator generator);

    /// <summary>Finds the stationary state. Failure is a status, never an exception.</summary>
    /// <param name="generator">The chain.</param>
    /// <param name="start">A state nearby, for methods that can start from one; may be null.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    StationaryState Solve(Generator generator, StationaryState? start = null, CancellationToken cancellation = default);
}
