namespace SpinTorque.Cli.Output;

/// <summary>The labels of a generator's states: index from 1 as in the Matrix Market file, charge, occupations, 2S, 2S_z.</summary>
internal static class StatesCsv
{
    /// <summary>Writes one line a state.</summary>
    public static void Write(StateSpace space, Stream stream)
    {
        using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine("index,charge,occupations,2S,2Sz");
        int levels = space.Grain.Levels.Count;
        string[] occupations = [.. Enumerable.Range(0, space.Multiplets.Count)
            .Select(multiplet => string.Concat(Enumerable.Range(0, levels).Select(level => (char)('0' + space.Occupation(multiplet, level)))))];
        for (int index = 0; index < space.Count; index++)
        {
            GrainState state = space[index];
            writer.WriteLine($"{index + 1},{state.Charge},{occupations[state.Multiplet]},{state.Spin.Doubled},{state.Projection.Doubled}");
        }
    }
}
