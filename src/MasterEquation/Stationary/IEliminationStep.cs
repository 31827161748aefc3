namespace SpinTorque;

/// <summary>Eliminates a few neighbouring states of a band.</summary>
internal interface IEliminationStep
{
    /// <summary>For doubles, a lower bound of every product l_i a_kj that was added so far.</summary>
    double SmallestProduct { get; set; }

    /// <summary>Eliminates states, of which first..last outlive all and are all that paths through them join.</summary>
    /// <param name="low">First state to eliminate.</param>
    /// <param name="high">Last state to eliminate.</param>
    /// <param name="first">First state that outlives them: high + 1 upwards.</param>
    /// <param name="last">Last state that outlives them: low - 1 downwards.</param>
    /// <param name="upwards">Whether by ascending index.</param>
    /// <returns>A state that reaches none of those that outlive it; -1 where there is none.</returns>
    int Eliminate(int low, int high, int first, int last, bool upwards);
}
