namespace SpinTorque.Cli.Figures;

/// <summary>A straight line between two points in data coordinates.</summary>
internal readonly record struct FigureSegment(double X1, double Y1, double X2, double Y2)
{
    /// <summary>The distance of its ends.</summary>
    public double Length => Math.Sqrt((X2 - X1) * (X2 - X1) + (Y2 - Y1) * (Y2 - Y1));

    /// <summary>The distance of a point from the nearest point of the line.</summary>
    public double DistanceTo(double x, double y)
    {
        var (dx, dy) = (X2 - X1, Y2 - Y1);
        var square = dx * dx + dy * dy;
        var along = square == 0 ? 0 : Math.Clamp(((x - X1) * dx + (y - Y1) * dy) / square, 0, 1);
        return new FigureSegment(x, y, X1 + along * dx, Y1 + along * dy).Length;
    }

    /// <summary>The part inside the ranges (Liang and Barsky, 1984); null if there is none.</summary>
    public FigureSegment? Clipped(ValueRange x, ValueRange y)
    {
        var (start, end) = (0.0, 1.0);
        var (dx, dy) = (X2 - X1, Y2 - Y1);
        // Inside are the points with p t <= q for each of the four edges.
        (double P, double Q)[] edges = [(-dx, X1 - x.Low), (dx, x.High - X1), (-dy, Y1 - y.Low), (dy, y.High - Y1)];
        foreach (var (p, q) in edges)
        {
            if (p == 0 && q < 0) return null;
            if (p < 0) start = Math.Max(start, q / p);
            if (p > 0) end = Math.Min(end, q / p);
        }

        return start < end ? new FigureSegment(X1 + start * dx, Y1 + start * dy, X1 + end * dx, Y1 + end * dy) : null;
    }
}
