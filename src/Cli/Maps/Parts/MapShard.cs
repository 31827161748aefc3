using System.Globalization;

namespace SpinTorque.Cli.Maps;

/// <summary>A share of a map's tiles: every <paramref name="Of"/>-th, so that all shares are about equally dear.</summary>
/// <param name="Number">From 1 to <paramref name="Of"/>.</param>
/// <param name="Of">How many shares there are.</param>
internal readonly record struct MapShard(int Number, int Of)
{
    /// <summary>The whole map.</summary>
    public static MapShard Whole { get; } = new(1, 1);

    /// <summary>True where this is all there is.</summary>
    public bool IsWhole => Of == 1;

    /// <summary>The part of file names that tells shares apart.</summary>
    public string Tag => $"{Number}-of-{Of}";

    /// <summary>The share of a <see cref="Tag"/>; null where it is none.</summary>
    public static MapShard? OfTag(string tag) => TryParse(tag.Replace("-of-", "/", StringComparison.Ordinal), out MapShard shard) ? shard : null;

    /// <summary>Reads <c>I/N</c>.</summary>
    public static bool TryParse(string text, out MapShard shard)
    {
        string[] parts = text.Split('/');
        shard = Whole;
        if (parts.Length != 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int of))
        {
            return false;
        }
        shard = new MapShard(number, of);
        return number >= 1 && number <= of;
    }

    /// <summary>Its tiles, in order.</summary>
    public IEnumerable<MapTile> Tiles(MapTiling tiling)
    {
        int number = Number, of = Of;
        return tiling.All.Where(tile => tile.Index % of == number - 1);
    }
}
