namespace SpinTorque;

/// <summary>Fermi and Bose functions of a continuous argument, with their logarithms where the function itself would underflow.</summary>
internal static class ThermalFunction
{
    // e^-37 is half a unit of rounding.
    private const double Tail = 37;

    /// <summary>f(x) = 1/(1 + e^x), relative error a few units of rounding; zero beyond x = 709.</summary>
    public static double Fermi(double x)
    {
        double t = Math.Exp(-Math.Abs(x));
        return x > 0 ? t / (1 + t) : 1 / (1 + t);
    }

    /// <summary>ln f(x), finite for every x.</summary>
    public static double LogFermi(double x) => -Math.Max(x, 0) - Math.Log(1 + Math.Exp(-Math.Abs(x)));

    /// <summary>b(x) = x/(1 - e^-x), b(0) = 1: x/2 e^(x/2)/sinh(x/2), relative error a few units of rounding.</summary>
    public static double Bose(double x) => x switch
    {
        0 => 1,
        > Tail => x,
        < -Tail => -x * Math.Exp(x),
        _ => x / 2 * Math.Exp(x / 2) / Math.Sinh(x / 2),
    };

    /// <summary>ln b(x), finite for every x.</summary>
    public static double LogBose(double x) => x < -Tail ? Math.Log(-x) + x : Math.Log(Bose(x));
}
