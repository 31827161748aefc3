namespace SpinTorque;

/// <summary>A transient class eliminated once, for any number of right-hand sides; only sums, products and quotients of non-negative numbers.</summary>
internal interface ITransientFactors
{
    /// <summary>
    /// Solves s_k h_k = b_k + sum_i a_ik h_i in place of b, b_k being the flow from k out of the class into a target: h_k is the probability
    /// that the target is reached from k.
    /// </summary>
    void Reach(Span<Extended> b);

    /// <summary>
    /// Solves s_k y_k = r_k + sum_j a_kj y_j in place of r, r_k being the weight that enters the class at k: y_k is the time spent there.
    /// </summary>
    void Stay(Span<Extended> r);
}
