namespace SpinTorque;

/// <summary>Which occupations an active level takes.</summary>
public enum Band
{
    /// <summary>Singly occupied at reference; a second electron lowers the grain's spin by 1/2 (n = 1 to 2, eta = -1).</summary>
    Minority,

    /// <summary>Empty or singly occupied; the electron raises the grain's spin by 1/2 (n = 0 to 1, eta = +1).</summary>
    Majority,

    /// <summary>An Anderson level: empty, singly or doubly occupied.</summary>
    Both,
}
