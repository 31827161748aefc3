namespace SpinTorque;

/// <summary>A Matrix Market text that is no generator.</summary>
public sealed class MatrixMarketException : FormatException
{
    /// <summary>An error at a place.</summary>
    /// <param name="line">Line, from 1.</param>
    /// <param name="column">Column, from 1.</param>
    /// <param name="message">What is wrong, and what would be right.</param>
    public MatrixMarketException(int line, int column, string message)
        : base(message) => (Line, Column) = (line, column);

    /// <summary>Line, from 1.</summary>
    public int Line { get; }

    /// <summary>Column, from 1.</summary>
    public int Column { get; }
}
