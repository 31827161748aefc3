namespace SpinTorque;

/// <summary>Gauss-Legendre quadrature of 16 nodes on each of several panels: exact for polynomials of degree 31.</summary>
internal static class GaussLegendre
{
    private const int Count = 16;

    private static readonly (double Node, double Weight)[] Rule = Build();

    /// <summary>Integral of a function over an interval cut into equal panels.</summary>
    public static double Integrate(double from, double to, int panels, Func<double, double> function)
    {
        double sum = 0;
        Visit(from, to, panels, (x, weight) => sum += weight * function(x));
        return sum;
    }

    /// <summary>Shows every node with its weight, in ascending order.</summary>
    public static void Visit(double from, double to, int panels, Action<double, double> visit)
    {
        double half = (to - from) / (2 * panels);
        for (int panel = 0; panel < panels; panel++)
        {
            double centre = from + (2 * panel + 1) * half;
            foreach ((double node, double weight) in Rule)
                visit(centre + half * node, half * weight);
        }
    }

    // Newton's method on P_n from Chebyshev's guesses; w = 2/((1 - x^2) P_n'^2).
    private static (double Node, double Weight)[] Build()
    {
        var rule = new (double, double)[Count];
        for (int i = 0; i < Count; i++)
        {
            double x = -Math.Cos(Math.PI * (i + 0.75) / (Count + 0.5));
            double slope = 0;
            for (int step = 0; step < 8; step++)
            {
                (double value, slope) = Legendre(x);
                x -= value / slope;
            }
            rule[i] = (x, 2 / ((1 - x * x) * slope * slope));
        }
        return rule;
    }

    private static (double Value, double Slope) Legendre(double x)
    {
        double before = 1, value = x;
        for (int n = 2; n <= Count; n++)
            (before, value) = (value, ((2 * n - 1) * x * value - (n - 1) * before) / n);
        return (value, Count * (x * value - before) / (x * x - 1));
    }
}
