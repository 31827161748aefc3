using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// Neighbouring states that are eliminated together, and those that outlive them, in the order in which a pass meets them: seen so,
/// upward and downward passes are one.
/// </summary>
/// <param name="Start">The state eliminated first.</param>
/// <param name="Step">1 upwards, -1 downwards.</param>
/// <param name="Count">States that are eliminated.</param>
/// <param name="Rest">States that outlive them and are joined through them.</param>
internal readonly record struct Panel(int Start, int Step, int Count, int Rest)
{
    /// <summary>States of both kinds.</summary>
    public int Rows => Count + Rest;

    /// <summary>Lowest state that is eliminated.</summary>
    public int Low => Math.Min(Start, State(Count - 1));

    /// <summary>Lowest state that outlives them.</summary>
    public int First => Step > 0 ? Start + Count : State(Rows - 1);

    /// <summary>The states low..high, of which first..last outlive all.</summary>
    public static Panel Of(int low, int high, int first, int last, bool upwards) => upwards
        ? new Panel(low, 1, high - low + 1, Math.Max(last, high) - high)
        : new Panel(high, -1, high - low + 1, low - first);

    /// <summary>A state by its place in the pass: those eliminated come first.</summary>
    public int State(int place) => Start + Step * place;

    /// <summary>So many numbers in whole vectors.</summary>
    public static int Padded(int length) => (length + Vector512<double>.Count - 1) & -Vector512<double>.Count;
}
