namespace SpinTorque;

/// <summary>Modified Bessel functions without their exponential growth.</summary>
internal static class ScaledBessel
{
    // beyond it the asymptotic series reaches rounding before it diverges
    private const double Far = 40;

    /// <summary>e^(-x) I_m(x) for whole m (small) and x &gt;= 0, to about 1e-15.</summary>
    public static double I(int order, double x) => x > Far ? Asymptotic(order, x) : Series(order, x) * Math.Exp(-x);

    /// <summary>I_(l+1/2)(x)/I_(l-1/2)(x) at index l = 1 ... degree, by downward recurrence.</summary>
    public static double[] HalfOrderRatios(int degree, double x)
    {
        var ratio = new double[degree + 1];
        if (x == 0)
            return ratio;
        double next = 0;
        for (int l = degree + 60 + (int)Math.Min(2 * x, 100_000); l >= 1; l--)
        {
            next = 1 / ((2 * l + 1) / x + next);
            if (l <= degree)
                ratio[l] = next;
        }
        return ratio;
    }

    // sum (x/2)^(2k+m)/(k! (k+m)!): all terms positive
    private static double Series(int order, double x)
    {
        double term = 1;
        for (int k = 1; k <= order; k++)
            term *= x / (2 * k);
        double sum = term, square = x * x / 4;
        for (int k = 1; term > 1e-17 * sum; k++)
            sum += term *= square / (k * (k + order));
        return sum;
    }

    // 1/sqrt(2 pi x) sum (-1)^k prod (4 m^2 - (2j-1)^2)/(k! (8x)^k)
    private static double Asymptotic(int order, double x)
    {
        double term = 1, sum = 1;
        for (int k = 1; k < 80 && Math.Abs(term) > 1e-17; k++)
        {
            term *= -(4.0 * order * order - (2 * k - 1) * (2 * k - 1)) / (8 * k * x);
            sum += term;
        }
        return sum / Math.Sqrt(2 * Math.PI * x);
    }
}
