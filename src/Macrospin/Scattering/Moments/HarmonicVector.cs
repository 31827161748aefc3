namespace SpinTorque;

/// <summary>Coefficients of harmonics as real and imaginary parts, with two zeros before the first and room behind the last.</summary>
internal sealed class HarmonicVector(int length)
{
    /// <summary>Zeros before the first coefficient.</summary>
    public const int Margin = 2;

    /// <summary>Real parts.</summary>
    public double[] Real { get; } = new double[length + 2 * Margin];

    /// <summary>Imaginary parts.</summary>
    public double[] Imaginary { get; } = new double[length + 2 * Margin];

    /// <summary>|Re| + |Im| of a coefficient.</summary>
    public double Size(int index) => Math.Abs(Real[index + Margin]) + Math.Abs(Imaginary[index + Margin]);
}
