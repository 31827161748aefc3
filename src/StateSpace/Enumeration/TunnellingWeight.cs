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
        // S = D/2, S_z = m/2: every term is an integer over 2.
        double numerator = spinChange > 0
            ? (double)spin.Doubled + sigma * projection.Doubled + 2
            : (double)spin.Doubled - sigma * projection.Doubled;
        double denominator = spinChange > 0 || kind == MatrixElements.Published ? 2.0 * (spin.Doubled + 1.0) : 2.0 * spin.Doubled;
        return numerator / denominator;
    }
}
