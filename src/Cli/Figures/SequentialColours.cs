namespace SpinTorque.Cli.Figures;

/// <summary>Perceptually uniform sequential colours: viridis and magma from eighteen knots of the published maps, and grey.</summary>
internal static class SequentialColours
{
    // Every fifteenth of the 256 published colours (CC0), red, green, blue in [0, 1].
    private static readonly (double R, double G, double B)[] ViridisKnots =
    [
        (0.2670, 0.0049, 0.3294), (0.2819, 0.0897, 0.4124), (0.2803, 0.1657, 0.4765),
        (0.2637, 0.2376, 0.5188), (0.2374, 0.3052, 0.5419), (0.2086, 0.3678, 0.5527),
        (0.1823, 0.4262, 0.5571), (0.1592, 0.4822, 0.5581), (0.1378, 0.5375, 0.5549),
        (0.1211, 0.5927, 0.5446), (0.1281, 0.6477, 0.5235), (0.1807, 0.7014, 0.4882),
        (0.2741, 0.7520, 0.4366), (0.3952, 0.7975, 0.3678), (0.5356, 0.8358, 0.2819),
        (0.6889, 0.8654, 0.1827), (0.8456, 0.8873, 0.0997), (0.9932, 0.9062, 0.1439),
    ];

    private static readonly (double R, double G, double B)[] MagmaKnots =
    [
        (0.0015, 0.0005, 0.0139), (0.0355, 0.0284, 0.1252), (0.1028, 0.0630, 0.2579),
        (0.1915, 0.0648, 0.3962), (0.2914, 0.0646, 0.4755), (0.3843, 0.0979, 0.5010),
        (0.4758, 0.1346, 0.5079), (0.5692, 0.1675, 0.5041), (0.6649, 0.1981, 0.4888),
        (0.7611, 0.2312, 0.4602), (0.8521, 0.2761, 0.4186), (0.9259, 0.3468, 0.3750),
        (0.9697, 0.4469, 0.3603), (0.9894, 0.5579, 0.3917), (0.9966, 0.6683, 0.4562),
        (0.9967, 0.7768, 0.5410), (0.9924, 0.8843, 0.6401), (0.9871, 0.9914, 0.7495),
    ];

    /// <summary>The colour of viridis at <paramref name="t"/> in [0, 1].</summary>
    public static Rgb Viridis(double t) => Interpolate(ViridisKnots, t);

    /// <summary>The colour of magma at <paramref name="t"/> in [0, 1].</summary>
    public static Rgb Magma(double t) => Interpolate(MagmaKnots, t);

    /// <summary>The grey of CIE lightness 100 <paramref name="t"/>.</summary>
    public static Rgb Grey(double t) => CieLab.ToRgb(100 * t, 0, 0);

    private static Rgb Interpolate((double R, double G, double B)[] knots, double t)
    {
        var position = t * (knots.Length - 1);
        var i = Math.Min((int)position, knots.Length - 2);
        var u = position - i;
        var (before, left, right, after) = (Knot(knots, i - 1), knots[i], knots[i + 1], Knot(knots, i + 2));
        return Rgb.FromUnit(
            CatmullRom(before.R, left.R, right.R, after.R, u),
            CatmullRom(before.G, left.G, right.G, after.G, u),
            CatmullRom(before.B, left.B, right.B, after.B, u));
    }

    // Beyond the ends the knots continue on a parabola.
    private static (double R, double G, double B) Knot((double R, double G, double B)[] knots, int i)
    {
        if (i >= 0 && i < knots.Length) return knots[i];
        var (a, b, c) = i < 0 ? (knots[0], knots[1], knots[2]) : (knots[^1], knots[^2], knots[^3]);
        return (3 * (a.R - b.R) + c.R, 3 * (a.G - b.G) + c.G, 3 * (a.B - b.B) + c.B);
    }

    private static double CatmullRom(double a, double b, double c, double d, double u) =>
        b + u / 2 * (c - a + u * (2 * a - 5 * b + 4 * c - d + u * (3 * (b - c) + d - a)));
}
