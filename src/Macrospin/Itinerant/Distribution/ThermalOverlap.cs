namespace SpinTorque;

/// <summary>Functions of temperature that stay right as T goes to zero and for arguments of any size.</summary>
public static class ThermalOverlap
{
    private const double SeriesBelow = 0.05;

    /// <summary>tanh(x/2T); the sign of x at T = 0.</summary>
    public static double Tanh(double x, double temperature) => temperature > 0.0 ? Math.Tanh(x / temperature / 2.0) : Math.Sign(x);

    /// <summary>Fermi function 1/(1 + e^(x/T)), to relative rounding in its tail; a step with value 1/2 at T = 0.</summary>
    public static double Fermi(double x, double temperature)
    {
        if (temperature == 0.0)
            return (1.0 - Math.Sign(x)) / 2.0;
        double e = Math.Exp(-Math.Abs(x) / temperature);
        return x > 0.0 ? e / (1.0 + e) : 1.0 / (1.0 + e);
    }

    /// <summary>x coth(x/2T) - 2T, not negative; |x| at T = 0.</summary>
    public static double Excess(double x, double temperature)
    {
        double size = Math.Abs(x), z = size / temperature / 2.0;
        if (temperature == 0.0 || double.IsPositiveInfinity(z))
            return Math.Max(0.0, size - 2.0 * temperature);
        if (z < SeriesBelow)
            return 2.0 * temperature * (z * z / 3.0) * (1.0 - z * z / 15.0 * (1.0 - 2.0 * z * z / 21.0 * (1.0 - z * z / 10.0)));
        return size / Math.Tanh(z) - 2.0 * temperature;
    }

    /// <summary>Y(x) = x coth(x/2T); 2T at x = 0, |x| at T = 0.</summary>
    public static double Shot(double x, double temperature) => 2.0 * temperature + Excess(x, temperature);

    /// <summary>
    /// The integral over energy of 1 - F_a(e + x) F_b(e), F = tanh(e/2T): 2 Y(x) for equal temperatures. For unequal ones the sharper function is
    /// written as a smeared sign, which leaves a smooth sum over |u| &lt; 45 in steps of 1/2, right to about 1e-14 for any ratio of temperatures.
    /// </summary>
    /// <param name="x">Distance of the two steps.</param>
    /// <param name="first">One temperature.</param>
    /// <param name="second">The other.</param>
    public static double Of(double x, double first, double second)
    {
        if (first == second)
            return 2.0 * Shot(x, first);
        (double cold, double hot) = first < second ? (first, second) : (second, first);
        if (cold == 0.0)
            return SharpStep(x, hot);
        const double h = 0.5;
        double sum = 0.0;
        for (int n = -90; n <= 90; n++)
        {
            double u = n * h, half = 1.0 / Math.Cosh(u / 2.0);
            sum += half * half / 4.0 * SharpStep(x + cold * u, hot);
        }
        return h * sum;
    }

    // int (1 - sign(e + x) tanh(e/2T)) de = 2T [ln(1 + e^(x/T)) + ln(1 + e^(-x/T))] = 2|x| + 4T ln(1 + e^(-|x|/T))
    private static double SharpStep(double x, double temperature) =>
        2.0 * Math.Abs(x) + 4.0 * temperature * double.LogP1(Math.Exp(-Math.Abs(x) / temperature));
}
