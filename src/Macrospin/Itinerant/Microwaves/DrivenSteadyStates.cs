namespace SpinTorque;

/// <summary>
/// Steady states of a magnet driven by microwaves together with voltage and heat, its distribution following: as <see cref="FerromagneticResonance"/> with alpha omega_d
/// replaced by a(theta) = alpha_e omega_d - I/S = L(x)/D(x), x = cos(theta), L linear, D = Gamma_up Gamma_down. The condition
/// (1 - x^2)(L^2 x^2 + delta^2 D^2) = Omega^2 x^2 D^2 is a polynomial of degree 6, whose zeros are all found. Derived.
/// </summary>
public static class DrivenSteadyStates
{
    /// <summary>All steady states, from north to south; on the equator the one with cos(xi) above zero first.</summary>
    /// <param name="magnet">The magnet; its drive must be given and above zero.</param>
    /// <exception cref="ArgumentException">There is no drive.</exception>
    public static IReadOnlyList<ResonanceState> Of(ItinerantMagnet magnet)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        if (magnet.Drive is not { Amplitude: > 0.0 })
            throw new ArgumentException("A drive with an amplitude above zero is needed.", nameof(magnet));
        return [.. Hemisphere(magnet, 1), .. Equator(magnet), .. Hemisphere(magnet, -1).Reverse()];
    }

    /// <summary>The stable one nearest the pole that the field selects; null where there is none.</summary>
    public static ResonanceState? Stable(ItinerantMagnet magnet)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        double side = magnet.EffectiveField >= 0.0 ? 1.0 : -1.0;
        ResonanceState[] stable = [.. Of(magnet).Where(state => state.IsStable).OrderByDescending(state => side * state.Cosine)];
        return stable.Length == 0 ? null : stable[0];
    }

    private static IEnumerable<ResonanceState> Hemisphere(ItinerantMagnet magnet, int hemisphere) => PolynomialRoots
        .Between(Condition(magnet, hemisphere), 0.0, 0.5)
        .Where(v => v < 0.5)
        .Select(v => State(magnet, hemisphere * (1.0 - 2.0 * v), 4.0 * v * (1.0 - v), hemisphere));

    // Without detuning x = 0 solves the condition with either sign of cos(xi), where the drive overcomes the damping.
    private static ResonanceState[] Equator(ItinerantMagnet magnet)
    {
        if (magnet.Drive!.Frequency + magnet.Field != 0.0 || Math.Abs(Across(magnet, PolarAngle.FromCosine(0.0))) > magnet.Drive.Amplitude)
            return [];
        return [State(magnet, 0.0, 1.0, 1), State(magnet, 0.0, 1.0, -1)];
    }

    /// <summary>The condition over v = sin^2 of half the angle from a hemisphere's pole, in which weak drives lose no digits; without x^2 where delta = 0.</summary>
    private static double[] Condition(ItinerantMagnet magnet, int hemisphere)
    {
        (MicrowaveDrive drive, double squared) = (magnet.Drive!, Math.Pow(magnet.Contacts.Widths.Polarisation, 2));
        double detuning = drive.Frequency + magnet.Field;
        double here = Linear(magnet, PolarAngle.FromCosine(hemisphere)), there = Linear(magnet, PolarAngle.FromCosine(-hemisphere));
        double[] linear = [here, there - here], product = [magnet.Contacts.Widths.PoleProduct, 4.0 * squared, -4.0 * squared];
        double[] sine2 = [0.0, 4.0, -4.0], cosine2 = [1.0, -4.0, 4.0];
        double[] linear2 = PolynomialRoots.Product(linear, linear), product2 = PolynomialRoots.Product(product, product);
        double drive2 = drive.Amplitude * drive.Amplitude;
        if (detuning == 0.0)
            return PolynomialRoots.Sum(PolynomialRoots.Product(sine2, linear2), -drive2, product2);
        double[] across = PolynomialRoots.Sum(PolynomialRoots.Product(linear2, cosine2), detuning * detuning, product2);
        return PolynomialRoots.Sum(PolynomialRoots.Product(sine2, across), -drive2, PolynomialRoots.Product(cosine2, product2));
    }

    // L = a D.
    private static double Linear(ItinerantMagnet magnet, PolarAngle angle) => Across(magnet, angle) * magnet.Contacts.Widths.ProductAt(angle);

    private static double Across(ItinerantMagnet magnet, PolarAngle angle)
    {
        MagnetTorque torque = MagnetTorque.Adiabatic(magnet, angle);
        return torque.PrecessionDamping * magnet.Drive!.Frequency - torque.Drive;
    }

    private static ResonanceState State(ItinerantMagnet magnet, double cosine, double sine2, int hemisphere)
    {
        LevelWidths widths = magnet.Contacts.Widths;
        PolarAngle angle = PolarAngle.FromCosine(cosine);
        double product = widths.ProductAt(angle), linear = (Linear(magnet, PolarAngle.North) - Linear(magnet, PolarAngle.South)) / 2.0;
        double slope = (linear + 2.0 * widths.Polarisation * widths.Polarisation * cosine * Across(magnet, angle)) / product;
        var steady = new SteadyPrecession(MagnetTorque.Adiabatic(magnet, angle), slope, magnet.Drive!, magnet.Field);
        return steady.At(cosine, sine2, hemisphere);
    }
}
