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

    /// <summary>What computes tiles on one thread; called once for each thread.</summary>
    IMapWorker CreateWorker();
}
