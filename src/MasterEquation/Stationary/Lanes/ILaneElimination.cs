using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>Elimination of four chains of one pattern at once, one in each lane of a vector, towards a common root.</summary>
internal interface ILaneElimination
{
    /// <summary>The factors.</summary>
    LaneFactors Factors { get; }

    /// <summary>The state that remains.</summary>
    int Root { get; }

    /// <summary>Lower bounds, lane by lane, of every product that was added.</summary>
    Vector256<double> SmallestProduct { get; }

    /// <summary>Eliminates every state but the root, with the derivatives that the rates carry.</summary>
    void Factor(int root);
}
