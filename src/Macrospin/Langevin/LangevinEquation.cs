namespace SpinTorque;

/// <summary>
/// Paths of a Fokker-Planck equation between reflecting ends, dx = a dt + sqrt(2D) dW with a = A for Ito's form and A + dD/dx for the flux form:
/// the symmetrised Euler scheme, a step of Euler and Maruyama mirrored back at the ends, which it never leaves. Weak order one in the step
/// (M. Bossy, E. Gobet, D. Talay, J. Appl. Probab. 41, 877, 2004).
/// </summary>
/// <remarks>Coefficients are tabulated, error of second order in the table's step. Immutable; safe to share between threads.</remarks>
public sealed class LangevinEquation
{
    private readonly double[] _drift;
    private readonly double[] _noise;       // sqrt(2D)

    /// <summary>Tabulates the coefficients.</summary>
    /// <param name="equation">Drift and diffusion.</param>
    /// <param name="lower">Lower end.</param>
    /// <param name="upper">Upper end, above it.</param>
    /// <param name="nodes">Values in the tables, at least 3.</param>
    public LangevinEquation(FokkerPlanckEquation equation, double lower, double upper, int nodes = 2001)
    {
        ArgumentNullException.ThrowIfNull(equation);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(upper, lower);
        ArgumentOutOfRangeException.ThrowIfLessThan(nodes, 3);
        (Lower, Upper) = (lower, upper);
        double h = (upper - lower) / (nodes - 1);
        double[] x = [.. Enumerable.Range(0, nodes).Select(k => Math.Min(lower + k * h, upper))], d = [.. x.Select(equation.Diffusion)];
        _noise = [.. d.Select(value => Math.Sqrt(2 * Math.Max(0, value)))];
        _drift = new double[nodes];
        for (int k = 0; k < nodes; k++)
        {
            (int left, int right) = (Math.Max(0, k - 1), Math.Min(nodes - 1, k + 1));
            double slope = equation.Form == DiffusionForm.Flux ? (d[right] - d[left]) / ((right - left) * h) : 0;
            _drift[k] = equation.Drift(x[k]) + slope;
        }
    }

    /// <summary>Lower end.</summary>
    public double Lower { get; }

    /// <summary>Upper end.</summary>
    public double Upper { get; }

    /// <summary>The longest step in which drift and noise each move x by at most a fraction of the interval.</summary>
    /// <param name="fraction">The fraction, above zero.</param>
    public double StepFor(double fraction)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fraction);
        double distance = fraction * (Upper - Lower);
        return Math.Min(distance / _drift.Max(Math.Abs), Math.Pow(distance / _noise.Max(), 2));
    }

    /// <summary>One path.</summary>
    /// <param name="start">Where it starts, between the ends.</param>
    /// <param name="step">Length of a step in time, above zero.</param>
    /// <param name="steps">Number of steps.</param>
    /// <param name="seed">The seed of all paths.</param>
    /// <param name="path">Number of the path, with which its random numbers are its own.</param>
    /// <returns>x at the start and after each step.</returns>
    public double[] Path(double start, double step, int steps, ulong seed, ulong path = 0)
    {
        if (!(start >= Lower && start <= Upper))
            throw new ArgumentOutOfRangeException(nameof(start), start, $"The start must lie between {Lower} and {Upper}.");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        var random = new RandomSequence(seed, path);
        var x = new double[steps + 1];
        x[0] = start;
        double root = Math.Sqrt(step);
        for (int k = 0; k < steps; k++)
            x[k + 1] = Mirrored(x[k] + At(_drift, x[k]) * step + At(_noise, x[k]) * root * random.Normal());
        return x;
    }

    private double At(double[] table, double x)
    {
        double place = (x - Lower) / (Upper - Lower) * (table.Length - 1);
        int k = Math.Min((int)place, table.Length - 2);
        return table[k] + (place - k) * (table[k + 1] - table[k]);
    }

    private double Mirrored(double x)
    {
        while (x < Lower || x > Upper)
            x = x < Lower ? 2 * Lower - x : 2 * Upper - x;
        return x;
    }
}
