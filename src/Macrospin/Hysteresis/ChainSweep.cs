namespace SpinTorque;

/// <summary>
/// A chain whose parameter is swept in finite time: its probabilities are carried along by the master equation itself, so that switching by
/// noise is in it. Currents and magnetisations are those of the chain's distribution at the end of the time at each value.
/// </summary>
public static class ChainSweep
{
    /// <summary>Sweeps from a sharp start.</summary>
    /// <param name="at">The model of one active level at a value of the parameter.</param>
    /// <param name="values">The values in the order in which they are passed.</param>
    /// <param name="start">u at the start, from -1 to 1; the electron is absent.</param>
    /// <param name="timePerValue">Time spent at each value, above zero; unit of inverse rates.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InvalidOperationException">The chain at a value turns too fast to be followed for so long.</exception>
    public static IReadOnlyList<SweepPoint> Run(
        Func<double, GrainModel> at, IReadOnlyList<double> values, double start, double timePerValue, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(at);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(timePerValue);
        MasterEquation equation = MasterEquation.Assemble(at(values[0]));
        var grain = MacrospinGrain.Of(equation.Model);
        IReadOnlyList<double> p = Sharp(equation.States, grain, start);
        var points = new List<SweepPoint>(values.Count);
        foreach (double value in values)
        {
            equation.MoveTo(at(value));
            TransientState state = new StiffTransient(equation.Generator(), timePerValue).Step(p, cancellation);
            if (state.Status != SolverStatus.Converged)
                throw new InvalidOperationException($"At the value {value} the chain turns too fast to be followed for a time of {timePerValue}.");
            p = state.Probabilities;
            DistributionTransport transport = equation.Observe(p);
            points.Add(new SweepPoint(value, transport.Sz / grain.MeanSpin, transport.Current));
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
}
