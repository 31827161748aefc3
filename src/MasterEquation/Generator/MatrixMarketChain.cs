namespace SpinTorque;

/// <summary>A chain read from a Matrix Market text.</summary>
/// <param name="Generator">
/// Its generator; of a stochastic matrix M that is M - 1, whose rates are the entries off the diagonal and whose exit rates are their sums:
/// nothing is subtracted. It has the same stationary states and absorption probabilities.
/// </param>
/// <param name="Kind">What the text held.</param>
public sealed record MatrixMarketChain(Generator Generator, ChainKind Kind);
