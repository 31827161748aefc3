namespace SpinTorque;

/// <summary>The rectangle of a phase diagram and the mesh that it is searched with.</summary>
public sealed record DiagramWindow
{
    /// <summary>The left edge.</summary>
    public required double XLow { get; init; }

    /// <summary>The right edge, above <see cref="XLow"/>.</summary>
    public required double XHigh { get; init; }

    /// <summary>The lower edge.</summary>
    public required double YLow { get; init; }

    /// <summary>The upper edge, above <see cref="YLow"/>.</summary>
    public required double YHigh { get; init; }

    /// <summary>Cells of the mesh along x; a region thinner than a cell can be missed.</summary>
    public int Columns { get; init; } = 200;

    /// <summary>Cells of the mesh along y.</summary>
    public int Rows { get; init; } = 150;

    /// <summary>The abscissa of a fraction of the width.</summary>
    public double X(double fraction) => XLow + (XHigh - XLow) * fraction;

    /// <summary>The ordinate of a fraction of the height.</summary>
    public double Y(double fraction) => YLow + (YHigh - YLow) * fraction;

    internal void Check()
    {
        if (!(double.IsFinite(XHigh - XLow) && XHigh > XLow && double.IsFinite(YHigh - YLow) && YHigh > YLow))
            throw new ArgumentException($"The window from ({XLow}, {YLow}) to ({XHigh}, {YHigh}) is empty.");
        ArgumentOutOfRangeException.ThrowIfLessThan(Columns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Rows, 1);
    }
}
