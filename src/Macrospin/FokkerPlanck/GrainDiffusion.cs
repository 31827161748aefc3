namespace SpinTorque;

/// <summary>The Fokker-Planck equations of a grain with one active level, for the density of x = S_z/S_m.</summary>
public static class GrainDiffusion
{
    /// <summary>
    /// The equation right to next order in 1/S: adiabatic elimination of the charge with the correlation between an electron that enters
    /// and the next one that leaves. Current j = (1/S_m)[(lambda1 - B/S_m) rho - (D/S_m) d rho/dx] for |x| up to
    /// <see cref="MacrospinGrain.Reach"/>; means and variances are the chain's up to terms of order 1/S0.
    /// </summary>
    /// <param name="grain">The grain.</param>
    public static FokkerPlanckEquation Consistent(MacrospinGrain grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        var correction = new DriftCorrection(grain);
        double s = grain.MeanSpin;
        return new FokkerPlanckEquation
        {
            Drift = x => (grain.RatesAt(s * x).Drift - correction.At(x) / s) / s,
            Diffusion = x => grain.RatesAt(s * x).Diffusion / (s * s),
            Form = DiffusionForm.Flux,
        };
    }

    /// <summary>
    /// The equation as published [PW 24]: d rho/dt = d/du[-R rho + (1/S_m) d(D rho)/du]. It neglects the correlation between electrons and
    /// the drift of order 1/S: its variance is off by factors, its stationary density diverges at u = +-1 as 1/(1 - |u|), so that
    /// on cells what the poles hold grows with the logarithm of their number.
    /// </summary>
    /// <param name="grain">The grain.</param>
    public static FokkerPlanckEquation Published(MacrospinGrain grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        return new FokkerPlanckEquation
        {
            Drift = grain.Motion.Drift,
            Diffusion = u => PublishedDiffusion(grain, u) / (grain.ReferenceSpin * grain.MeanSpin),
            Form = DiffusionForm.Ito,
        };
    }

    /// <summary>S0 D(u) as published [PW 24c].</summary>
    /// <param name="grain">The grain.</param>
    /// <param name="u">-1 to 1.</param>
    public static double PublishedDiffusion(MacrospinGrain grain, double u)
    {
        ArgumentNullException.ThrowIfNull(grain);
        double up = grain.Motion.Filling(1, u), down = grain.Motion.Filling(-1, u), total = grain.TotalRate, q = grain.Asymmetry;
        double a = (up + down) / 2, b = (up - down) / 2, aBar = (total - up - down) / 2, bBar = (q * total - up + down) / 2;
        double tunnelling = (a * aBar - u * u * b * bBar) / (2 * total * (1 + q * grain.SpinChange * u));
        double temperature = grain.BathTemperature, omega = grain.ReleasedEnergy(u) / temperature;
        // omega/(2 tanh(omega/2T)) = T (b(omega/T) + b(-omega/T))/2
        double bath = grain.ReferenceSpin * grain.Damping * temperature * (ThermalFunction.Bose(omega) + ThermalFunction.Bose(-omega)) / 2;
        return (1 - u * u) * (tunnelling + bath);
    }
}
