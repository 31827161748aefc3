namespace SpinTorque;

/// <summary>The proportional-integral control of the step: h' = h min(10, max(1/5, 0.9 error^-0.17 previous^0.04)), error 1 being the tolerance.</summary>
internal sealed class StepController
{
    private const double Safety = 0.9, Proportional = 0.17, Integral = 0.04, Shrink = 0.2, Grow = 10.0, SmallestError = 1e-4;

    private double _previous = SmallestError;
    private bool _rejected;

    public double Accepted(double step, double error)
    {
        double factor = Factor(error) * Math.Pow(_previous, Integral);
        double limit = _rejected ? 1.0 : Grow;
        (_previous, _rejected) = (Math.Max(error, SmallestError), false);
        return step * Math.Clamp(factor, Shrink, limit);
    }

    public double Rejected(double step, double error)
    {
        _rejected = true;
        return step * Math.Clamp(Factor(error), Shrink, Safety);
    }

    private static double Factor(double error) => Safety * Math.Pow(Math.Max(error, 1e-30), -Proportional);
}
