namespace SpinTorque.Cli.Figures;

/// <summary>Chooses axis marks at multiples of 1, 2 or 5 times a power of ten (nice numbers after Heckbert, 1990).</summary>
internal static class NiceTicks
{
    // Outside these powers of ten the labels get a common factor.
    private const int LeastPlainExponent = -2;
    private const int LargestPlainExponent = 4;

    // Marks just outside the range by rounding still belong to it.
    private const double EndTolerance = 1e-9;

    // Steps of narrower ranges would not be normal numbers.
    private const double LeastWidth = 1e-300;

    // Step mantissas and the number of parts into which unlabelled marks divide the step.
    private static readonly (int Mantissa, int Parts)[] Steps = [(1, 5), (2, 4), (5, 5)];

    /// <summary>At most <paramref name="maxCount"/> labelled marks, which is two at least.</summary>
    public static TickSet Choose(ValueRange range, int maxCount)
    {
        if (range.Width is not (> LeastWidth and < double.PositiveInfinity)) return new TickSet([], [], 0);
        // 1-2-5 steps: the first whose multiples in the range are few enough.
        var power = (int)Math.Floor(Math.Log10(range.Width / maxCount));
        for (; ; power++)
        {
            foreach (var (mantissa, parts) in Steps)
            {
                var (first, last) = Multiples(range, mantissa, power);
                if (last - first + 1 <= maxCount) return Create(range, mantissa, parts, power);
            }
        }
    }

    /// <summary>The densest marks of a horizontal axis whose labels keep a distance.</summary>
    public static TickSet AlongRow(ValueRange range, double length, double size)
    {
        var gap = 1.2 * size;
        for (var count = Math.Max(2, (int)(length / 50)); count > 2; count--)
        {
            var ticks = Choose(range, count);
            if (ticks.Major.Zip(ticks.Major.Skip(1)).All(pair => Fits(pair.First, pair.Second))) return ticks;
        }

        return Choose(range, 2);

        bool Fits(Tick left, Tick right) =>
            (range.Fraction(right.Value) - range.Fraction(left.Value)) * length
            >= (TextMetrics.Width(left.Label, size) + TextMetrics.Width(right.Label, size)) / 2 + gap;
    }

    /// <summary>The marks of a vertical axis.</summary>
    public static TickSet AlongColumn(ValueRange range, double length) => Choose(range, Math.Max(2, (int)(length / 34)));

    private static TickSet Create(ValueRange range, int mantissa, int parts, int power)
    {
        var exponent = Exponent(range.Magnitude);
        var (first, last) = Multiples(range, mantissa, power);
        var major = new List<Tick>();
        for (var k = first; k <= last; k++)
            major.Add(new Tick(Value(k * mantissa, power), Label(k * mantissa, power - exponent)));

        // A part of the step is 10 mantissa / parts tenths of the power of ten: a whole number for all steps.
        var minorMantissa = 10 * mantissa / parts;
        var (firstMinor, lastMinor) = Multiples(range, minorMantissa, power - 1);
        var minor = new List<double>();
        for (var k = firstMinor; k <= lastMinor; k++)
            if (k % parts != 0) minor.Add(Value(k * minorMantissa, power - 1));
        return new TickSet(major, minor, exponent);
    }

    private static (long First, long Last) Multiples(ValueRange range, int mantissa, int power)
    {
        var step = Value(mantissa, power);
        var slack = EndTolerance * range.Width / step;
        return ((long)Math.Ceiling(range.Low / step - slack), (long)Math.Floor(range.High / step + slack));
    }

    private static int Exponent(double magnitude)
    {
        var exponent = (int)Math.Floor(Math.Log10(magnitude) + EndTolerance);
        return exponent is < LeastPlainExponent or > LargestPlainExponent ? exponent : 0;
    }

    // The double nearest to the decimal number, which a product with a power of ten is not.
    private static double Value(long digits, int power) => double.Parse($"{digits}E{power}");

    private static string Label(long digits, int power)
    {
        var text = Math.Abs(digits).ToString();
        if (power >= 0) text = digits == 0 ? "0" : text + new string('0', power);
        else
        {
            text = text.PadLeft(1 - power, '0');
            text = $"{text[..^-power]}.{text[^-power..]}";
        }

        return digits < 0 ? $"\u2212{text}" : text;
    }
}
