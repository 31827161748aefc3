namespace SpinTorque.Cli.Figures;

/// <summary>An axis: its label and unit (both in the markup of <see cref="RichText"/>) and the values along it.</summary>
internal sealed record FigureAxis(string Label, string? Unit, double[] Values)
{
    // Departure from even spacing that still is rounding, relative to the spacing.
    private const double SpacingTolerance = 1e-4;

    /// <summary>The label with its unit in parentheses.</summary>
    public RichText Caption => Captioned(Label, Unit);

    /// <summary>Whether the values fall.</summary>
    public bool Descending => Values.Length > 1 && Values[^1] < Values[0];

    /// <summary>The range of the values.</summary>
    public ValueRange Range => (ValueRange.Of(Values) ?? new ValueRange(0, 0)).Opened();

    /// <summary>The axis and its range in words.</summary>
    public string Describe() => $"{Caption.Plain} from {Range.Low:G4} to {Range.High:G4}";

    /// <summary>A label with its unit in parentheses, if it has one.</summary>
    public static RichText Captioned(string label, string? unit)
    {
        var caption = RichText.Parse(label);
        return string.IsNullOrEmpty(unit)
            ? caption
            : caption.Followed(new RichText([new TextRun(" (")])).Followed(RichText.Parse(unit)).Followed(new RichText([new TextRun(")")]));
    }

    /// <summary>The range that pixels centred on the values cover: half a spacing beyond the first and the last.</summary>
    public ValueRange PixelRange()
    {
        if (Values.Length == 0) throw new InvalidOperationException($"The axis '{Label}' has no values.");
        if (Values.Length == 1) return Range;
        var spacing = (Values[^1] - Values[0]) / (Values.Length - 1);
        for (var i = 1; i < Values.Length; i++)
        {
            if (!(Math.Abs(Values[i] - Values[i - 1] - spacing) <= SpacingTolerance * Math.Abs(spacing)) || spacing == 0)
                throw new InvalidOperationException($"The values of the axis '{Label}' are not evenly spaced.");
        }

        var half = Math.Abs(spacing) / 2;
        return new ValueRange(Math.Min(Values[0], Values[^1]) - half, Math.Max(Values[0], Values[^1]) + half);
    }
}
