namespace SpinTorque;

/// <summary>
/// One step with the state at every time in it: the continuous extension of fourth order of Dormand and Prince, in Hairer's form
/// y(s) = r1 + s {r2 + (1-s) [r3 + s (r4 + (1-s) r5)]}, s from 0 to 1 over the step.
/// </summary>
public sealed class DenseStep
{
    private readonly double[] _coefficients;
    private double _length;

    internal DenseStep(int dimension)
    {
        Dimension = dimension;
        _coefficients = new double[5 * dimension];
    }

    /// <summary>Number of components.</summary>
    public int Dimension { get; }

    /// <summary>Time at the start of the step.</summary>
    public double Start { get; private set; }

    /// <summary>Time at the end of the step, or where a terminal event cut it.</summary>
    public double End { get; private set; }

    /// <summary>The coefficients r1 to r5 of all components, one after the other.</summary>
    internal Span<double> Coefficients(int order) => _coefficients.AsSpan((order - 1) * Dimension, Dimension);

    internal void Set(double start, double end) => (Start, End, _length) = (start, end, end - start);

    /// <summary>Ends the step earlier.</summary>
    internal DenseStep Until(double end)
    {
        End = end;
        return this;
    }

    /// <summary>The state at a time of the step; local error of fifth order in the step's length.</summary>
    /// <param name="time">A time between <see cref="Start"/> and <see cref="End"/>; outside, the polynomial is continued.</param>
    /// <param name="state">Filled with the state.</param>
    /// <exception cref="ArgumentException"><paramref name="state"/> has not <see cref="Dimension"/> components.</exception>
    public void At(double time, Span<double> state)
    {
        if (state.Length != Dimension)
            throw new ArgumentException($"The state has {state.Length} components; it must have {Dimension}.", nameof(state));
        double s = _length == 0.0 ? 0.0 : (time - Start) / _length, u = 1.0 - s;
        ReadOnlySpan<double> r1 = Coefficients(1), r2 = Coefficients(2), r3 = Coefficients(3), r4 = Coefficients(4), r5 = Coefficients(5);
        for (int i = 0; i < state.Length; i++)
            state[i] = r1[i] + s * (r2[i] + u * (r3[i] + s * (r4[i] + u * r5[i])));
    }
}
