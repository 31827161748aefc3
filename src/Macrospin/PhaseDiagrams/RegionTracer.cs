namespace SpinTorque;

/// <summary>
/// Divides a window of a plane into the regions that a function names, by a mesh, and traces what is between them: every boundary is
/// bracketed by bisection to 1e-13 of the window at each line of the mesh, every corner by quartering to 1e-11, or to
/// about 1e-6 where boundaries touch there.
/// </summary>
/// <remarks>Cost: (Columns + 1)(Rows + 1) calls for the mesh, about forty for each cell that a boundary crosses and a few thousand for each corner.</remarks>
public static class RegionTracer
{
    // Pixels of the fill along the edge of a cell.
    private const int Subdivision = 4;

    /// <summary>Traces a diagram; the result does not depend on the number of threads.</summary>
    /// <param name="regionAt">Names the region at (x, y); called from several threads at once.</param>
    /// <param name="window">The window and its mesh.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    public static RegionDiagram Trace(Func<double, double, string> regionAt, DiagramWindow window, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(regionAt);
        ArgumentNullException.ThrowIfNull(window);
        window.Check();
        var mesh = new string[window.Rows + 1, window.Columns + 1];
        var fill = new string[Subdivision * window.Rows, Subdivision * window.Columns];
        var cells = new CellTracer[window.Rows];
        var options = new ParallelOptions { CancellationToken = cancellation };
        Parallel.For(0, window.Rows + 1, options, row =>
        {
            for (int column = 0; column <= window.Columns; column++)
                mesh[row, column] = regionAt(window.X((double)column / window.Columns), window.Y((double)row / window.Rows));
        });
        Parallel.For(0, window.Rows, options, row =>
        {
            cells[row] = new CellTracer((x, y) => At(x, y));
            for (int column = 0; column < window.Columns; column++)
            {
                cells[row].Trace(column * CellTracer.CellSize, row * CellTracer.CellSize);
                Fill(row, column);
            }
        });
        return Assemble(window, fill, [.. cells.SelectMany(row => row.Segments)], [.. cells.SelectMany(row => row.Corners)]);

        string At(long x, long y) => x % CellTracer.CellSize == 0 && y % CellTracer.CellSize == 0
            ? mesh[y / CellTracer.CellSize, x / CellTracer.CellSize]
            : regionAt(window.X(Fraction(x, window.Columns)), window.Y(Fraction(y, window.Rows)));

        void Fill(int row, int column)
        {
            string first = mesh[row, column];
            bool isPlain = mesh[row, column + 1] == first && mesh[row + 1, column] == first && mesh[row + 1, column + 1] == first;
            for (int i = Subdivision * row; i < Subdivision * (row + 1); i++)
            {
                for (int j = Subdivision * column; j < Subdivision * (column + 1); j++)
                    fill[i, j] = isPlain ? first : regionAt(window.X((j + 0.5) / fill.GetLength(1)), window.Y((i + 0.5) / fill.GetLength(0)));
            }
        }
    }

    private static double Fraction(double lattice, int cells) => lattice / ((double)cells * CellTracer.CellSize);

    private static RegionDiagram Assemble(
        DiagramWindow window, string[,] fill, IReadOnlyList<BoundarySegment> segments, IReadOnlyList<BoundaryCorner> corners)
    {
        string[] names = [.. fill.Cast<string>().Concat(segments.SelectMany(one => new[] { one.Regions.First, one.Regions.Second })).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var pixels = new int[fill.GetLength(0), fill.GetLength(1)];
        for (int i = 0; i < fill.GetLength(0); i++)
        {
            for (int j = 0; j < fill.GetLength(1); j++)
                pixels[i, j] = Array.IndexOf(names, fill[i, j]);
        }
        return new RegionDiagram
        {
            Window = window,
            Names = names,
            Boundaries = [.. BoundaryLinker.Link(segments).Select(curve => new RegionBoundary(curve.Regions, [.. curve.Points.Select(Place)]))],
            Corners = [.. corners.Where(corner => corner.Regions.Count > 2).Select(corner => new RegionCorner(Place(corner.Point).X, Place(corner.Point).Y, corner.Regions))],
            Pixels = pixels,
        };

        (double X, double Y) Place(BoundaryPoint point) =>
            (window.X(Fraction(point.LatticeX, window.Columns)), window.Y(Fraction(point.LatticeY, window.Rows)));
    }
}
