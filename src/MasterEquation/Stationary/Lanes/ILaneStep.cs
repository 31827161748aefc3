using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>Eliminates a few neighbouring states of four chains side by side.</summary>
internal interface ILaneStep
{
    /// <summary>Lower bounds, lane by lane, of every product l_i a_kj that was added so far.</summary>
    Vector256<double> SmallestProduct { get; set; }

    /// <summary>
    /// Eliminates the states from a place on, one after another, which join those up to another place: a_ij += l_i a_kj, l_i = a_ik/s_k,
    /// s_k = sum_i a_ik.
    /// </summary>
    /// <param name="k">First place.</param>
    /// <param name="depth">How many states; at most a panel.</param>
    /// <param name="last">Last place that they join.</param>
    /// <param name="factors">Where their rows are kept.</param>
    void Eliminate(int k, int depth, int last, LaneFactors factors);
}
