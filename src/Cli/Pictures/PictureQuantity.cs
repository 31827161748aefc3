namespace SpinTorque.Cli.Pictures;

/// <summary>A quantity of a map.</summary>
/// <param name="Name">Its dotted path.</param>
/// <param name="Label">Its symbol, in the markup of figures.</param>
/// <param name="Unit">Its unit; null where it has none.</param>
/// <param name="Values">Its values [y, x], one row for a line; not a number where there is none.</param>
internal sealed record PictureQuantity(string Name, string Label, string? Unit, double[,] Values)
{
    // A quantity counts as signed where the smaller side is more than this share of the larger.
    private const double SignedShare = 0.02;

    /// <summary>True where values of both signs occur.</summary>
    public bool IsSigned
    {
        get
        {
            double positive = 0, negative = 0;
            foreach (double value in Values)
            {
                positive = double.IsFinite(value) ? Math.Max(positive, value) : positive;
                negative = double.IsFinite(value) ? Math.Max(negative, -value) : negative;
            }
            return Math.Min(positive, negative) > SignedShare * Math.Max(positive, negative);
        }
    }
}
