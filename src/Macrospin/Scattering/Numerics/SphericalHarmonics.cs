namespace SpinTorque;

/// <summary>Normalised associated Legendre functions, with the phase of Condon and Shortley.</summary>
internal static class SphericalHarmonics
{
    /// <summary>f_l with Y_lm = f_l e^(i m phi) for l = order ... degree; stable upward recurrence in l.</summary>
    public static double[] Legendre(int degree, int order, SpinDirection direction)
    {
        double u = direction.Z, sine = Math.Sqrt(direction.X * direction.X + direction.Y * direction.Y);
        var f = new double[degree - order + 1];
        f[0] = Math.Sqrt(1 / (4 * Math.PI));
        for (int m = 1; m <= order; m++)
            f[0] *= -Math.Sqrt((2 * m + 1.0) / (2 * m)) * sine;
        for (int l = order + 1; l <= degree; l++)
            f[l - order] = (u * f[l - 1 - order] - Coupling(l - 1, order) * (l - 2 >= order ? f[l - 2 - order] : 0)) / Coupling(l, order);
        return f;
    }

    /// <summary>alpha_l of u Y_l = alpha_(l+1) Y_(l+1) + alpha_l Y_(l-1), alpha_l^2 = (l^2 - m^2)/(4 l^2 - 1).</summary>
    public static double Coupling(int degree, int order)
    {
        double l = degree, m = order;
        return l <= m ? 0 : Math.Sqrt((l * l - m * m) / (4 * l * l - 1));
    }
}
