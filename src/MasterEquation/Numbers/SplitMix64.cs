namespace SpinTorque;

/// <summary>The generator splitmix64 (S. Vigna, public domain), here to spread seeds over the states of another one.</summary>
internal struct SplitMix64(ulong state)
{
    private ulong _state = state;

    /// <summary>The next 64 bits.</summary>
    public ulong Next() => Mixed(_state += 0x9e3779b97f4a7c15);

    /// <summary>Its mixing of one number: neighbours come out unrelated.</summary>
    public static ulong Mixed(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
}
