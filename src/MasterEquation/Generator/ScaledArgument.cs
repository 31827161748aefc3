namespace SpinTorque;

/// <summary>x = Constant + Slope m in double-double, rounded once: (dE - mu)/T along a table.</summary>
internal readonly struct ScaledArgument(DoubleDouble constant, DoubleDouble slope)
{
    private readonly double _constant = constant.High;
    private readonly double _constantLow = constant.Low;
    private readonly double _slope = slope.High;
    private readonly double _slopeLow = slope.Low;

    /// <summary>The value at an integer m as a double and what it leaves out.</summary>
    public (double High, double Low) At(int m)
    {
        double p = _slope * m;
        double pLow = Math.FusedMultiplyAdd(_slope, m, -p) + _slopeLow * m;
        double s = _constant + p;
        double v = s - _constant;
        double low = (_constant - (s - v)) + (p - v) + (pLow + _constantLow);
        double high = s + low;
        return (high, low - (high - s));
    }
}
