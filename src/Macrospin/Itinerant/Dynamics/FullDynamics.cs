namespace SpinTorque;

/// <summary>
/// The dynamics of heat-driven magnets with angle, length of the exchange field (dM) and potential (dV_d) [T, App. A], the last two as deviations
/// from their stationary values: the reduced form A16 to A18, and the form with memory A10 to A14, of which it is the case without a memory of the start.
/// </summary>
public sealed class FullDynamics
{
    private static readonly DotSpin[] Spins = [DotSpin.Up, DotSpin.Down];

    private readonly ItinerantMagnet _magnet;
    private readonly double _exchange;
    private readonly double _capacitance;

    /// <summary>Prepares the equations.</summary>
    /// <param name="magnet">The magnet.</param>
    /// <exception cref="ArgumentException">Exchange or capacitance is not given, the capacitance is zero, or a density of states is.</exception>
    public FullDynamics(ItinerantMagnet magnet)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        _magnet = magnet;
        _exchange = magnet.Exchange ?? throw new ArgumentException("The exchange must be given.", nameof(magnet));
        _capacitance = FrozenDynamics.CapacitanceOf(magnet);
        if (magnet.Contacts.Density.Up == 0.0 || magnet.Contacts.Density.Down == 0.0)
            throw new ArgumentException("Both densities of states must be above zero.", nameof(magnet));
    }

    /// <summary>The matrix of d(dM, dV_d)/dt at an angle: rows and columns M, V [A17, A18].</summary>
    public (double MM, double MV, double VM, double VV) Matrix(PolarAngle angle)
    {
        (double mm, double mv, double vm, double vv) = (0.0, 0.0, 0.0, 0.0);
        foreach (DotSpin spin in Spins)
        {
            double density = _magnet.Contacts.Density.Of(spin), g = 2.0 * density * _magnet.Contacts.Widths.At(spin, angle);
            mm += g / 2.0 * (_exchange - 1.0 / density);
            mv -= (int)spin * g * (1.0 + _capacitance / (2.0 * density)) * _exchange;
            vm += (int)spin * g * (1.0 - 1.0 / (density * _exchange)) / (2.0 * _capacitance);
            vv -= g * (1.0 / _capacitance + 1.0 / (2.0 * density));
        }
        return (mm, mv, vm, vv);
    }

    /// <summary>The eigenvalues of <see cref="Matrix"/>, the smaller first; real and imaginary part of a pair where they are complex.</summary>
    public (double Real, double Imaginary)[] Eigenvalues(PolarAngle angle)
    {
        (double mm, double mv, double vm, double vv) = Matrix(angle);
        double mean = (mm + vv) / 2.0, discriminant = (mm - vv) / 2.0 * ((mm - vv) / 2.0) + mv * vm, root = Math.Sqrt(Math.Abs(discriminant));
        if (discriminant < 0.0)
            return [(mean, -root), (mean, root)];
        // The one without cancellation first; their product is the determinant.
        double far = mean + Math.CopySign(root, mean), near = far == 0.0 ? 0.0 : (mm * vv - mv * vm) / far;
        return far < near ? [(far, 0.0), (near, 0.0)] : [(near, 0.0), (far, 0.0)];
    }

    /// <summary>
    /// Whether length and potential return to their values: a + 1/rho_s &gt; 0 for both spins and (a + 1/rho_up)(a + 1/rho_down) &gt; b^2, a = 1/C - J/2, b = 1/C + J/2;
    /// for C to 0 Stoner's J &lt; (1/rho_up + 1/rho_down)/2. Derived.
    /// </summary>
    public bool IsStable
    {
        get
        {
            DensityOfStates density = _magnet.Contacts.Density;
            double a = 1.0 / _capacitance - _exchange / 2.0, b = 1.0 / _capacitance + _exchange / 2.0;
            double up = a + 1.0 / density.Up, down = a + 1.0 / density.Down;
            return up > 0.0 && down > 0.0 && up * down > b * b;
        }
    }

    /// <summary>Rates of theta, phi, dM and dV_d in the reduced form [A15 to A18].</summary>
    public (double Theta, double Phi, double Length, double Potential) Rates(PolarAngle angle, double length, double potential)
    {
        DensityOfStates density = _magnet.Contacts.Density;
        (double mm, double mv, double vm, double vv) = Matrix(angle);
        double polarisation = _magnet.Contacts.Widths.Polarisation;
        double pushed = polarisation * (density.Sum + _capacitance) * potential - density.Difference * polarisation * length / 2.0;
        return (Theta(angle, pushed), -_magnet.Field, mm * length + mv * potential, vm * length + vv * potential);
    }

    /// <summary>
    /// Rates of the form with memory [A10 to A14]; the state is theta, dM, dV_d and, for spin up and down, R_V and R_M, the memories of potential and length.
    /// </summary>
    /// <param name="state">Seven numbers: theta, dM, dV_d, R_V up, R_V down, R_M up, R_M down.</param>
    /// <param name="rate">Filled with their rates.</param>
    public void MemoryRates(ReadOnlySpan<double> state, Span<double> rate)
    {
        PolarAngle angle = PolarAngle.OfUnitVector(Math.Cos(state[0]));
        (double pushed, double length, double charge) = (0.0, 0.0, 0.0);
        for (int i = 0; i < 2; i++)
        {
            int s = (int)Spins[i];
            double density = _magnet.Contacts.Density.Of(Spins[i]), width = _magnet.Contacts.Widths.At(Spins[i], angle), g = 2.0 * density * width;
            double dv = state[2] - 2.0 * width * state[3 + i], dm = state[1] - 2.0 * width * state[5 + i];
            (rate[3 + i], rate[5 + i]) = (dv, dm);
            pushed += density * (dv - s * dm / 2.0);
            length += g / 2.0 * dm - s * g * dv;
            charge += s * g / 2.0 * dm - g * dv;
        }
        rate[0] = Theta(angle, _magnet.Contacts.Widths.Polarisation * pushed) * Math.Sign(Math.Sin(state[0]));
        (rate[1], rate[2]) = (_exchange * length, charge / _capacitance);
    }

    /// <summary>
    /// The two numbers that the form with memory conserves; the reduced form is the case in which both are zero. State as in <see cref="MemoryRates"/>.
    /// </summary>
    public (double Charge, double Spin) Conserved(ReadOnlySpan<double> state)
    {
        PolarAngle angle = PolarAngle.OfUnitVector(Math.Cos(state[0]));
        (double charge, double spin) = (_capacitance * state[2], state[1] / _exchange);
        for (int i = 0; i < 2; i++)
        {
            int s = (int)Spins[i];
            double g = 2.0 * _magnet.Contacts.Density.Of(Spins[i]) * _magnet.Contacts.Widths.At(Spins[i], angle);
            double remembered = g * (state[3 + i] - s * state[5 + i] / 2.0);
            (charge, spin) = (charge + remembered, spin + s * remembered);
        }
        return (charge, spin);
    }

    /// <summary>
    /// The state with memory that belongs to a length and a potential, both conserved numbers zero. R_V alone remembers; R_M can be taken as zero, since R_V - s R_M/2 alone acts.
    /// </summary>
    /// <param name="angle">theta.</param>
    /// <param name="length">dM.</param>
    /// <param name="potential">dV_d.</param>
    public double[] Remembering(PolarAngle angle, double length, double potential)
    {
        double charge = -_capacitance * potential, spin = -length / _exchange;
        double[] memory = [.. Spins.Select(s => (charge + (int)s * spin) / (4.0 * _magnet.Contacts.Density.Of(s) * _magnet.Contacts.Widths.At(s, angle)))];
        return [angle.Radians, length, potential, memory[0], memory[1], 0.0, 0.0];
    }

    // (sin(theta)/S) [g~ dphi/dt - I_h - I_d - I_V + pushed], dphi/dt = -B
    private double Theta(PolarAngle angle, double pushed)
    {
        double current = SpinCurrents.Of(_magnet, angle, -_magnet.Field).Total;
        return angle.Sine / _magnet.Spin * (-_magnet.Contacts.SpinDissipation(angle) * _magnet.Field - current + pushed);
    }
}
