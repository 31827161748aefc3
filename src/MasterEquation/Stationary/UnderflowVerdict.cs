using System.Buffers;

namespace SpinTorque;

/// <summary>Whether doubles were long enough for an elimination: underflow can have cost no digit of any probability.</summary>
internal static class UnderflowVerdict
{
    // A product above this is normal, and a sum that loses less than 1e-308 keeps it to 1e-18 relative.
    private const double NormalRange = 1e-290;

    // All that underflows may move the logarithm of a probability by this.
    private const double Negligible = 1e-18;

    /// <summary>True where rates are of a size that the limits below are meant for.</summary>
    /// <param name="scale">Largest exit rate of the chain.</param>
    public static bool IsOfScale(double scale) => scale is >= 1e-20 and <= 1e100;

    /// <summary>True where nothing that was added underflowed.</summary>
    /// <param name="ratesUnderflow">Whether a rate itself left the normal range.</param>
    /// <param name="smallestProduct">A lower bound of every product that was added.</param>
    public static bool LostNothing(bool ratesUnderflow, double smallestProduct) => !ratesUnderflow && smallestProduct >= NormalRange;

    /// <summary>True where no underflow can have mattered, since every state and the root reach each other often enough.</summary>
    /// <remarks>
    /// An x lost from a rate a_ij changes no ln P_k by more than x P_j (R_i + R_j), where 1/R_i is P_i times the rate at which i is left for
    /// the root without return (proof in docs/numerics.md). Each of at most w^2 products a state, l_i a_kj with l_i &lt;= 1 and
    /// a_kj &lt;= scale, loses less than 2^-1074 (1 + scale); rates themselves, of several leads, less than 2^-1070 (1 + scale).
    /// </remarks>
    /// <param name="weights">Probabilities.</param>
    /// <param name="stays">Upper bounds of P_k R_k, the time spent at k from there on before the root is reached; no number or infinite where too large.</param>
    /// <param name="width">Half-bandwidth.</param>
    /// <param name="scale">Largest exit rate of the chain.</param>
    public static bool RootIsNear(ReadOnlySpan<Extended> weights, ReadOnlySpan<double> stays, int width, double scale)
    {
        width = Math.Max(1, width);
        Extended[] largest = ArrayPool<Extended>.Shared.Rent(weights.Length / width + 3);       // of each run of w states, one run of padding before
        Array.Clear(largest);
        for (int k = 0; k < weights.Length; k++)
        {
            ref Extended run = ref largest[k / width + 1];
            run = Larger(run, weights[k]);
        }
        double losses = 2.0 * weights.Length * (width + 1.0) * (width + 1.0) * (1 + scale);
        double longest = Negligible / losses / Math.ScaleB(1, -1070);
        bool near = true;
        for (int k = 0; near && k < weights.Length; k++)
        {
            int run = k / width + 1;
            Extended nearby = Larger(Larger(largest[run - 1], largest[run]), largest[run + 1]);
            near = stays[k] <= longest && !(nearby * Extended.From(stays[k])).IsAbove(weights[k] * Extended.From(longest));
        }
        ArrayPool<Extended>.Shared.Return(largest);
        return near;
    }

    private static Extended Larger(Extended left, Extended right) => right.IsAbove(left) ? right : left;
}
