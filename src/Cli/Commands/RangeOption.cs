using System.CommandLine;
using System.Globalization;

namespace SpinTorque.Cli.Commands;

/// <summary>Options of several numbers divided by a sign, read without the culture: <c>--x -6:0:200</c>, <c>--left 12,4</c>.</summary>
internal static class RangeOption
{
    /// <summary>An option FIRST:LAST:CELLS.</summary>
    public static Option<(double First, double Last, int Cells)> Axis(string name, string description, (double First, double Last, int Cells) fallback) => new(name)
    {
        Description = description,
        HelpName = "FIRST:LAST:CELLS",
        DefaultValueFactory = _ => fallback,
        CustomParser = result =>
        {
            string[] parts = result.Tokens[0].Value.Split(':');
            if (parts.Length == 3 && Number(parts[0]) is { } first && Number(parts[1]) is { } last && last > first
                && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out int cells) && cells is > 0 and <= 10_000)
                return (first, last, cells);
            result.AddError($"{name} takes FIRST:LAST:CELLS with FIRST below LAST and 1 to 10000 cells, such as -6:0:200, not '{result.Tokens[0].Value}'.");
            return fallback;
        },
    };

    /// <summary>An option UP,DOWN of two rates.</summary>
    public static Option<(double Up, double Down)> Rates(string name, string description, (double Up, double Down) fallback) => new(name)
    {
        Description = description,
        HelpName = "UP,DOWN",
        DefaultValueFactory = _ => fallback,
        CustomParser = result =>
        {
            string[] parts = result.Tokens[0].Value.Split(',');
            if (parts.Length == 2 && Number(parts[0]) is { } up and >= 0 && Number(parts[1]) is { } down and >= 0 && up + down > 0)
                return (up, down);
            result.AddError($"{name} takes two rates UP,DOWN that are not negative, such as 12,4, not '{result.Tokens[0].Value}'.");
            return fallback;
        },
    };

    /// <summary>An option X,Y,Z of a vector.</summary>
    public static Option<(double X, double Y, double Z)> Vector(string name, string description, (double X, double Y, double Z) fallback, bool isDirection) => new(name)
    {
        Description = description,
        HelpName = "X,Y,Z",
        DefaultValueFactory = _ => fallback,
        CustomParser = result =>
        {
            string[] parts = result.Tokens[0].Value.Split(',');
            if (parts.Length == 3 && Number(parts[0]) is { } x && Number(parts[1]) is { } y && Number(parts[2]) is { } z
                && (!isDirection || (x, y, z) is not (0, 0, 0)))
                return (x, y, z);
            result.AddError($"{name} takes three numbers X,Y,Z{(isDirection ? ", not all zero" : "")}, such as 0,0.1,1, not '{result.Tokens[0].Value}'.");
            return fallback;
        },
    };

    /// <summary>An option of one number in a range.</summary>
    public static Option<double> Number(string name, string description, double fallback, Func<double, bool> isAllowed, string wanted) => new(name)
    {
        Description = description,
        HelpName = "NUMBER",
        DefaultValueFactory = _ => fallback,
        CustomParser = result =>
        {
            if (Number(result.Tokens[0].Value) is { } value && isAllowed(value))
                return value;
            result.AddError($"{name} takes {wanted}, not '{result.Tokens[0].Value}'.");
            return fallback;
        },
    };

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;
}
