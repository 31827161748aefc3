namespace SpinTorque;

/// <summary>
/// The sweeps of one vector between two solves of the classes, over-relaxed: for two sectors whose plain sweeps contract by r, sweeps that go
/// ω = 2/(1 + √(1 − r)) times as far contract by ω − 1 (D. M. Young, Trans. Am. Math. Soc. 76, 92, 1954).
/// </summary>
/// <param name="sweep">The sweep.</param>
internal sealed class SweepSeries(SectorSweep sweep)
{
    // Contracts by 0.2 wherever plain sweeps do by up to 0.56.
    private const double OverRelaxation = 1.2;

    // A step this much shorter than the first one leaves more to the classes than to sweeps.
    private const double Enough = 0.01;

    // And a step this much shorter than the longest ever is rounding.
    private const double Rounding = 1e-15;

    // Steps that grow by this are driven by over-relaxation: a chain with cycles that hardly ever turn back.
    private const double Growth = 4;

    private const int MostSweeps = 8;

    private double _factor = 1;
    private double _longest;
    private double _least = double.PositiveInfinity;
    private bool _grew;

    /// <summary>How many sweeps to do at most between two solves of the classes; the cost of both in their transitions.</summary>
    /// <param name="layout">The classes.</param>
    public static int Most(ClassLayout layout)
    {
        double ratio = layout.Pattern.EntryCount * 12.0 / layout.Structure.TransitionCount;
        return Math.Clamp((int)Math.Round(Math.Sqrt(10 * ratio)), 1, MostSweeps);
    }

    /// <summary>Sweeps until little is left to do; returns by how much the vector changed, summed.</summary>
    /// <param name="vector">The vector, relative to the scale.</param>
    /// <param name="source">Right-hand side; null for zero.</param>
    /// <param name="weights">The scale.</param>
    /// <param name="most">Most sweeps.</param>
    public double Run(double[] vector, double[]? source, double[] weights, int most)
    {
        double first = sweep.Run(vector, source, weights, _factor), moved = first, last = first;
        _longest = Math.Max(_longest, first);
        for (int count = 1; count < most && last > Math.Max(Enough * first, Rounding * _longest); count++)
            moved += last = sweep.Run(vector, source, weights, _factor);
        _grew |= _factor > 1 && moved > Growth * _least;
        _least = Math.Min(_least, moved);
        _factor = _grew ? 1 : OverRelaxation;
        return moved;
    }
}
