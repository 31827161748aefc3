namespace SpinTorque;

/// <summary>
/// A chain whose parameter is swept in finite time: its probabilities are carried along by the master equation itself, so that switching by
/// noise is in it. Currents are those of the limit [PW 36], averaged over the chain's distribution of S_z.
/// </summary>
public static class ChainSweep
{
    private const int StepsPerValue = 8;

    /// <summary>Sweeps from a sharp start.</summary>
    /// <param name="at">The model of one active level at a value of the parameter.</param>
    /// <param name="values">The values in the order in which they are passed.</param>
    /// <param name="start">u at the start, from -1 to 1; the electron is absent.</param>
    /// <param name="timePerValue">Time spent at each value, above zero; unit of inverse rates.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    public static IReadOnlyList<SweepPoint> Run(
        Func<double, GrainModel> at, IReadOnlyList<double> values, double start, double timePerValue, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(at);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(timePerValue);
        MasterEquation equation = MasterEquation.Assemble(at(values[0]));
        double[] p = Sharp(equation.States, MacrospinGrain.Of(equation.Model), start);
        var points = new List<SweepPoint>(values.Count);
        foreach (double value in values)
        {
            cancellation.ThrowIfCancellationRequested();
            equation.MoveTo(at(value));
            var step = new ImplicitStep(equation.Generator(), timePerValue / StepsPerValue);
            for (int k = 0; k < StepsPerValue; k++)
                step.Apply(p);
            points.Add(Observe(value, equation, p));
        }
        return points;
    }

    private static double[] Sharp(StateSpace states, MacrospinGrain grain, double u)
    {
        var p = new double[states.Count];
        int place = Enumerable.Range(0, states.Count).Where(index => states[index].Spin == grain.EmptySpin)
            .MinBy(index => Math.Abs(states[index].Projection.Value - u * grain.EmptySpin.Value));
        p[place] = 1;
        return p;
    }

    private static SweepPoint Observe(double value, MasterEquation equation, double[] p)
    {
        NanomagnetEquation limit = NanomagnetEquation.Of(MacrospinGrain.Of(equation.Model));
        var currents = new double[limit.Leads.Count];
        double mean = 0;
        for (int index = 0; index < p.Length; index++)
        {
            GrainState state = equation.States[index];
            double u = state.Projection.Value / state.Spin.Value;
            mean += p[index] * u;
            double[] at = LimitCurrent.At(limit, u);
            for (int lead = 0; lead < currents.Length; lead++)
                currents[lead] += p[index] * at[lead];
        }
        return new SweepPoint(value, mean, currents);
    }
}
