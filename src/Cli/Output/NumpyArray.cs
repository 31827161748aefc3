namespace SpinTorque.Cli.Output;

/// <summary>Double-precision numbers in C order (last index fastest) and the shape they fill.</summary>
internal sealed class NumpyArray
{
    /// <summary>Takes the elements as they are; their count must be the product of the shape.</summary>
    public NumpyArray(double[] elements, params int[] shape)
    {
        if (shape.Any(extent => extent < 0)) throw new ArgumentException("An extent is negative.", nameof(shape));
        var count = shape.Aggregate(1L, (product, extent) => checked(product * extent));
        if (count != elements.LongLength)
            throw new ArgumentException($"{elements.LongLength} elements do not fill ({string.Join(", ", shape)}).", nameof(shape));
        Elements = elements;
        Shape = shape;
    }

    /// <summary>The elements in C order.</summary>
    public double[] Elements { get; }

    /// <summary>The extents, the slowest index first; empty for a single number.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>A one-dimensional array.</summary>
    public static NumpyArray From(double[] elements) => new(elements, elements.Length);

    /// <summary>A copy of a matrix, row by row.</summary>
    public static NumpyArray From(double[,] matrix)
    {
        var elements = new double[matrix.Length];
        Buffer.BlockCopy(matrix, 0, elements, 0, Buffer.ByteLength(matrix));
        return new NumpyArray(elements, matrix.GetLength(0), matrix.GetLength(1));
    }

    /// <summary>A copy as a matrix; the array must have two dimensions.</summary>
    public double[,] ToMatrix()
    {
        if (Shape.Count != 2) throw new InvalidOperationException($"An array of {Shape.Count} dimensions is no matrix.");
        var matrix = new double[Shape[0], Shape[1]];
        Buffer.BlockCopy(Elements, 0, matrix, 0, Buffer.ByteLength(Elements));
        return matrix;
    }
}
