namespace SpinTorque.Cli.Figures;

/// <summary>The rectangle that a label's ink covers, in pixels: its centre and half its sides.</summary>
internal readonly record struct LabelBox(double X, double Y, double HalfWidth, double HalfHeight)
{
    /// <summary>Pixels to a line; 0 where it enters.</summary>
    public double DistanceTo(FigureSegment line)
    {
        var box = this;
        if (line.Clipped(new ValueRange(X - HalfWidth, X + HalfWidth), new ValueRange(Y - HalfHeight, Y + HalfHeight)) is not null) return 0;
        // Two convex shapes apart are nearest at a corner of one of them.
        var ends = Math.Min(DistanceTo(new LabelBox(line.X1, line.Y1, 0, 0)), DistanceTo(new LabelBox(line.X2, line.Y2, 0, 0)));
        (double Side, double Up)[] corners = [(-1, -1), (-1, 1), (1, -1), (1, 1)];
        return Math.Min(ends, corners.Min(corner => line.DistanceTo(box.X + corner.Side * box.HalfWidth, box.Y + corner.Up * box.HalfHeight)));
    }

    /// <summary>Pixels to another label; 0 where they overlap.</summary>
    public double DistanceTo(LabelBox other)
    {
        var across = Math.Max(0, Math.Abs(X - other.X) - HalfWidth - other.HalfWidth);
        var up = Math.Max(0, Math.Abs(Y - other.Y) - HalfHeight - other.HalfHeight);
        return Math.Sqrt(across * across + up * up);
    }

    /// <summary>The nearest place where the whole label, with a margin, is inside the plot area; its middle where it is larger.</summary>
    public LabelBox Inside(PlotArea area, double margin)
    {
        var (dx, dy) = (Math.Min(HalfWidth + margin, area.Width / 2), Math.Min(HalfHeight + margin, area.Height / 2));
        return this with { X = Math.Clamp(X, area.Left + dx, area.Right - dx), Y = Math.Clamp(Y, area.Top + dy, area.Bottom - dy) };
    }
}
