namespace SpinTorque;

/// <summary>Clebsch-Gordan weights of one electron entering or leaving a level [PW 17, 19].</summary>
public static class TunnellingWeight
{
    /// <summary>
    /// Weight w of an electron of spin sigma entering a level of the state (S, S_z), the same for it leaving again. eta = +1:
    /// (S + sigma S_z + 1)/(2S + 1); eta = -1: (S - sigma S_z)/(2S) exact, (S - sigma S_z)/(2S + 1) as published.
    /// </summary>
    /// <param name="spinChange">eta, +1 or -1.</param>
    /// <param name="spin">S before the electron enters; at least 1/2 for eta = -1.</param>
    /// <param name="projection">S_z before the electron enters.</param>
    /// <param name="sigma">+1 for spin up along the easy axis, -1 for down.</param>
    /// <param name="kind">Exact or published.</param>
    /// <returns>0 to 1, one rounding.</returns>
    public static double Of(int spinChange, HalfInteger spin, HalfInteger projection, int sigma, MatrixElements kind)
    {
        (double constant, double slope, double denominator) = Line(spinChange, spin, sigma, kind);
        return (constant + slope * projection.Doubled) / denominator;
    }

    /// <summary>The weight as (a + b m)/c over m = 2 S_z; with S = D/2 every term is an integer over 2.</summary>
    internal static (double Constant, double Slope, double Denominator) Line(int spinChange, HalfInteger spin, int sigma, MatrixElements kind)
    {
        double d = spin.Doubled;
        if (spinChange > 0)
            return (d + 2, sigma, 2 * (d + 1));
        return (d, -sigma, kind == MatrixElements.Published ? 2 * (d + 1) : 2 * d);
    }
}
