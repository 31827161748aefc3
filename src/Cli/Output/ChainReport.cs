namespace SpinTorque.Cli.Output;

/// <summary>The answer of <c>chain</c>, in the file's order of states; printed states and classes count from 1.</summary>
/// <param name="chain">The chain taken apart.</param>
/// <param name="kind">What the file held.</param>
/// <param name="longTime">Where the start asked for leads; null where none was.</param>
internal sealed class ChainReport(ChainDecomposition chain, ChainKind kind, LongTimeDistribution? longTime)
{
    /// <summary>The chain taken apart.</summary>
    public ChainDecomposition Chain { get; } = chain;

    /// <summary>What the file held.</summary>
    public ChainKind Kind { get; } = kind;

    /// <summary>Where the start asked for leads.</summary>
    public LongTimeDistribution? LongTime { get; } = longTime;

    /// <summary>Largest relative error of a probability above 1e-300 within its class, found in about 30 digits; null where not asked for.</summary>
    public double? TrueError { get; init; }

    /// <summary>Stationary state and verdict of the whole chain.</summary>
    public StationaryState Stationary => Chain.Stationary;

    /// <summary>Whether there is one closed class.</summary>
    public bool IsUnique => Chain.Classes.Count == 1;

    /// <summary>Largest half-bandwidth of a closed class.</summary>
    public int HalfBandwidth => Chain.Classes.Max(one => one.HalfBandwidth);

    /// <summary>The kind as the command line spells it.</summary>
    public string KindName => Kind == ChainKind.Generator ? "generator" : "stochastic";

    /// <summary>Writes index, from 1, and probability of every state; of a reducible chain, closed class, probability within it and after a long time.</summary>
    public void WriteCsv(Stream stream)
    {
        using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        if (IsUnique)
            WriteUnique(writer);
        else
            WriteClasses(writer);
    }

    private void WriteUnique(StreamWriter writer)
    {
        writer.WriteLine("index,probability");
        for (int index = 0; index < Stationary.Probabilities.Count; index++)
            writer.WriteLine($"{index + 1},{Stationary.Probabilities[index]:R}");
    }

    private void WriteClasses(StreamWriter writer)
    {
        var within = new double[Chain.Generator.StateCount];
        foreach (ClosedClass one in Chain.Classes)
        {
            for (int k = 0; k < one.States.Count; k++)
                within[one.States[k]] = one.Stationary.Probabilities[k];
        }
        writer.WriteLine($"index,class,probability{(LongTime is null ? "" : ",longTime")}");
        for (int index = 0; index < within.Length; index++)
        {
            string number = Chain.ClassOf(index) >= 0 ? $"{Chain.ClassOf(index) + 1}" : "";
            string last = LongTime is null ? "" : $",{LongTime.Probabilities[index]:R}";
            writer.WriteLine($"{index + 1},{number},{within[index]:R}{last}");
        }
    }
}
