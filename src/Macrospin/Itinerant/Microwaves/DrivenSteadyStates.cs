namespace SpinTorque;

/// <summary>
/// Steady states of a magnet driven by microwaves together with voltage and heat, its distribution following: as <see cref="FerromagneticResonance"/> with alpha omega_d
/// replaced by a(theta) = alpha_e omega_d - I/S, so the condition (1 - x^2)(a^2 x^2 + delta^2) = Omega^2 x^2, x = cos(theta), is solved by bracketing in each hemisphere.
/// Derived.
/// </summary>
public static class DrivenSteadyStates
{
    private const int Brackets = 256;
    private const double Step = 1e-6;

    /// <summary>All steady states, from north to south.</summary>
    /// <param name="magnet">The magnet; its drive must be given and above zero.</param>
    /// <exception cref="ArgumentException">There is no drive.</exception>
    public static IReadOnlyList<ResonanceState> Of(ItinerantMagnet magnet)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        if (magnet.Drive is not { Amplitude: > 0.0 })
            throw new ArgumentException("A drive with an amplitude above zero is needed.", nameof(magnet));
        var found = new List<ResonanceState>();
        foreach (int hemisphere in (ReadOnlySpan<int>)[1, -1])
        {
            IEnumerable<double> roots = Roots(magnet, hemisphere);
            found.AddRange((hemisphere > 0 ? roots : roots.Reverse()).Select(u => State(magnet, u, hemisphere)));
        }
        return found;
    }

    /// <summary>The stable one nearest the pole that the field selects; null where there is none.</summary>
    public static ResonanceState? Stable(ItinerantMagnet magnet)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        double side = magnet.EffectiveField >= 0.0 ? 1.0 : -1.0;
        ResonanceState[] stable = [.. Of(magnet).Where(state => state.Trace < 0.0).OrderByDescending(state => side * state.Cosine)];
        return stable.Length == 0 ? null : stable[0];
    }

    // u = sin^2(theta) from the pole, where the defect is negative, to the equator, where it is not; geometric brackets resolve weak drives.
    private static List<double> Roots(ItinerantMagnet magnet, int hemisphere)
    {
        var roots = new List<double>();
        double low = 0.0, before = Defect(magnet, low, hemisphere);
        for (int bracket = 0; bracket <= Brackets; bracket++)
        {
            double high = Math.Pow(2.0, -60.0 * (1.0 - (double)bracket / Brackets)), after = Defect(magnet, high, hemisphere);
            if (before < 0.0 != after < 0.0 || (after == 0.0 && bracket == Brackets && hemisphere > 0))
                roots.Add(Bisect(magnet, low, high, hemisphere));
            (low, before) = (high, after);
        }
        return roots;
    }

    private static double Bisect(ItinerantMagnet magnet, double low, double high, int hemisphere)
    {
        bool rising = Defect(magnet, low, hemisphere) < 0.0;
        while (true)
        {
            double middle = low + (high - low) / 2.0;
            if (middle <= low || middle >= high)
                return high;
            if (Defect(magnet, middle, hemisphere) < 0.0 == rising)
                low = middle;
            else
                high = middle;
        }
    }

    private static double Defect(ItinerantMagnet magnet, double u, int hemisphere)
    {
        MicrowaveDrive drive = magnet.Drive!;
        double delta = drive.Frequency + magnet.Field, a = Across(magnet, u, hemisphere);
        return u * (a * a * (1.0 - u) + delta * delta) - drive.Amplitude * drive.Amplitude * (1.0 - u);
    }

    private static double Across(ItinerantMagnet magnet, double u, int hemisphere)
    {
        MagnetTorque torque = MagnetTorque.Adiabatic(magnet, PolarAngle.FromCosine(hemisphere * Math.Sqrt(1.0 - u)));
        return torque.PrecessionDamping * magnet.Drive!.Frequency - torque.Drive;
    }

    private static ResonanceState State(ItinerantMagnet magnet, double u, int hemisphere)
    {
        MicrowaveDrive drive = magnet.Drive!;
        double sine = Math.Sqrt(u), cosine = hemisphere * Math.Sqrt(1.0 - u), across = -Across(magnet, u, hemisphere) * sine;
        double along = cosine == 0.0
            ? hemisphere * Math.Sqrt(Math.Max(0.0, drive.Amplitude * drive.Amplitude - across * across))
            : (drive.Frequency + magnet.Field) * sine / cosine;
        double phase = Math.Atan2(across, along), theta = Math.Acos(cosine);
        (double thetaTheta, double phiTheta) = Differences(magnet, theta, phase, Step, 0.0);
        (double thetaPhi, double phiPhi) = Differences(magnet, theta, phase, 0.0, Step);
        double trace = thetaTheta + phiPhi, determinant = thetaTheta * phiPhi - thetaPhi * phiTheta;
        // A saddle, determinant below zero, is unstable whatever its trace: its growing rate is given instead.
        return new ResonanceState(cosine, u, phase, determinant > 0.0 ? trace : trace / 2.0 + Math.Sqrt(trace * trace / 4.0 - determinant));
    }

    private static (double Theta, double Phi) Differences(ItinerantMagnet magnet, double theta, double phase, double dTheta, double dPhase)
    {
        (double Theta, double Phi) ahead = Rates(magnet, theta + dTheta, phase + dPhase), behind = Rates(magnet, theta - dTheta, phase - dPhase);
        return ((ahead.Theta - behind.Theta) / (2.0 * Step), (ahead.Phi - behind.Phi) / (2.0 * Step));
    }

    // In the frame of the drive, along theta^ and phi^.
    private static (double Theta, double Phi) Rates(ItinerantMagnet magnet, double theta, double phase)
    {
        (double sine, double cosine) = Math.SinCos(theta);
        MagnetTorque torque = MagnetTorque.Adiabatic(magnet, PolarAngle.OfUnitVector(cosine));
        double drive = magnet.Drive!.Amplitude, alongTheta = drive * Math.Cos(phase) * cosine - magnet.Field * sine, alongPhi = -drive * Math.Sin(phase);
        double rate = (-alongPhi + torque.PrecessionDamping * alongTheta - sine * torque.Drive) / (1.0 + torque.Damping * torque.PrecessionDamping);
        return (rate, (alongTheta - torque.Damping * rate) / sine - magnet.Drive.Frequency);
    }
}
