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

    // What a transition of the classes costs at each of their solves, over one of the grain's at each sweep.
    private const double CostOfClasses = 60;

    // Sweeps that pay: about as many as outweigh the classes, while some 36 are needed in all and those of the last cycle are one too many.
    private const double Worth = 6;
    private const int FewestSweeps = 2;
    private const int MostSweeps = 6;

    private double _factor = 1;
    private double _earlier = double.PositiveInfinity;
    private int _pause = 1;                     // plain series after which to over-relax again
    private int _plain = 1;                     // of which so many are still to come
    private bool _suspected;                    // whether the last over-relaxed series made longer steps than the one before

    /// <summary>Sweeps to do at most between two solves of the classes, from the cost of both.</summary>
    /// <param name="layout">The classes.</param>
    public static int Most(ClassLayout layout)
    {
        double ratio = CostOfClasses * layout.Pattern.EntryCount / Math.Max(1, layout.Structure.TransitionCount);
        return (int)Math.Clamp(Math.Round(Math.Sqrt(Worth * ratio)), FewestSweeps, MostSweeps);
    }

    /// <summary>Sweeps until little is left to do; returns by how much the vector changed, summed.</summary>
    /// <param name="vector">The vector, relative to the scale.</param>
    /// <param name="source">Right-hand side; null for zero.</param>
    /// <param name="weights">The scale.</param>
    /// <param name="most">Most sweeps.</param>
    public double Run(double[] vector, double[]? source, double[] weights, int most)
    {
        double first = sweep.Run(vector, source, weights, _factor), moved = first, last = first;
        for (int count = 1; count < most && last > Enough * first; count++)
        {
            last = sweep.Run(vector, source, weights, _factor);
            moved += last;
        }
        Choose(moved > _earlier);
        _earlier = moved;
        return moved;
    }

    // Where steps grow, a plain series tells whether over-relaxation did it, as it does in chains that run in circles, or the start, from which
    // probability has still far to go. Plain ones become more each time, so that they win in the end.
    private void Choose(bool grew)
    {
        if (_factor > 1)
            (_suspected, _plain) = (grew, grew ? 1 : 0);
        else if (_suspected)
            (_suspected, _plain) = (false, grew ? 0 : _pause *= 2);
        else
            _plain--;
        _factor = _plain > 0 ? 1 : OverRelaxation;
    }
}
