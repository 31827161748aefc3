namespace SpinTorque;

/// <summary>Bisection to the last bit.</summary>
internal static class Bisection
{
    /// <summary>The place where a condition that holds from the low end on ceases to hold.</summary>
    /// <param name="low">Where it holds.</param>
    /// <param name="high">Where it does not.</param>
    /// <param name="holds">The condition.</param>
    public static double Last(double low, double high, Func<double, bool> holds)
    {
        while (true)
        {
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high)
                return middle;
            if (holds(middle))
                low = middle;
            else
                high = middle;
        }
    }
}
