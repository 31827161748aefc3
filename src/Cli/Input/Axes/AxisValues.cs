namespace SpinTorque.Cli.Input;

/// <summary>The values of an axis between its two ends.</summary>
internal static class AxisValues
{
    /// <summary>The values as scalars of the model.</summary>
    /// <returns>What is wrong with the ends; empty where they are right.</returns>
    public static string Read(string first, string last, int count, SourceLocation location, out ScalarNode[] nodes, out string? unit)
    {
        (nodes, unit) = ([], null);
        if (Complaint(first) is { Length: > 0 } wrongFirst)
            return wrongFirst;
        if (Complaint(last) is { Length: > 0 } wrongLast)
            return wrongLast;
        (ExactDecimal from, string fromUnit) = Split(first);
        (ExactDecimal to, string toUnit) = Split(last);
        if (!string.Equals(fromUnit, toUnit, StringComparison.Ordinal))
            return $"'{first}' and '{last}' have different units; give both ends in one";
        if (count == 1 && from != to)
            return $"one value cannot be both {first} and {last}; make the ends equal, or the count 2 or more";
        if (count > 1 && from == to)
            return $"{count} values cannot all be {first}; make the ends different, or the count 1";
        string suffix = fromUnit.Length == 0 ? "" : $" {fromUnit}";
        nodes = new ScalarNode[count];
        for (int index = 0; index < count; index++)
        {
            ExactDecimal value = count == 1 ? from : ExactDecimal.Between(from, to, index, count - 1);
            nodes[index] = new ScalarNode($"{value}{suffix}", isQuoted: false, location);
        }
        unit = fromUnit.Length == 0 ? null : Unit.Find(fromUnit)?.Name ?? fromUnit;
        return "";
    }

    private static string Complaint(string end)
    {
        NumberText number = NumberText.Read(end);
        if (!number.IsNumber || (number.Unit.Length > 0 && Unit.Find(number.Unit) is null))
            return $"'{end}' is no end of an axis; it must be a decimal number such as -0.6 or 1e-4";
        return number.Value is null ? $"'{end}' is too large or too small for a number" : "";
    }

    private static (ExactDecimal Value, string Unit) Split(string end)
    {
        string unit = NumberText.Read(end).Unit;
        string digits = end[..(end.Length - unit.Length)].TrimEnd(' ');
        return ExactDecimal.TryParse(digits, out ExactDecimal value) ? (value, unit) : throw new FormatException(end);
    }
}
