namespace SpinTorque;

/// <summary>
/// A Fokker-Planck equation in one dimension, d rho/dt = -dj/dx with j = A rho - D d rho/dx or A rho - d(D rho)/dx, and no current through
/// the ends of its grid.
/// </summary>
public sealed record FokkerPlanckEquation
{
    /// <summary>A(x); finite inside the grid.</summary>
    public required Func<double, double> Drift { get; init; }

    /// <summary>D(x); above zero inside the grid, at the ends it may vanish.</summary>
    public required Func<double, double> Diffusion { get; init; }

    /// <summary>What stands under the derivative.</summary>
    public required DiffusionForm Form { get; init; }

    /// <summary>
    /// The equation on cells as a chain that steps between neighbours, by exponential fitting (D. Scharfetter, H. Gummel, IEEE Trans.
    /// Electron Devices 16, 64, 1969): with v = int A/D dx between two centres a distance d apart,
    /// j = D/d [b(v) rho_i - b(-v) rho_(i+1)], b(v) = v/(1 - e^-v). Rates are positive for any width, so densities are.
    /// </summary>
    /// <remarks>Second order in the width; the stationary exponent, by Gauss' rule of two points, of fourth.</remarks>
    /// <param name="grid">The cells.</param>
    /// <exception cref="ArgumentException">A drift is not finite, or a diffusion not finite and above zero, at a point inside.</exception>
    public CellChain On(CellGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        int faces = grid.Count - 1;
        var (up, down) = (new double[faces], new double[faces]);
        for (int i = 0; i < faces; i++)
        {
            double left = grid.Centre(i), right = grid.Centre(i + 1), d = right - left;
            double gauss = d / (2 * Math.Sqrt(3)), middle = (left + right) / 2;
            double v = d / 2 * (Slope(middle - gauss) + Slope(middle + gauss));
            bool flux = Form == DiffusionForm.Flux;
            double below = Diffuse(flux ? grid.Edges[i + 1] : left), above = Diffuse(flux ? grid.Edges[i + 1] : right);
            up[i] = ThermalFunction.LogBose(v) + Math.Log(below / (d * grid.Width(i)));
            down[i] = ThermalFunction.LogBose(-v) + Math.Log(above / (d * grid.Width(i + 1)));
        }
        return new CellChain(grid, up, down);
    }

    private double Slope(double x)
    {
        double a = Drift(x);
        return double.IsFinite(a) ? a / Diffuse(x) : throw new ArgumentException($"The drift at {x} is {a}; it must be finite.");
    }

    private double Diffuse(double x)
    {
        double d = Diffusion(x);
        return d > 0 && double.IsFinite(d) ? d : throw new ArgumentException($"The diffusion at {x} is {d}; it must be finite and above zero.");
    }
}
