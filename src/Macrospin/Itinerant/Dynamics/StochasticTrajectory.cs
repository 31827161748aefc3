namespace SpinTorque;

/// <summary>
/// The motion with the random field of <see cref="TorqueNoise"/>, the distribution following: m turns by the mean of the rotation vectors m x dm/dt at both ends of a step
/// (Heun's method for the Stratonovich equation, on the sphere), so |m| stays 1 to rounding. One seed gives one trajectory, on any machine.
/// Steps are of fixed length, to be chosen well below one period of the field.
/// </summary>
public sealed class StochasticTrajectory
{
    private readonly ItinerantMagnet _magnet;
    private readonly NormalNumbers _normal;
    private readonly double _step;
    private readonly double[] _m;
    private readonly double[] _predicted = new double[3];
    private readonly double[] _first = new double[3];
    private readonly double[] _second = new double[3];
    private readonly double[] _noise = new double[3];

    /// <summary>Prepares a trajectory.</summary>
    /// <param name="magnet">The magnet.</param>
    /// <param name="start">theta at the start; phi is zero.</param>
    /// <param name="step">Length of a step, hbar over the energy unit; above zero.</param>
    /// <param name="seed">Of the random numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step is not finite or not above zero.</exception>
    public StochasticTrajectory(ItinerantMagnet magnet, PolarAngle start, double step, int seed)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        (_magnet, _step, _normal) = (magnet, Require.Positive(step), new NormalNumbers(seed));
        _m = [start.Sine, 0.0, start.Cosine];
    }

    /// <summary>Time passed.</summary>
    public double Time { get; private set; }

    /// <summary>m: x, y, z.</summary>
    public IReadOnlyList<double> Magnetisation => _m;

    /// <summary>Goes on.</summary>
    /// <param name="steps">How many steps.</param>
    /// <param name="cancellation">Polled at each step.</param>
    public void Advance(int steps, CancellationToken cancellation = default)
    {
        for (int n = 0; n < steps; n++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (int i = 0; i < 3; i++)
                _noise[i] = _normal.Next() / Math.Sqrt(_step);
            Turning(_m, Time, _first);
            _m.CopyTo(_predicted, 0);
            Turn(_predicted, _first, _step);
            Turning(_predicted, Time + _step, _second);
            for (int i = 0; i < 3; i++)
                _first[i] = 0.5 * (_first[i] + _second[i]);
            Turn(_m, _first, _step);
            Time += _step;
        }
    }

    /// <summary>m x dm/dt at a state, in the field with its random part.</summary>
    private void Turning(double[] m, double time, double[] into)
    {
        PolarAngle angle = PolarAngle.OfUnitVector(m[2]);
        double amplitude = Math.Sqrt(TorqueNoise.Strength(_magnet, angle, _magnet.SteadyPrecession));
        Span<double> field = stackalloc double[3], rate = stackalloc double[3];
        TrajectoryIntegration.FieldAt(_magnet, time, field);
        for (int i = 0; i < 3; i++)
            field[i] += amplitude * _noise[i];
        MagnetTorque.Adiabatic(_magnet, angle).Rates(m, field, rate);
        for (int i = 0; i < 3; i++)
            into[i] = m[(i + 1) % 3] * rate[(i + 2) % 3] - m[(i + 2) % 3] * rate[(i + 1) % 3];
    }

    /// <summary>Rotates m about a vector w by |w| h (Rodrigues).</summary>
    private static void Turn(double[] m, double[] w, double h)
    {
        double size = Math.Sqrt(w[0] * w[0] + w[1] * w[1] + w[2] * w[2]);
        if (size == 0.0)
            return;
        (double x, double y, double z) = (w[0] / size, w[1] / size, w[2] / size);
        (double sine, double cosine) = Math.SinCos(size * h);
        double along = (x * m[0] + y * m[1] + z * m[2]) * (1.0 - cosine);
        (m[0], m[1], m[2]) = (
            m[0] * cosine + (y * m[2] - z * m[1]) * sine + x * along,
            m[1] * cosine + (z * m[0] - x * m[2]) * sine + y * along,
            m[2] * cosine + (x * m[1] - y * m[0]) * sine + z * along);
        TrajectoryIntegration.Normalise(m);
    }
}
