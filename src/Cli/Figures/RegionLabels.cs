namespace SpinTorque.Cli.Figures;

/// <summary>Finds a place for the name of each connected piece of a region that has the room.</summary>
internal static class RegionLabels
{
    // Room asked for first, in sizes of the text's box; the largest that is found keeps the name away from boundaries.
    private static readonly double[] Room = [4, 3, 2.2, 1.6, 1.2, 1.02];

    /// <summary>Places in fractions of the plane, from its lower left corner.</summary>
    /// <param name="pixels">Region of each pixel, [y, x].</param>
    /// <param name="sizes">Width and height of each region's name, in fractions of the plane.</param>
    public static IEnumerable<(int Region, double X, double Y)> Place(int[,] pixels, IReadOnlyList<(double Width, double Height)> sizes)
    {
        (int ny, int nx) = (pixels.GetLength(0), pixels.GetLength(1));
        var seen = new bool[ny, nx];
        for (int i = 0; i < ny; i++)
        {
            for (int j = 0; j < nx; j++)
            {
                if (seen[i, j])
                    continue;
                int region = pixels[i, j];
                int[,] count = Count(Piece(pixels, seen, i, j));
                (double width, double height) = (sizes[region].Width * nx, sizes[region].Height * ny);
                if (Room.Select(room => Centre(count, (int)Math.Ceiling(room * height), (int)Math.Ceiling(room * width))).FirstOrDefault(place => place is not null) is { } found)
                    yield return (region, (found.X + 0.5) / nx, (found.Y + 0.5) / ny);
            }
        }
    }

    private static bool[,] Piece(int[,] pixels, bool[,] seen, int i0, int j0)
    {
        (int ny, int nx) = (pixels.GetLength(0), pixels.GetLength(1));
        var piece = new bool[ny, nx];
        var open = new Stack<(int I, int J)>([(i0, j0)]);
        seen[i0, j0] = true;
        while (open.TryPop(out (int I, int J) at))
        {
            piece[at.I, at.J] = true;
            foreach ((int i, int j) in new[] { (at.I - 1, at.J), (at.I + 1, at.J), (at.I, at.J - 1), (at.I, at.J + 1) })
            {
                if (i >= 0 && j >= 0 && i < ny && j < nx && !seen[i, j] && pixels[i, j] == pixels[i0, j0])
                {
                    seen[i, j] = true;
                    open.Push((i, j));
                }
            }
        }
        return piece;
    }

    // Number of pixels of the piece below and left of each.
    private static int[,] Count(bool[,] piece)
    {
        var count = new int[piece.GetLength(0) + 1, piece.GetLength(1) + 1];
        for (int i = 0; i < piece.GetLength(0); i++)
        {
            for (int j = 0; j < piece.GetLength(1); j++)
                count[i + 1, j + 1] = (piece[i, j] ? 1 : 0) + count[i, j + 1] + count[i + 1, j] - count[i, j];
        }
        return count;
    }

    // The centre of the boxes of this size that lie in the piece: of all, the one nearest to their mean.
    private static (int X, int Y)? Centre(int[,] count, int height, int width)
    {
        var boxes = new List<(int X, int Y)>();
        for (int i = 0; i + height < count.GetLength(0); i++)
        {
            for (int j = 0; j + width < count.GetLength(1); j++)
            {
                if (count[i + height, j + width] - count[i, j + width] - count[i + height, j] + count[i, j] == height * width)
                    boxes.Add((j + width / 2, i + height / 2));
            }
        }
        if (boxes.Count == 0)
            return null;
        (double x, double y) = (boxes.Average(box => box.X), boxes.Average(box => box.Y));
        return boxes.MinBy(box => (box.X - x) * (box.X - x) + (box.Y - y) * (box.Y - y));
    }
}
