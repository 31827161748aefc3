namespace SpinTorque.Cli.Figures;

/// <summary>The framed rectangle of a figure, in pixels, and the values it spans.</summary>
internal sealed record PlotArea(double Left, double Top, double Width, double Height, ValueRange X, ValueRange Y)
{
    /// <summary>The right edge.</summary>
    public double Right => Left + Width;

    /// <summary>The lower edge.</summary>
    public double Bottom => Top + Height;

    /// <summary>The horizontal position of a value.</summary>
    public double ToX(double value) => Left + X.Fraction(value) * Width;

    /// <summary>The vertical position of a value.</summary>
    public double ToY(double value) => Bottom - Y.Fraction(value) * Height;
}
