namespace SpinTorque;

/// <summary>What a matrix says of a Markov chain.</summary>
public enum ChainKind
{
    /// <summary>Rates in continuous time: columns sum to zero, the diagonal is minus the exit rates.</summary>
    Generator,

    /// <summary>Probabilities of one step in discrete time: columns sum to one, the diagonal holds the probabilities of staying.</summary>
    Stochastic,
}
