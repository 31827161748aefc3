namespace SpinTorque;

/// <summary>How a grain's stationary state answers to what drives it: the potentials of its leads, and the counting of electrons.</summary>
internal interface IStationaryResponse
{
    /// <summary>Derivatives of the probabilities by a lead's potential.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="parameter">Its index among the derivatives that the rates carry.</param>
    /// <param name="slope">Result, in the order of the state space; length n.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    /// <returns>
    /// Error relative to the largest logarithmic derivative, that of the root, which was taken out of all, included; null where there is no
    /// result, and <see cref="Failure"/> tells why.
    /// </returns>
    (double Error, double OfRoot)? Slopes(int lead, int parameter, double[] slope, CancellationToken cancellation);

    /// <summary>Mean and zero-frequency noise of the electrons of a lead (see <see cref="CountingNoise"/>).</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    /// <returns>Null where there is no result, and <see cref="Failure"/> tells why.</returns>
    (double Mean, double Noise)? Noise(int lead, CancellationToken cancellation);

    /// <summary>Threads that observables may take, results do not depend on them; null for the caller's alone.</summary>
    ThreadTeam? Team => null;

    /// <summary>Sums the probabilities over the links of each channel, where the method has sums to take them from.</summary>
    /// <param name="populations">Result.</param>
    /// <returns>False where it has none.</returns>
    bool TryPopulate(ChannelPopulations populations) => false;

    /// <summary>Averages over the probabilities, where the method has sums to take them from.</summary>
    /// <param name="moments">Result.</param>
    /// <returns>False where it has none.</returns>
    bool TryAverage(Moments moments) => false;

    /// <summary>The same of the derivative found last.</summary>
    /// <param name="populations">Result.</param>
    /// <returns>False where it has none.</returns>
    bool TryPopulateSlopes(ChannelPopulations populations) => false;

    /// <summary>Why the last call gave no result, in a sentence; empty where it did.</summary>
    string Failure { get; }
}
