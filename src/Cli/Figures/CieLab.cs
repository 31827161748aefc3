namespace SpinTorque.Cli.Figures;

/// <summary>Conversion from CIE L*a*b* (white point D65) to sRGB.</summary>
internal static class CieLab
{
    /// <summary>The sRGB colour of the given lightness and opponent coordinates.</summary>
    public static Rgb ToRgb(double lightness, double a, double b)
    {
        var fy = (lightness + 16) / 116;
        var x = 0.95047 * Cube(fy + a / 500);
        var y = Cube(fy);
        var z = 1.08883 * Cube(fy - b / 200);
        return Rgb.FromUnit(
            Companded(3.2404542 * x - 1.5371385 * y - 0.4985314 * z),
            Companded(-0.9692660 * x + 1.8760108 * y + 0.0415560 * z),
            Companded(0.0556434 * x - 0.2040259 * y + 1.0572252 * z));
    }

    // Inverse of the CIE f(t): a cube above (6/29), a straight line below.
    private static double Cube(double f) => f > 6.0 / 29 ? f * f * f : 108.0 / 841 * (f - 4.0 / 29);

    private static double Companded(double linear) =>
        linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.Pow(linear, 1 / 2.4) - 0.055;
}
