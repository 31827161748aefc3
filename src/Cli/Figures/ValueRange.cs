namespace SpinTorque.Cli.Figures;

/// <summary>The values an axis or a colour bar spans, from low to high.</summary>
internal readonly record struct ValueRange(double Low, double High)
{
    // Two limits closer than this, relative to their size, differ by rounding only.
    private const double RelativeResolution = 1e-9;

    /// <summary>The difference of the limits.</summary>
    public double Width => High - Low;

    /// <summary>The larger of the limits' magnitudes.</summary>
    public double Magnitude => Math.Max(Math.Abs(Low), Math.Abs(High));

    /// <summary>The range of the finite values; null if there are none.</summary>
    public static ValueRange? Of(IEnumerable<double> values)
    {
        ValueRange? range = null;
        foreach (var value in values)
        {
            if (!double.IsFinite(value)) continue;
            range = range is { } r ? new ValueRange(Math.Min(r.Low, value), Math.Max(r.High, value)) : new ValueRange(value, value);
        }

        return range;
    }

    /// <summary>The position of a value in the range: 0 at the low limit, 1 at the high one.</summary>
    public double Fraction(double value) => (value - Low) / Width;

    /// <summary>Whether the value lies in the range.</summary>
    public bool Contains(double value) => value >= Low && value <= High;

    /// <summary>
    /// The range itself if its limits differ; otherwise one around the common value,
    /// half of it to either side (and from -1 to 1 around zero), so that it can be drawn.
    /// </summary>
    public ValueRange Opened()
    {
        if (Width > RelativeResolution * Magnitude) return this;
        var centre = Low + Width / 2;
        var half = centre == 0 ? 1 : Math.Abs(centre) / 2;
        return new ValueRange(centre - half, centre + half);
    }

    /// <summary>The range with a margin on both sides, as a part of its width.</summary>
    public ValueRange Padded(double part) => new(Low - part * Width, High + part * Width);
}
