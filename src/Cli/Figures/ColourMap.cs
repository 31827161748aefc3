namespace SpinTorque.Cli.Figures;

/// <summary>A map from the unit interval to colours, with one colour outside the map for pixels without a value.</summary>
internal sealed class ColourMap
{
    private static readonly Rgb FailedGrey = new(0x80, 0x80, 0x80);
    private static readonly Rgb FailedOchre = new(0xd9, 0x8b, 0x5f);

    private readonly Func<double, Rgb> _colour;

    private ColourMap(string name, Rgb failed, Func<double, Rgb> colour)
    {
        Name = name;
        Failed = failed;
        _colour = colour;
    }

    /// <summary>Sequential, from dark violet through green to yellow.</summary>
    public static ColourMap Viridis { get; } = new("viridis", FailedGrey, SequentialColours.Viridis);

    /// <summary>Sequential, from black through purple to pale yellow.</summary>
    public static ColourMap Magma { get; } = new("magma", FailedGrey, SequentialColours.Magma);

    /// <summary>Diverging, from blue through near-white to red.</summary>
    public static ColourMap CoolWarm { get; } = new("cool-warm", FailedGrey, DivergingColours.CoolWarm);

    /// <summary>Sequential, from black to white with CIE lightness proportional to the argument.</summary>
    public static ColourMap Grey { get; } = new("grey", FailedOchre, SequentialColours.Grey);

    /// <summary>All maps, in the order they are listed to the user.</summary>
    public static IReadOnlyList<ColourMap> All { get; } = [Viridis, Magma, CoolWarm, Grey];

    /// <summary>The name by which <see cref="ByName"/> finds the map.</summary>
    public string Name { get; }

    /// <summary>The colour of pixels without a value; it does not occur in the map.</summary>
    public Rgb Failed { get; }

    /// <summary>Finds a map by its name, whatever the case of the letters.</summary>
    public static ColourMap ByName(string name) =>
        All.FirstOrDefault(map => string.Equals(map.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException(
            $"There is no colour map '{name}'; known are {string.Join(", ", All.Select(map => map.Name))}.", nameof(name));

    /// <summary>The colour at <paramref name="t"/>: arguments outside [0, 1] take the end colours, NaN the failed one.</summary>
    public Rgb At(double t) => double.IsNaN(t) ? Failed : _colour(Math.Clamp(t, 0, 1));
}
