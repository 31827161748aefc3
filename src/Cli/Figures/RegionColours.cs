namespace SpinTorque.Cli.Figures;

/// <summary>Fill colours of regions: pale, apart in lightness and in common forms of colour blindness, the same for a name in every figure.</summary>
internal static class RegionColours
{
    private static readonly Dictionary<string, Rgb> Known = new(StringComparer.Ordinal)
    {
        ["(-1)"] = new(0x9e, 0xc9, 0xe2),
        ["(+1)"] = new(0xfd, 0xd0, 0xa2),
        ["(-1,+1)"] = new(0xf2, 0xf0, 0xec),
        ["(SP)"] = new(0x66, 0xb2, 0x8a),
        ["(SP,+1)"] = new(0xf5, 0xe6, 0x7a),
        ["(-1,SP)"] = new(0xa9, 0xdc, 0xc8),
        ["(-1,SP,+1)"] = new(0xe3, 0x9b, 0xc0),
    };

    private static readonly Rgb[] Others = [new(0xc7, 0xb8, 0xe0), new(0xd9, 0xb3, 0x8c), new(0xbd, 0xbd, 0xbd), new(0xb5, 0xd3, 0x6b)];

    /// <summary>The colour of each name.</summary>
    public static Rgb[] Of(IReadOnlyList<string> names)
    {
        int others = 0;
        return [.. names.Select(name => Known.TryGetValue(name, out Rgb colour) ? colour : Others[others++ % Others.Length])];
    }
}
