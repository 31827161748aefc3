namespace SpinTorque;

/// <summary>Sums of numbers given by their logarithms.</summary>
internal static class LogarithmicSum
{
    /// <summary>ln(e^a + e^b); minus infinity stands for zero.</summary>
    public static double Of(double a, double b)
    {
        (double large, double small) = a > b ? (a, b) : (b, a);
        return double.IsNegativeInfinity(small) ? large : large + Math.Log(1 + Math.Exp(small - large));
    }
}
