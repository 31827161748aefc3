namespace SpinTorque;

/// <summary>
/// Integrates ordinary differential equations: the explicit pair of Dormand and Prince of orders 5 and 4, step by proportional-integral
/// control, dense output of fourth order, events. Six evaluations a step, no allocation per step.
/// Source: J. R. Dormand, P. J. Prince, J. Comput. Appl. Math. 6, 19 (1980); E. Hairer, S. P. Norsett, G. Wanner, Solving Ordinary
/// Differential Equations I. Not for stiff equations: there it stays right and becomes slow.
/// </summary>
public sealed class Integrator
{
    private readonly InitialValueProblem _problem;
    private readonly IntegratorSettings _settings;
    private readonly DormandPrinceStages _stages;
    private readonly StepController _controller = new();
    private readonly DenseStep _step;
    private readonly EventSearch _events;
    private double _time;
    private int _accepted;
    private int _rejected;

    private Integrator(InitialValueProblem problem, IntegratorSettings settings)
    {
        int dimension = problem.Initial.Count;
        (_problem, _settings, _time) = (problem, settings, problem.Start);
        _stages = new DormandPrinceStages(dimension);
        _step = new DenseStep(dimension);
        _events = new EventSearch(problem.Events, dimension);
    }

    /// <summary>Integrates from the problem's start to its end, a terminal event, or where it cannot go on.</summary>
    /// <param name="problem">The equation and its start.</param>
    /// <param name="settings">Tolerances and limits; null for the defaults.</param>
    /// <param name="observer">Sees each accepted step; null for none. The step of a terminal event ends at the event.</param>
    /// <param name="cancellation">Polled at each step.</param>
    /// <returns>The last state with a status; a numerical failure is a status, and the state is then the last good one.</returns>
    /// <exception cref="OperationCanceledException">Cancellation was asked for.</exception>
    public static IntegrationResult Run(
        InitialValueProblem problem, IntegratorSettings? settings = null, StepObserver? observer = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return new Integrator(problem, settings ?? new IntegratorSettings()).Integrate(observer, cancellation);
    }

    private IntegrationResult Integrate(StepObserver? observer, CancellationToken cancellation)
    {
        for (int i = 0; i < _stages.State.Length; i++)
            _stages.State[i] = _problem.Initial[i];
        _stages.Evaluate(_problem.Rate, _time, _stages.State, _stages.First);
        foreach (double rate in _stages.First)
        {
            if (!double.IsFinite(rate))
                return Ended(IntegrationStatus.NotFinite);
        }
        _events.Begin(_time, _stages.State);
        double span = Math.Abs(_problem.End - _problem.Start), longest = Math.Min(_settings.LongestStep ?? span, span);
        if (span == 0.0)
            return Ended(IntegrationStatus.Finished);
        double step = Math.Min(_settings.FirstStep ?? FirstStep.Estimate(_stages, _problem, _settings, longest), longest);
        while (_accepted + _rejected < _settings.StepLimit)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!Try(ref step, longest))
            {
                if (step <= 16.0 * Math.BitIncrement(Math.Abs(_time)) - 16.0 * Math.Abs(_time))
                    return Ended(IntegrationStatus.StepTooSmall);
                continue;
            }
            if (Finish(observer) is { } status)
                return Ended(status);
        }
        return Ended(IntegrationStatus.StepLimit);
    }

    /// <summary>Tries a step and sets the next one to try.</summary>
    private bool Try(ref double step, double longest)
    {
        double left = Math.Abs(_problem.End - _time), used = step >= left * (1.0 - 1e-12) ? left : step;
        double end = used == left ? _problem.End : _time + Math.CopySign(used, _problem.End - _problem.Start), h = end - _time;
        _stages.Advance(_problem.Rate, _time, h);
        double error = _stages.Error(h, _settings.RelativeTolerance, _settings.AbsoluteTolerance);
        if (error > 1.0)
        {
            _rejected++;
            step = _controller.Rejected(used, error);
            return false;
        }
        _accepted++;
        step = Math.Min(_controller.Accepted(used, error), longest);
        _stages.Fill(_step, _time, h, end);
        return true;
    }

    /// <summary>Moves to the end of an accepted step; a status where the integration ends with it.</summary>
    private IntegrationStatus? Finish(StepObserver? observer)
    {
        EventOccurrence? stop = _events.Search(_step, _stages.Next);
        if (stop is not null)
        {
            observer?.Invoke(_step.Until(stop.Time));
            _time = stop.Time;
            for (int i = 0; i < _stages.State.Length; i++)
                _stages.State[i] = stop.State[i];
            return IntegrationStatus.Stopped;
        }
        observer?.Invoke(_step);
        _time = _step.End;
        _stages.Accept(_problem.Rate, _time, _problem.Projection);
        return _time == _problem.End ? IntegrationStatus.Finished : null;
    }

    private IntegrationResult Ended(IntegrationStatus status) => new()
    {
        Status = status,
        Time = _time,
        State = [.. _stages.State],
        Events = [.. _events.Found],
        Steps = _accepted,
        Rejected = _rejected,
        Evaluations = _stages.Evaluations,
    };
}
