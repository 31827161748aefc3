namespace SpinTorque;

/// <summary>Fermi and Bose factors accurate in both tails.</summary>
internal static class ThermalFactors
{
    /// <summary>(f(x), f(-x)) with f(x) = 1/(1 + e^x), each to a few units of rounding; x = high + low in units of T.</summary>
    public static (T Filled, T Empty) Fermi<T>(double high, double low)
        where T : struct, IRateNumber<T>
    {
        bool above = high > 0;
        T t = above ? T.Exp(-high, -low) : T.Exp(high, low);
        T denominator = T.One + t;
        T large = T.One / denominator;
        T small = t / denominator;
        return above ? (small, large) : (large, small);
    }

    /// <summary>(b(x), b(-x)) with b(x) = x/(1 - e^-x), b(0) = 1; x = high + low in units of T.</summary>
    public static (T Forward, T Backward) Bose<T>(double high, double low)
        where T : struct, IRateNumber<T>
    {
        bool forward = high > 0;
        double x = Math.Abs(high);
        T t = forward ? T.Exp(-high, -low) : T.Exp(high, low);
        T large = T.From(x == 0 ? 1 : x / ExponentialKernel.Of(x, forward ? low : -low).Complement);
        return forward ? (large, large * t) : (large * t, large);
    }
}
