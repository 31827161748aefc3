namespace SpinTorque;

/// <summary>Finds the events of each step by their change of sign, and their times by bisection of the dense output to the rounding of time.</summary>
internal sealed class EventSearch(IReadOnlyList<IntegrationEvent> events, int dimension)
{
    private readonly double[] _before = new double[events.Count];
    private readonly double[] _state = new double[dimension];
    private readonly List<EventOccurrence> _found = [];
    private readonly List<EventOccurrence> _inStep = [];

    public IReadOnlyList<EventOccurrence> Found => _found;

    public void Begin(double time, ReadOnlySpan<double> state)
    {
        for (int e = 0; e < events.Count; e++)
            _before[e] = events[e].Function(time, state);
    }

    /// <summary>Records the events of a step, up to the first terminal one, which it returns; null where none ends the integration.</summary>
    public EventOccurrence? Search(DenseStep step, ReadOnlySpan<double> end)
    {
        _inStep.Clear();
        for (int e = 0; e < events.Count; e++)
        {
            double after = events[e].Function(step.End, end);
            if (events[e].Crosses(_before[e], after))
                _inStep.Add(Locate(events[e], step, _before[e]));
            _before[e] = after;
        }
        return _inStep.Count == 0 ? null : UpToTerminal(step);
    }

    // Apart, so that steps without events allocate no closure.
    private EventOccurrence? UpToTerminal(DenseStep step)
    {
        double direction = Math.Sign(step.End - step.Start);
        foreach (EventOccurrence occurrence in _inStep.OrderBy(one => direction * one.Time))
        {
            _found.Add(occurrence);
            if (occurrence.Event.Terminal)
                return occurrence;
        }
        return null;
    }

    private EventOccurrence Locate(IntegrationEvent one, DenseStep step, double before)
    {
        double near = step.Start, far = step.End;
        while (true)
        {
            double middle = near + 0.5 * (far - near);
            if (middle == near || middle == far || Math.Abs(far - near) <= 1e-15 * Math.Abs(step.End - step.Start))
                break;
            step.At(middle, _state);
            double value = one.Function(middle, _state);
            if (value == 0.0 || (value > 0.0) != (before > 0.0))
                far = middle;
            else
                near = middle;
        }
        step.At(far, _state);
        return new EventOccurrence(one, far, [.. _state]);
    }
}
