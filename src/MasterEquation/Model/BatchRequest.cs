namespace SpinTorque;

/// <summary>What is wanted of the working points of a batch besides their currents.</summary>
/// <param name="Moved">For each lead, whether the response to its potential is wanted.</param>
internal sealed record BatchRequest(bool[] Moved)
{
    /// <summary>The leads whose responses are wanted; the place of each is the number of its parameter.</summary>
    public int[] Movers { get; } = [.. Moved.Index().Where(lead => lead.Item).Select(lead => lead.Index)];

    /// <summary>Charge, magnetisation and occupations.</summary>
    public bool Moments { get; init; }

    /// <summary>Every probability.</summary>
    public bool Probabilities { get; init; }

    /// <summary>The smallest probability, its exponent apart.</summary>
    public bool Smallest { get; init; }

    /// <summary>Energy and heat currents.</summary>
    public bool Energies { get; init; }
}
