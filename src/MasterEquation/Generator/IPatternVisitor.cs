namespace SpinTorque;

/// <summary>What is done with each transition in the generator's order.</summary>
internal interface IPatternVisitor
{
    /// <summary>An electron enters or leaves; entry indexes the rate tables.</summary>
    void Tunnelling(int row, int column, int entry, bool entering);

    /// <summary>The bath raises S_z; the projection is 2 S_z before.</summary>
    void Raised(int row, int column, int doubledSpin, int doubledProjection);

    /// <summary>The bath lowers S_z; the projection is 2 S_z after.</summary>
    void Lowered(int row, int column, int doubledSpin, int doubledProjection);
}
