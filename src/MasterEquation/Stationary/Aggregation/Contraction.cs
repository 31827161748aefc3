namespace SpinTorque;

/// <summary>Estimates what an iteration has still to go from how its steps shrink: step c/(1 - c), c the worst recent contraction.</summary>
internal sealed class Contraction(int window)
{
    /// <summary>Steps this small are rounding.</summary>
    internal const double Rounding = 1e-14;

    private readonly Queue<double> _steps = new();
    private double _contraction;                // the last that was measured above rounding

    /// <summary>The estimate; infinite until there are enough steps.</summary>
    public double Error { get; private set; } = double.PositiveInfinity;

    /// <summary>Takes a step's size and returns the estimate.</summary>
    public double Add(double step)
    {
        _steps.Enqueue(step);
        if (_steps.Count > window + 1)
            _steps.Dequeue();
        double[] steps = [.. _steps];
        if (steps.Length < 3)
            return Error;
        double worst = 0;
        for (int k = 1; k < steps.Length; k++)
            worst = steps[k] <= Rounding ? worst : Math.Max(worst, steps[k] / steps[k - 1]);
        if (worst is > 0 and < 1)
            _contraction = worst;
        double last = Math.Max(steps[^1], steps[^2]);
        Error = last <= Rounding ? Math.Max(Rounding, last * _contraction / (1 - _contraction))
            : worst < 1 ? steps[^1] * Math.Max(1, worst / (1 - worst)) : double.PositiveInfinity;
        return Error;
    }
}
