namespace SpinTorque;

/// <summary>A list of configurations at two bits a level, 32 levels to a word.</summary>
internal sealed class PackedConfigurations
{
    private const int LevelsPerWord = 32;

    private readonly ulong[] _words;
    private readonly int _levels;
    private readonly int _wordsEach;

    public PackedConfigurations(int levels, int count)
    {
        _levels = levels;
        _wordsEach = (levels + LevelsPerWord - 1) / LevelsPerWord;
        _words = new ulong[checked(count * _wordsEach)];
    }

    /// <summary>Occupation of a level.</summary>
    public int this[int index, int level] =>
        (int)(_words[index * _wordsEach + level / LevelsPerWord] >> (2 * (level % LevelsPerWord))) & 3;

    /// <summary>Packs one configuration.</summary>
    public void Set(int index, ReadOnlySpan<byte> occupations)
    {
        Span<ulong> words = _words.AsSpan(index * _wordsEach, _wordsEach);
        words.Clear();
        for (int level = 0; level < _levels; level++)
            words[level / LevelsPerWord] |= (ulong)occupations[level] << (2 * (level % LevelsPerWord));
    }

    /// <summary>Unpacks one configuration.</summary>
    public void Get(int index, Span<byte> occupations)
    {
        for (int level = 0; level < _levels; level++)
            occupations[level] = (byte)this[index, level];
    }

    /// <summary>Copies one configuration of another list.</summary>
    public void Copy(int index, PackedConfigurations source, int sourceIndex) =>
        source._words.AsSpan(sourceIndex * _wordsEach, _wordsEach).CopyTo(_words.AsSpan(index * _wordsEach));
}
