namespace SpinTorque;

/// <summary>Squares of the cosine and sine of half an angle, right to an ulp or two and exact at multiples of 90 degrees.</summary>
internal static class HalfAngle
{
    /// <summary>(cos^2(theta/2), sin^2(theta/2)) for theta in degrees.</summary>
    public static (double CosSquared, double SinSquared) Squares(DoubleDouble degrees)
    {
        // The squares have period 360 and are even: fold to 0..180. The reduction is exact for decimals that a model file holds.
        double turns = Math.Round(degrees.High / 360);
        DoubleDouble folded = degrees - 360.0 * (DoubleDouble)turns;
        folded = folded < 0.0 ? -folded : folded;
        if (folded == DoubleDouble.Zero)
            return (1, 0);
        if (folded == 90.0)
            return (0.5, 0.5);
        if (folded == 180.0)
            return (0, 1);
        // The smaller of the two from its own angle, so that neither is a difference of near equals.
        double sin = Math.Sin(ToRadians(folded) / 2);
        double cos = Math.Sin(ToRadians(180.0 - folded) / 2);
        return (cos * cos, sin * sin);
    }

    private static double ToRadians(DoubleDouble degrees) => degrees.High * (Math.PI / 180);
}
