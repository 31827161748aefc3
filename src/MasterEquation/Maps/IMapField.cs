namespace SpinTorque;

/// <summary>Quantities over a grid of working points of any system: what <see cref="MapRunner"/> runs.</summary>
public interface IMapField
{
    /// <summary>Points along the fast axis; at least 1.</summary>
    int Columns { get; }

    /// <summary>Points along the slow axis; at least 1, and 1 for a line.</summary>
    int Rows { get; }

    /// <summary>How many quantities each point has; at least 1.</summary>
    int QuantityCount { get; }

    /// <summary>Bytes that each worker takes, about; 0 where that is of no weight. May lay out what all workers share.</summary>
    long BytesPerWorker => 0;

    /// <summary>
    /// Seconds that a point takes on one core, about; 0 where that is of no weight. It decides how the map is cut, so it must depend on what is
    /// mapped alone: never on time, threads or machine.
    /// </summary>
    double SecondsPerPoint => 0;

    /// <summary>What computes tiles on one thread; called once for each thread.</summary>
    IMapWorker CreateWorker();
}
