using System.Globalization;

namespace SpinTorque.Cli.Pictures;

/// <summary>A map as a table: one row a point with x, y and every quantity, in digits that read back to the same doubles.</summary>
internal static class MapCsv
{
    /// <summary>File name of the table.</summary>
    public const string FileName = "map.csv";

    /// <summary>Writes the table; where there is no value the field is empty.</summary>
    public static void Write(MapPicture picture, Stream stream)
    {
        using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        double[] x = picture.X.Shown.Values, y = picture.Y?.Shown.Values ?? [];
        string[] axes = picture.Y is null ? [picture.X.Path] : [picture.X.Path, picture.Y.Path];
        writer.WriteLine(string.Join(',', axes.Concat(picture.Quantities.Select(quantity => quantity.Name)).Select(Quoted)));
        for (int row = 0; row < Math.Max(1, y.Length); row++)
        {
            for (int column = 0; column < x.Length; column++)
            {
                writer.Write(Number(x[column]));
                if (picture.Y is not null)
                    writer.Write($",{Number(y[row])}");
                foreach (PictureQuantity quantity in picture.Quantities)
                    writer.Write($",{Number(quantity.Values[row, column])}");
                writer.WriteLine();
            }
        }
    }

    private static string Number(double value) => double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture);

    // RFC 4180: names of leads may hold anything
    private static string Quoted(string name) =>
        name.AsSpan().ContainsAny(",\"\n") ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : name;
}
