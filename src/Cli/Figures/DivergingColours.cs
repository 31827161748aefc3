namespace SpinTorque.Cli.Figures;

/// <summary>
/// Diverging colours computed in Msh, the polar form of CIE L*a*b* (Moreland, 2009):
/// L = M cos s, a = M sin s cos h, b = M sin s sin h.
/// </summary>
internal static class DivergingColours
{
    // The ends share M and s and differ in hue only, so that the map is symmetrical in lightness;
    // all colours between them lie inside sRGB.
    private const double EndMagnitude = 70;
    private const double EndSaturation = 1.08;
    private const double MiddleMagnitude = 94;
    private const double CoolHue = -1.15;
    private const double WarmHue = 0.5;

    // Hues turn towards the middle to even out the perceived steps while M rises; by less than
    // Moreland's formula has it, which for this light a middle would turn red to brown and blue to cyan.
    private const double HueTwist = 0.5;

    /// <summary>Blue at 0, near-white at 1/2, red at 1.</summary>
    public static Rgb CoolWarm(double t)
    {
        var towardsMiddle = 1 - Math.Abs(2 * t - 1);
        var m = EndMagnitude + (MiddleMagnitude - EndMagnitude) * towardsMiddle;
        var s = EndSaturation * (1 - towardsMiddle);
        var h = t < 0.5 ? CoolHue - HueTwist * towardsMiddle : WarmHue + HueTwist * towardsMiddle;
        return CieLab.ToRgb(m * Math.Cos(s), m * Math.Sin(s) * Math.Cos(h), m * Math.Sin(s) * Math.Sin(h));
    }
}
