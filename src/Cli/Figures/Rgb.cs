namespace SpinTorque.Cli.Figures;

/// <summary>An sRGB colour of eight bits a channel.</summary>
internal readonly record struct Rgb(byte R, byte G, byte B)
{
    /// <summary>The colour as a web hexadecimal triplet, such as <c>#440154</c>.</summary>
    public string Hex => $"#{R:x2}{G:x2}{B:x2}";

    /// <summary>Rounds channels given in [0, 1], clipping what lies outside the gamut.</summary>
    public static Rgb FromUnit(double r, double g, double b) => new(ToByte(r), ToByte(g), ToByte(b));

    private static byte ToByte(double channel) => (byte)Math.Round(255 * Math.Clamp(channel, 0, 1));
}
