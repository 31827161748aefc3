namespace SpinTorque;

/// <summary>
/// Widths Gamma that the leads give the dot's levels, G^R = 1/(x + i Gamma) (occupations relax at 2 Gamma): the left lead's for lead electrons
/// with spin along +z and -z, the right lead's for both.
/// </summary>
public sealed record LevelWidths
{
    /// <summary>Sets all three widths.</summary>
    /// <param name="leftUp">Of the left lead's electrons along +z, energy unit; not negative.</param>
    /// <param name="leftDown">Of the left lead's electrons along -z; not negative.</param>
    /// <param name="right">Of the right lead; not negative, and above zero where one of the others is zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite, negative, or a spin has no width at all.</exception>
    public LevelWidths(double leftUp, double leftDown, double right)
    {
        (LeftUp, LeftDown) = (Require.NotNegative(leftUp, nameof(leftUp)), Require.NotNegative(leftDown, nameof(leftDown)));
        Right = Require.NotNegative(right, nameof(right));
        Require.Positive(leftUp + right, $"{nameof(leftUp)} + {nameof(right)}");
        Require.Positive(leftDown + right, $"{nameof(leftDown)} + {nameof(right)}");
    }

    /// <summary>Gamma_l,up.</summary>
    public double LeftUp { get; }

    /// <summary>Gamma_l,down.</summary>
    public double LeftDown { get; }

    /// <summary>Gamma_r.</summary>
    public double Right { get; }

    /// <summary>G_S = (Gamma_l,up + Gamma_l,down)/2 + Gamma_r.</summary>
    public double Mean => (LeftUp + LeftDown) / 2.0 + Right;

    /// <summary>G_D = (Gamma_l,up - Gamma_l,down)/2, the left lead's polarisation.</summary>
    public double Polarisation => (LeftUp - LeftDown) / 2.0;

    /// <summary>P = G_S^2 - G_D^2 = (Gamma_l,up + Gamma_r)(Gamma_l,down + Gamma_r), the product of both spins' widths at the poles.</summary>
    public double PoleProduct => (LeftUp + Right) * (LeftDown + Right);

    /// <summary>lambda = Gamma_r G_D/P, the leverage of a bias or heat on the magnetisation.</summary>
    public double Leverage => Right * Polarisation / PoleProduct;

    /// <summary>The left lead's width for lead electrons of a spin.</summary>
    public double Left(DotSpin spin) => spin == DotSpin.Up ? LeftUp : LeftDown;

    /// <summary>A lead's width for lead electrons of a spin.</summary>
    public double Of(Reservoir lead, DotSpin spin) => lead == Reservoir.Right ? Right : Left(spin);

    /// <summary>Width that the left lead gives a dot spin: cos^2(theta/2) Gamma_l,s + sin^2(theta/2) Gamma_l,-s.</summary>
    public double LeftAt(DotSpin spin, PolarAngle angle) =>
        angle.HalfCosineSquared * Left(spin) + angle.HalfSineSquared * Left(spin == DotSpin.Up ? DotSpin.Down : DotSpin.Up);

    /// <summary>Gamma_s(theta) of a dot spin, both leads.</summary>
    public double At(DotSpin spin, PolarAngle angle) => LeftAt(spin, angle) + Right;

    /// <summary>Gamma_up(theta) Gamma_down(theta) = P + G_D^2 sin^2(theta).</summary>
    public double ProductAt(PolarAngle angle) => PoleProduct + Polarisation * Polarisation * angle.SineSquared;
}
