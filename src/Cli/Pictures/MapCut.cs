using SpinTorque.Cli.Figures;

namespace SpinTorque.Cli.Pictures;

/// <summary>A cut through a map along one axis, at the grid value of the other that lies nearest to the one asked for.</summary>
internal sealed record MapCut
{
    private readonly MapPicture _picture;
    private readonly PictureAxis _fixed;
    private readonly bool _alongY;
    private readonly int _index;

    /// <summary>The cut at a value.</summary>
    /// <param name="picture">A map over two axes.</param>
    /// <param name="alongY">True for a cut at fixed x.</param>
    /// <param name="value">The value asked for, in the axis's unit.</param>
    public MapCut(MapPicture picture, bool alongY, double value)
    {
        (_picture, _alongY) = (picture, alongY);
        _fixed = alongY ? picture.X : picture.Y!;
        double[] values = _fixed.Shown.Values;
        _index = Enumerable.Range(0, values.Length).MinBy(index => Math.Abs(values[index] - value));
    }

    /// <summary>The grid value of the cut.</summary>
    public double Value => _fixed.Shown.Values[_index];

    /// <summary>File name of a quantity's cut.</summary>
    public string FileName(PictureQuantity quantity) => $"{PictureFolder.Stem(quantity.Name)}.{(_alongY ? "x" : "y")}={Value:R}.svg";

    /// <summary>Writes a quantity along the cut as SVG.</summary>
    public void Write(PictureQuantity quantity, TextWriter writer) => Svg.Write(
        new LineFigure
        {
            Title = _picture.Title,
            Subtitle = $"{_fixed.Shown.Label} = {Value:G6}{(_fixed.Shown.Unit is { } unit ? $" {unit}" : "")}",
            XAxis = (_alongY ? _picture.Y! : _picture.X).Shown,
            Quantity = quantity.Label,
            Unit = quantity.Unit,
            Series = [new LineSeries(quantity.Label, Along(quantity.Values))],
        },
        writer);

    private double[] Along(double[,] values) => _alongY
        ? [.. Enumerable.Range(0, values.GetLength(0)).Select(row => values[row, _index])]
        : [.. Enumerable.Range(0, values.GetLength(1)).Select(column => values[_index, column])];
}
