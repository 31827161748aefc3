using System.Globalization;
using System.Xml;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Pictures;

/// <summary>Writes the pictures of a map, each complete or not at all.</summary>
internal static class PictureFolder
{
    /// <summary>File name of the page.</summary>
    public const string PageName = "map.html";

    /// <summary>Writes a figure of each quantity and the page.</summary>
    /// <returns>The names of the files.</returns>
    public static IReadOnlyList<string> Write(string folder, MapPicture picture, PictureStyle style)
    {
        var names = new List<string>();
        foreach (PictureQuantity quantity in picture.Quantities)
        {
            names.Add(FigureName(quantity.Name));
            AtomicFile.WriteText(Path.Combine(folder, names[^1]), writer => MapFigure.Write(picture, quantity, style, writer));
        }
        AtomicFile.WriteText(Path.Combine(folder, PageName), writer => MapPage.Write(picture, style, writer));
        names.Add(PageName);
        return names;
    }

    /// <summary>Writes the cuts of each quantity.</summary>
    /// <returns>The names of the files.</returns>
    public static IReadOnlyList<string> Write(string folder, MapPicture picture, IEnumerable<MapCut> cuts)
    {
        var names = new List<string>();
        foreach (MapCut cut in cuts)
        {
            foreach (PictureQuantity quantity in picture.Quantities)
            {
                names.Add(cut.FileName(quantity));
                AtomicFile.WriteText(Path.Combine(folder, names[^1]), writer => cut.Write(quantity, writer));
            }
        }
        return names;
    }

    /// <summary>Makes a PNG beside each SVG where a program for it is found.</summary>
    /// <returns>What was done, in a line for the reader.</returns>
    public static string Rasterise(string folder, IEnumerable<string> names)
    {
        string[] figures = [.. names.Where(IsFigure).Select(name => Path.Combine(folder, name))];
        if (PngConverter.Found is not { } converter)
            return "PNG: none, for neither rsvg-convert nor chromium is installed.";
        int made = figures.Count(figure => Size(figure) is var (width, height) && converter.Convert(figure, width, height));
        return made == figures.Length
            ? $"PNG: beside each SVG, by {converter.Name}."
            : $"PNG: {made} of {figures.Length}; {converter.Name} failed on the rest.";
    }

    /// <summary>True of the name of an SVG.</summary>
    public static bool IsFigure(string name) => name.EndsWith(".svg", StringComparison.Ordinal);

    /// <summary>File name of a quantity's figure.</summary>
    public static string FigureName(string quantity) => $"{Stem(quantity)}.svg";

    /// <summary>A quantity's name as the beginning of a file name.</summary>
    public static string Stem(string quantity) => quantity.Replace('[', '-').Replace("]", "", StringComparison.Ordinal);

    private static (double Width, double Height) Size(string figure)
    {
        using XmlReader reader = XmlReader.Create(figure);
        reader.MoveToContent();
        return (double.Parse(reader.GetAttribute("width")!, CultureInfo.InvariantCulture), double.Parse(reader.GetAttribute("height")!, CultureInfo.InvariantCulture));
    }
}
