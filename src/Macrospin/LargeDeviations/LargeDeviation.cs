namespace SpinTorque;

/// <summary>
/// The exponent of the exact chain in the limit of a large spin: P(S_z) ~ exp(S_m Phi(u)), Phi' = -p, p != 0 the root of H(u, p) = 0. Right
/// where rates change by a factor of order one per electron and no diffusion approximation is.
/// </summary>
/// <remarks>
/// Phi is tabulated at equal steps of u by Gauss' rule of two points, error of fourth order in the step; between them it is integrated on.
/// Momenta are found in logarithms, so that no temperature is too low. Immutable.
/// </remarks>
public sealed class LargeDeviation
{
    private readonly double[] _exponent;        // Phi at -1 + 2 i/n
    private readonly double _highest;

    /// <summary>Tabulates the exponent.</summary>
    /// <param name="grain">The grain.</param>
    /// <param name="steps">Steps of the table over -1 to 1; at least 10.</param>
    /// <exception cref="ArgumentException">Nothing flips the magnetisation one of the two ways, so that there is no exponent.</exception>
    public LargeDeviation(MacrospinGrain grain, int steps = 4000)
    {
        ArgumentNullException.ThrowIfNull(grain);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 10);
        Grain = grain;
        _exponent = new double[steps + 1];
        DoubleDouble sum = DoubleDouble.Zero;
        for (int i = 0; i < steps; i++)
        {
            sum += Integral(At(i), At(i + 1));
            _exponent[i + 1] = sum.High;
        }
        if (!double.IsFinite(sum.High))
            throw new ArgumentException("The magnetisation flips one way only or not at all, so its distribution has no large-deviation exponent.", nameof(grain));
        _highest = _exponent.Max();
        FixedPoints = [.. Find()];
    }

    /// <summary>The grain.</summary>
    public MacrospinGrain Grain { get; }

    /// <summary>
    /// Stable and unstable points of the motion without noise, the poles among them, ascending; they alternate. Those of
    /// <see cref="NanomagnetEquation.FixedPoints"/>, but by the sign of p, which no subtraction spoils: a torque as small as e^(-E/T) counts.
    /// </summary>
    public IReadOnlyList<FixedPoint> FixedPoints { get; }

    /// <summary>p(u): minus the change of ln P per unit of S_z.</summary>
    /// <param name="u">-1 to 1.</param>
    public double Momentum(double u) => new EscapeRates(Grain, u).Momentum();

    /// <summary>H(u, p), in rate units; zero at p = 0 and at <see cref="Momentum"/>.</summary>
    public double Hamiltonian(double u, double p) => new EscapeRates(Grain, u).Hamiltonian(p);

    /// <summary>du/dt = (dH/dp)/S_m on a path of momentum p; at p = 0 the motion without noise.</summary>
    public double Velocity(double u, double p) => new EscapeRates(Grain, u).Velocity(p) / Grain.MeanSpin;

    /// <summary>Phi(u) = -int p du, zero at its largest value: P is largest there.</summary>
    /// <param name="u">-1 to 1.</param>
    public double Exponent(double u)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(u), 1, nameof(u));
        int node = Math.Clamp((int)Math.Round((u + 1) / 2 * (_exponent.Length - 1)), 0, _exponent.Length - 1);
        return _exponent[node] + Integral(At(node), u) - _highest;
    }

    /// <summary>
    /// The action S_m [Phi(from) - Phi(top)] of the way from one stable point to another, top the highest point between them: mean
    /// switching times grow as its exponential.
    /// </summary>
    /// <param name="from">A stable point.</param>
    /// <param name="to">Another one.</param>
    public double Action(double from, double to)
    {
        double top = FixedPoints.Where(point => !point.IsStable && (point.Position - from) * (point.Position - to) < 0)
            .Select(point => Exponent(point.Position)).DefaultIfEmpty(Exponent(from)).Min();
        return Grain.MeanSpin * Math.Max(0, Exponent(from) - top);
    }

    /// <summary>
    /// The most likely path of escape: dS_z/dt = dH/dp at the momentum p(u), uphill from a stable point to an unstable one next to it. It
    /// takes for ever to leave and to arrive, so the path runs between points a little inside and time counts from its middle.
    /// </summary>
    /// <param name="from">Where it starts, a stable point.</param>
    /// <param name="to">Where it ends, the neighbouring unstable point.</param>
    /// <param name="points">Number of points, at least 3.</param>
    /// <returns>Time, u and p at points of equal distance in u.</returns>
    public IReadOnlyList<EscapePathPoint> EscapePath(double from, double to, int points = 201)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 3);
        var path = new EscapePathPoint[points];
        double step = (to - from) / (points + 1), time = 0;
        for (int k = 0; k < points; k++)
        {
            double u = from + (k + 1) * step;
            time += k == 0 ? 0 : Gauss(u - step, u, at => 1 / Velocity(at, Momentum(at)));
            path[k] = new EscapePathPoint(time, u, Momentum(u));
        }
        double middle = path[points / 2].Time;
        return [.. path.Select(point => point with { Time = point.Time - middle })];
    }

    private double At(int node) => -1 + 2.0 * node / (_exponent.Length - 1);

    // int -p du
    private double Integral(double from, double to) => from == to ? 0 : Gauss(from, to, u => -Momentum(u));

    private static double Gauss(double from, double to, Func<double, double> function)
    {
        double middle = (from + to) / 2, offset = (to - from) / (2 * Math.Sqrt(3));
        return (to - from) / 2 * (function(middle - offset) + function(middle + offset));
    }

    // p changes sign where the motion without noise has a fixed point: upwards at a stable one. The poles are fixed points always.
    private IEnumerable<FixedPoint> Find()
    {
        int last = _exponent.Length - 1;
        double left = Momentum(At(0));
        yield return new FixedPoint(-1, left > 0, IsJump: false);
        for (int i = 1; i <= last; i++)
        {
            double right = Momentum(At(i));
            if (left < 0 != right < 0)
                yield return new FixedPoint(Root(At(i - 1), At(i)), right > left, IsJump: false);
            left = right;
        }
        yield return new FixedPoint(1, left < 0, IsJump: false);
    }

    private double Root(double low, double high)
    {
        bool negative = Momentum(low) < 0;
        return Bisection.Last(low, high, u => Momentum(u) < 0 == negative);
    }
}
