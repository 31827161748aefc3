namespace SpinTorque.Cli.Scattering;

/// <summary>What <c>scattering</c> and its commands print for a reader.</summary>
internal static class ScatteringText
{
    private const int NameWidth = 32;
    private const int ColumnWidth = 16;

    /// <summary>Prints named numbers one under the other; those without a value are left out.</summary>
    public static void Write(IEnumerable<(string Name, double? Value, string Unit)> values, TextWriter output)
    {
        foreach ((string name, double? value, string unit) in values)
        {
            if (value is { } number && double.IsFinite(number))
                output.WriteLine($"{name.PadRight(NameWidth)}{number:G9} {unit}".TrimEnd());
        }
    }

    /// <summary>Prints a table.</summary>
    public static void Write(IReadOnlyList<(string Name, double[] Values)> columns, TextWriter output)
    {
        output.WriteLine(string.Concat(columns.Select(column => column.Name.PadRight(ColumnWidth))).TrimEnd());
        for (int row = 0; row < columns[0].Values.Length; row++)
        {
            int at = row;
            output.WriteLine(string.Concat(columns.Select(column => $"{column.Values[at]:G8}".PadRight(ColumnWidth))).TrimEnd());
        }
    }
}
