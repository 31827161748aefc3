namespace SpinTorque;

/// <summary>One thread's share of a map: computes rows one after another and keeps their verdicts.</summary>
internal sealed class MapRow(MapPlan plan, MasterEquation equation, double[][,] values, Action<bool>? pointDone)
{
    private readonly IStationarySolver _solver = plan.Solver();
    private readonly TransportRequest _request = new()
    {
        Conductance = [.. plan.Quantities.Select(quantity => quantity.ConductanceOf).OfType<string>().Distinct(StringComparer.Ordinal)],
        Noise = [.. plan.Quantities.Select(quantity => quantity.NoiseOf).OfType<string>().Distinct(StringComparer.Ordinal)],
    };

    private readonly int[] _turned = [.. plan.Quantities.Select(quantity => quantity.TmrLead).Where(lead => lead >= 0).Distinct()];
    private readonly bool _plain = plan.Quantities.Any(quantity => quantity.TmrLead < 0);
    private MasterEquation _equation = equation;

    /// <summary>Points that failed.</summary>
    public List<MapFailure> Failures { get; } = [];

    /// <summary>Points by the method that answered.</summary>
    public Dictionary<string, int> Solvers { get; } = new(StringComparer.Ordinal);

    /// <summary>Largest residual so far.</summary>
    public double LargestResidual { get; private set; }

    /// <summary>Largest error bound so far of a point with a net current, that is below one.</summary>
    public double LargestErrorBound { get; private set; }

    /// <summary>Computes one row.</summary>
    public void Compute(int row, CancellationToken cancellation)
    {
        StationaryState? start = null;
        for (int column = 0; column < plan.Columns; column++)
        {
            cancellation.ThrowIfCancellationRequested();
            int failed = Failures.Count;
            GrainModel model = plan.ModelAt(column, row);
            if (_plain)
            {
                TransportResult result = Solve(model, _request, start, column, row, cancellation);
                start = result.State.Status == SolverStatus.Converged ? result.State : null;
                Keep(column, row, -1, result, null);
            }
            foreach (int lead in _turned)
            {
                TransportResult parallel = Solve(Turned(model, lead, 0), TransportRequest.CurrentsOnly, null, column, row, cancellation);
                TransportResult antiparallel = Solve(Turned(model, lead, 180), TransportRequest.CurrentsOnly, null, column, row, cancellation);
                Keep(column, row, lead, parallel, antiparallel);
            }
            pointDone?.Invoke(Failures.Count > failed);
        }
    }

    private static GrainModel Turned(GrainModel model, int lead, double degrees) =>
        model with { Leads = [.. model.Leads.Select((other, index) => index == lead ? other with { Angle = degrees } : other)] };

    private TransportResult Solve(
        GrainModel model, TransportRequest request, StationaryState? start, int column, int row, CancellationToken cancellation)
    {
        if (_equation.Serves(model))
            _equation.MoveTo(model);
        else
            _equation = MasterEquation.Assemble(model);
        TransportResult result = _equation.Solve(request, _solver, start, cancellation);
        StationaryState state = result.State;
        string method = state.ExtendedExponents ? $"{state.Solver}, extended exponents" : state.Solver;
        Solvers[method] = Solvers.GetValueOrDefault(method) + 1;
        if (state.Status != SolverStatus.Converged)
        {
            if (Failures.Count == 0 || Failures[^1].Column != column || Failures[^1].Row != row)
                Failures.Add(new MapFailure(column, row, state.Message));
            return result;
        }
        LargestResidual = Math.Max(LargestResidual, state.Residual);
        if (result.ErrorBound < 1)
            LargestErrorBound = Math.Max(LargestErrorBound, result.ErrorBound);
        return result;
    }

    private void Keep(int column, int row, int lead, TransportResult result, TransportResult? antiparallel)
    {
        for (int q = 0; q < values.Length; q++)
        {
            if (plan.Quantities[q].TmrLead == lead)
                values[q][row, column] = plan.Quantities[q].Of(result, antiparallel);
        }
    }
}
