namespace SpinTorque.Cli.Figures;

/// <summary>The marks of an axis: labelled and unlabelled ones, and the power of ten by which the labels are to be multiplied.</summary>
internal sealed record TickSet(IReadOnlyList<Tick> Major, IReadOnlyList<double> Minor, int Exponent)
{
    /// <summary>The common factor of the labels, such as ×10⁻¹²; null if it is one.</summary>
    public RichText? Factor => Exponent == 0 ? null : RichText.Parse($"×10^{Exponent}");

    /// <summary>The width of the widest label.</summary>
    public double LabelWidth(double size) => Major.Count == 0 ? 0 : Major.Max(tick => TextMetrics.Width(tick.Label, size));
}
