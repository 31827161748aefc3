namespace SpinTorque;

/// <summary>
/// The seven stages of the Runge-Kutta pair of Dormand and Prince, orders 5 and 4; the last stage is the first of the next step.
/// All storage is made once.
/// </summary>
internal sealed class DormandPrinceStages(int dimension)
{
    private readonly double[] _stages = new double[7 * dimension];
    private readonly double[] _argument = new double[dimension];

    public double[] State { get; } = new double[dimension];

    public double[] Next { get; } = new double[dimension];

    public int Evaluations { get; private set; }

    /// <summary>The rate at the start of the step, k1.</summary>
    public Span<double> First => Stage(1);

    public void Evaluate(RightHandSide rate, double t, ReadOnlySpan<double> state, Span<double> into)
    {
        rate(t, state, into);
        Evaluations++;
    }

    /// <summary>Fills <see cref="Next"/> with the solution of fifth order after a step h; the first stage is given.</summary>
    public void Advance(RightHandSide rate, double t, double h)
    {
        Span<double> k1 = Stage(1), k2 = Stage(2), k3 = Stage(3), k4 = Stage(4), k5 = Stage(5), k6 = Stage(6);
        Span<double> z = _argument, y = State, w = Next;
        for (int i = 0; i < dimension; i++)
            z[i] = y[i] + h * (k1[i] / 5.0);
        Evaluate(rate, t + h / 5.0, z, k2);
        for (int i = 0; i < dimension; i++)
            z[i] = y[i] + h * (3.0 / 40.0 * k1[i] + 9.0 / 40.0 * k2[i]);
        Evaluate(rate, t + 3.0 / 10.0 * h, z, k3);
        for (int i = 0; i < dimension; i++)
            z[i] = y[i] + h * (44.0 / 45.0 * k1[i] - 56.0 / 15.0 * k2[i] + 32.0 / 9.0 * k3[i]);
        Evaluate(rate, t + 4.0 / 5.0 * h, z, k4);
        for (int i = 0; i < dimension; i++)
            z[i] = y[i] + h * (19372.0 / 6561.0 * k1[i] - 25360.0 / 2187.0 * k2[i] + 64448.0 / 6561.0 * k3[i] - 212.0 / 729.0 * k4[i]);
        Evaluate(rate, t + 8.0 / 9.0 * h, z, k5);
        for (int i = 0; i < dimension; i++)
            z[i] = y[i] + h * (9017.0 / 3168.0 * k1[i] - 355.0 / 33.0 * k2[i] + 46732.0 / 5247.0 * k3[i] + 49.0 / 176.0 * k4[i] - 5103.0 / 18656.0 * k5[i]);
        Evaluate(rate, t + h, z, k6);
        for (int i = 0; i < dimension; i++)
            w[i] = y[i] + h * (35.0 / 384.0 * k1[i] + 500.0 / 1113.0 * k3[i] + 125.0 / 192.0 * k4[i] - 2187.0 / 6784.0 * k5[i] + 11.0 / 84.0 * k6[i]);
        Evaluate(rate, t + h, w, Stage(7));
    }

    /// <summary>Root mean square of the difference of the two orders over the tolerance; infinite where something is not finite.</summary>
    public double Error(double h, double relative, double absolute)
    {
        Span<double> k1 = Stage(1), k3 = Stage(3), k4 = Stage(4), k5 = Stage(5), k6 = Stage(6), k7 = Stage(7);
        double sum = 0.0;
        for (int i = 0; i < dimension; i++)
        {
            double e = h * (71.0 / 57600.0 * k1[i] - 71.0 / 16695.0 * k3[i] + 71.0 / 1920.0 * k4[i] - 17253.0 / 339200.0 * k5[i] + 22.0 / 525.0 * k6[i] - k7[i] / 40.0);
            double scaled = e / (absolute + relative * Math.Max(Math.Abs(State[i]), Math.Abs(Next[i])));
            sum += scaled * scaled;
        }
        double error = Math.Sqrt(sum / dimension);
        return double.IsFinite(error) ? error : double.PositiveInfinity;
    }

    /// <summary>Fills the dense output of the step just made.</summary>
    public void Fill(DenseStep step, double t, double h, double end)
    {
        step.Set(t, end);
        Span<double> r1 = step.Coefficients(1), r2 = step.Coefficients(2), r3 = step.Coefficients(3), r4 = step.Coefficients(4), r5 = step.Coefficients(5);
        Span<double> k1 = Stage(1), k3 = Stage(3), k4 = Stage(4), k5 = Stage(5), k6 = Stage(6), k7 = Stage(7);
        for (int i = 0; i < dimension; i++)
        {
            r1[i] = State[i];
            r2[i] = Next[i] - State[i];
            r3[i] = h * k1[i] - r2[i];
            r4[i] = r2[i] - h * k7[i] - r3[i];
            r5[i] = h * (-12715105075.0 / 11282082432.0 * k1[i] + 87487479700.0 / 32700410799.0 * k3[i] - 10690763975.0 / 1880347072.0 * k4[i]
                + 701980252875.0 / 199316789632.0 * k5[i] - 1453857185.0 / 822651844.0 * k6[i] + 69997945.0 / 29380423.0 * k7[i]);
        }
    }

    /// <summary>Goes to the end of the step; the last stage becomes the first, or is evaluated again where the state was projected.</summary>
    public void Accept(RightHandSide rate, double t, StateProjection? projection)
    {
        Next.CopyTo(State, 0);
        if (projection is null)
        {
            Stage(7).CopyTo(Stage(1));
            return;
        }
        projection(State);
        Evaluate(rate, t, State, Stage(1));
    }

    private Span<double> Stage(int number) => _stages.AsSpan((number - 1) * dimension, dimension);
}
