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

    /// <summary>What computes tiles on one thread; called once for each thread.</summary>
    IMapWorker CreateWorker();
}
