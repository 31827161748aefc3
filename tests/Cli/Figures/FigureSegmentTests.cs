using SpinTorque.Cli.Figures;
using Xunit;

namespace SpinTorque.Tests.Cli.Figures;

public sealed class FigureSegmentTests
{
    private static readonly ValueRange X = new(0, 2);
    private static readonly ValueRange Y = new(-1, 1);

    [Theory]
    [InlineData(-2, 0, 4, 0, 0, 0, 2, 0)]
    [InlineData(0, -2, 2, 2, 0.5, -1, 1.5, 1)]
    [InlineData(0.5, -0.5, 1.5, 0.5, 0.5, -0.5, 1.5, 0.5)]
    [InlineData(1, 5, 1, -5, 1, 1, 1, -1)]
    public void The_part_inside_is_kept(double x1, double y1, double x2, double y2, double left, double low, double right, double high)
    {
        var clipped = Assert.NotNull(new FigureSegment(x1, y1, x2, y2).Clipped(X, Y));
        Assert.Equal((left, low, right, high), (clipped.X1, clipped.Y1, clipped.X2, clipped.Y2));
    }

    [Theory]
    [InlineData(3, 0, 4, 0)]
    [InlineData(0, 2, 2, 2)]
    [InlineData(-1, 0.5, 0.5, 2)]
    public void A_segment_outside_has_no_part(double x1, double y1, double x2, double y2) =>
        Assert.Null(new FigureSegment(x1, y1, x2, y2).Clipped(X, Y));
}
