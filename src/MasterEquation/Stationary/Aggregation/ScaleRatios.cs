namespace SpinTorque;

/// <summary>scale(origin)/scale(destination) for the steps along 2 S_z that single electrons and the bath make; 1 where either has no weight.</summary>
/// <param name="scale">The scale of every 2 S_z, from the lowest.</param>
internal sealed class ScaleRatios(ReadOnlySpan<Extended> scale)
{
    private readonly SteppedRow _up = new(Ratios(scale, 1));
    private readonly SteppedRow _down = new(Ratios(scale, -1));
    private readonly double[] _raised = Ratios(scale, 2);

    /// <summary>Multiplies rates of origins first, first + 2, ..., and divides those of the way back.</summary>
    /// <param name="rates">The rates.</param>
    /// <param name="scaled">Result.</param>
    /// <param name="back">Those of the way back.</param>
    /// <param name="scaledBack">Result.</param>
    /// <param name="first">2 S_z of the first origin, from the lowest.</param>
    /// <param name="sigma">Step of 2 S_z, +1 or -1.</param>
    public void Apply(ReadOnlySpan<double> rates, Span<double> scaled, ReadOnlySpan<double> back, Span<double> scaledBack, int first, int sigma) =>
        Apply(rates, scaled, back, scaledBack, (sigma > 0 ? _up : _down).From(first)[..rates.Length]);

    /// <summary>The same for the bath, by every lower 2 S_z.</summary>
    /// <param name="raise">Rates up by two.</param>
    /// <param name="raised">Result.</param>
    /// <param name="lower">Rates down.</param>
    /// <param name="lowered">Result.</param>
    public void Apply(ReadOnlySpan<double> raise, Span<double> raised, ReadOnlySpan<double> lower, Span<double> lowered) =>
        Apply(raise, raised, lower, lowered, _raised);

    private static void Apply(ReadOnlySpan<double> rates, Span<double> scaled, ReadOnlySpan<double> back, Span<double> scaledBack, ReadOnlySpan<double> ratio)
    {
        RowKernels.Products(scaled, rates, ratio);
        RowKernels.Quotients(scaledBack, back, ratio);
    }

    private static double[] Ratios(ReadOnlySpan<Extended> scale, int step)
    {
        var ratios = new double[scale.Length];
        for (int m = 0; m < ratios.Length; m++)
        {
            int n = m + step;
            ratios[m] = n < 0 || n >= scale.Length || scale[m].IsZero || scale[n].IsZero ? 1 : (scale[m] / scale[n]).ToDouble();
        }
        return ratios;
    }
}
