namespace SpinTorque.Cli.Input;

/// <summary>Reads the numbers of a model in the file's unit and says what is wrong with those that are none.</summary>
internal sealed class NumberReading(UnitSystem units, ProblemLog log)
{
    // Products of two such numbers and sums over all electrons stay in the range of a double.
    private const double Largest = 1e100;

    private const string Example = "it must be a decimal number such as -0.6 or 1e-4";

    public ProblemLog Log => log;

    /// <summary>The number, or null where a problem was logged.</summary>
    /// <param name="node">The value.</param>
    /// <param name="owner">Block or list the value belongs to.</param>
    /// <param name="key">Its key, or <c>[index]</c>.</param>
    /// <param name="shape">What it measures and its range.</param>
    public DoubleDouble? Read(ModelNode node, string owner, string key, NumberShape shape)
    {
        if (node is ScalarNode { Number: { IsNumber: true, Value: { } number } } scalar && Math.Abs(number.High) <= Largest
            && Convert(scalar, number, shape.Dimension) is { } value && IsInside(value, shape.Range))
            return value;
        log.Error(node.Location, $"{Join(owner, key)} is {Complaint(node, shape)}");
        return null;
    }

    /// <summary>The whole number, or null where a problem was logged.</summary>
    public int? ReadInteger(ModelNode node, string owner, string key)
    {
        if (Read(node, owner, key, new NumberShape()) is not { } value)
            return null;
        if (value.Low == 0 && Math.Abs(value.High) <= int.MaxValue && Math.Floor(value.High) == value.High)
            return (int)value.High;
        log.Error(node.Location, $"{Join(owner, key)} is {node.Kind}; it must be a whole number such as 0 or -1");
        return null;
    }

    /// <summary>The path of a key for a message.</summary>
    public static string Join(string owner, string key) => owner.Length == 0 || key.StartsWith('[') ? owner + key : $"{owner}.{key}";

    private DoubleDouble? Convert(ScalarNode scalar, DoubleDouble number, Dimension dimension)
    {
        string suffix = scalar.Number.Unit;
        if (suffix.Length == 0)
            return scalar.IsQuoted ? null : number;
        return units.IsPhysical && units.Find(suffix) is { } unit && unit.Measures(dimension) ? number * units.FactorOf(unit) : null;
    }

    private static bool IsInside(DoubleDouble value, NumberRange range) => range switch
    {
        NumberRange.Positive => value > 0.0,
        NumberRange.NotNegative => value >= 0.0,
        _ => true,
    };

    private string Complaint(ModelNode node, NumberShape shape)
    {
        if (node is not ScalarNode scalar || scalar.IsEmpty)
            return $"{node.Kind}; {Example}";
        NumberText number = scalar.Number;
        if (!number.IsNumber || (number.Unit.Length > 0 && units.Find(number.Unit) is null))
        {
            string wanted = IsInfinite(scalar.Text) ? "it must be finite" : $"{Example}{UnitAdvice(number, shape.Dimension)}";
            return $"{node.Kind}; {wanted}";
        }
        if (number.Unit.Length > 0 && !units.Find(number.Unit)!.Measures(shape.Dimension))
            return $"{node.Kind}; {MisfitAdvice(number.Unit, shape.Dimension)}";
        if (number.Unit.Length > 0 && !units.IsPhysical)
            return $"{node.Kind}, but the file has no units; add 'units: {{energy: meV}}', or write a plain number";
        if (scalar.IsQuoted && number.Unit.Length == 0)
            return $"{node.Kind}; write the number without quotes";
        if (number.Value is not { } value || Math.Abs(value.High) > Largest)
            return $"{node.Kind}; numbers go up to 1e100, and below 1e-290 write 0";
        return shape.Range == NumberRange.Positive ? $"{node.Kind}; it must be above zero" : $"{node.Kind}; it must not be negative";
    }

    private string UnitAdvice(NumberText number, Dimension dimension)
    {
        if (dimension == Dimension.Angle)
            return Names(dimension) is { Length: > 0 } names ? $", in degrees or with the unit {names}" : ", in degrees";
        bool mayHaveUnit = number.IsNumber && units.IsPhysical && dimension != Dimension.None;
        return mayHaveUnit ? $", in {units.EnergyLabel} or with one of {Names(dimension)}" : "";
    }

    private string MisfitAdvice(string unit, Dimension dimension) => Names(dimension) is { Length: > 0 } names
        ? $"{unit} does not fit here, the units are {names}"
        : dimension == Dimension.Angle ? "an angle is a plain number of degrees" : "this is a plain number without a unit";

    private string Names(Dimension dimension) =>
        string.Join(", ", units.Known.Where(unit => unit.Measures(dimension)).Select(unit => unit.Spellings[0]));

    private static bool IsInfinite(string text) =>
        text.TrimStart('+', '-', '.').ToUpperInvariant() is "INF" or "INFINITY" or "NAN";
}
