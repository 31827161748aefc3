namespace SpinTorque;

/// <summary>Single electrons of one spin between two classes.</summary>
/// <param name="Lower">The class without the electron.</param>
/// <param name="Upper">The class with it.</param>
/// <param name="Bundles">First and end of the bundles.</param>
/// <param name="LowerAt">First state of the lower class that takes part.</param>
/// <param name="UpperAt">And of the upper class.</param>
/// <param name="Count">Number of states.</param>
/// <param name="Entering">Place of the rates of electrons entering, in the row of coarse rates.</param>
internal readonly record struct ClassStep(int Lower, int Upper, (int First, int End) Bundles, int LowerAt, int UpperAt, int Count, int Entering)
{
    /// <summary>Place of the rates of electrons leaving.</summary>
    public int Leaving => Entering + Count;
}
