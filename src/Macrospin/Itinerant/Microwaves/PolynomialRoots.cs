namespace SpinTorque;

/// <summary>
/// Real polynomials as lists of coefficients, the constant first. Between neighbouring zeros of its derivative a polynomial is monotone, so that
/// every change of sign there is one zero and none is missed.
/// </summary>
internal static class PolynomialRoots
{
    /// <summary>All zeros in an interval, ascending, each bisected to the last bit; one of even order is found where rounding leaves it a zero.</summary>
    public static IReadOnlyList<double> Between(IReadOnlyList<double> polynomial, double low, double high)
    {
        if (polynomial.Count < 2)
            return [];
        double[] derivative = [.. polynomial.Skip(1).Select((c, n) => (n + 1) * c)];
        double[] edges = [low, .. Between(derivative, low, high), high];
        var zeros = new List<double>();
        for (int n = 0; n + 1 < edges.Length; n++)
        {
            if (Zero(polynomial, edges[n], edges[n + 1]) is { } zero && (zeros.Count == 0 || zero > zeros[^1]))
                zeros.Add(zero);
        }
        return zeros;
    }

    /// <summary>The value at x.</summary>
    public static double Value(IReadOnlyList<double> polynomial, double x)
    {
        double value = 0.0;
        for (int n = polynomial.Count - 1; n >= 0; n--)
            value = value * x + polynomial[n];
        return value;
    }

    /// <summary>The product of two.</summary>
    public static double[] Product(IReadOnlyList<double> one, IReadOnlyList<double> other)
    {
        double[] product = new double[one.Count + other.Count - 1];
        for (int n = 0; n < one.Count; n++)
        {
            for (int m = 0; m < other.Count; m++)
                product[n + m] += one[n] * other[m];
        }
        return product;
    }

    /// <summary>The first and a multiple of the second.</summary>
    public static double[] Sum(IReadOnlyList<double> one, double factor, IReadOnlyList<double> other)
    {
        double[] sum = new double[Math.Max(one.Count, other.Count)];
        for (int n = 0; n < sum.Length; n++)
            sum[n] = (n < one.Count ? one[n] : 0.0) + factor * (n < other.Count ? other[n] : 0.0);
        return sum;
    }

    private static double? Zero(IReadOnlyList<double> polynomial, double low, double high)
    {
        int left = Math.Sign(Value(polynomial, low)), right = Math.Sign(Value(polynomial, high));
        if (left == 0 || right == 0)
            return left == 0 ? low : high;
        if (left == right)
            return null;
        while (true)
        {
            double middle = low + (high - low) / 2.0;
            if (middle <= low || middle >= high)
                return high;
            if (Math.Sign(Value(polynomial, middle)) == left)
                low = middle;
            else
                high = middle;
        }
    }
}
