using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// What currents and conductances of four points can lose where derivatives, and detours, of states outside a range are left out.
/// </summary>
/// <remarks>
/// By the theorem of trees a probability is a quotient of sums of products of rates, each rate at most once, so |d ln P/d mu| &lt;= 2n/T, and the
/// same holds for where a detour outside the range ends. Detours leave it at the rate F &lt;= q P_edge, and what is left out of P' is
/// Q^# r with |r|_1 &lt;= 2 F (2n + 1)/T, at most 2 |r|_1 times the mean time to the root (docs/numerics.md).
/// </remarks>
internal readonly struct NeglectedStates
{
    private readonly Vector256<double> _outside;
    private readonly Vector256<double> _edge;
    private readonly Vector256<double> _largestExit;
    private readonly int _count;

    /// <param name="p">Probabilities.</param>
    /// <param name="outside">Probability outside the range.</param>
    /// <param name="kept">The range.</param>
    /// <param name="width">Half-bandwidth.</param>
    /// <param name="largestExit">An upper bound of every exit rate.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public NeglectedStates(Vector256<double>[] p, Vector256<double> outside, StateRange kept, int width, Vector256<double> largestExit)
    {
        (_count, _largestExit) = (p.Length, largestExit);
        (_outside, _edge) = (outside, Vector256<double>.Zero);
        for (int k = kept.First; kept.First > 0 && k < Math.Min(kept.Last + 1, kept.First + width); k++)
            _edge += p[k];
        for (int k = kept.Last; kept.Last < p.Length - 1 && k > Math.Max(kept.First - 1, kept.Last - width); k--)
            _edge += p[k];
        if (kept == StateRange.All(p.Length))
            return;
        _outside += Vector256.Create(p.Length * double.Epsilon);        // what is below the range of doubles
        _edge += Vector256.Create(2 * width * double.Epsilon);
    }

    /// <summary>Bound of what a current loses.</summary>
    public double OfCurrent(int lane) => _largestExit[lane] * _outside[lane];

    /// <summary>Bound of what a response loses.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="temperature">T of the lead that moves.</param>
    /// <param name="hittingTime">Mean time to the root from any state of the range, at most.</param>
    public double OfResponse(int lane, double temperature, double hittingTime)
    {
        double detours = _edge[lane] == 0 ? 0 : _largestExit[lane] * _edge[lane] * hittingTime;
        return _largestExit[lane] * (16.0 * _count / temperature) * (_outside[lane] + detours);
    }
}
