namespace SpinTorque;

/// <summary>
/// What a tunnelling event's energy and weight depend on besides S_z and the electron's spin: links that agree in it share their rates.
/// </summary>
/// <param name="Level">Index of the level that the electron enters.</param>
/// <param name="Occupation">Its occupation before.</param>
/// <param name="Charge">Excess charge of the grain before.</param>
/// <param name="Spin">Spin S of the grain before.</param>
public readonly record struct TunnellingChannel(int Level, int Occupation, int Charge, HalfInteger Spin)
{
    /// <summary>eta: +1 where the electron enters an empty level and S rises by 1/2, -1 where it joins another and S drops.</summary>
    public int SpinChange => Occupation == 0 ? 1 : -1;
}
