using System.Diagnostics;
using SpinTorque.Cli.Solvers;

namespace SpinTorque.Cli.Profiling;

/// <summary>Runs every method on one problem.</summary>
/// <param name="model">The working point.</param>
/// <param name="threads">Threads of each method; at least 1.</param>
/// <param name="seconds">Time for each method; above zero.</param>
internal sealed class Profiler(GrainModel model, int threads, double seconds)
{
    private const int MostRepetitions = 51;
    private const int MostIterations = 20_000;
    private const double CompileSeconds = 0.5;     // what a first run may take besides
    private const long MostStored = 100_000_000;   // transitions beyond which the stage that stores them is left out
    private const double WarmSeconds = 0.5;
    private const double WarmShare = 0.25;

    // One multiply-add of the reference, measured on a core of 2.6 GHz.
    private const double ReferenceSeconds = 15e-9;

    /// <summary>Runs them, and measures the machine first.</summary>
    public ProblemProfile Run(string title, CancellationToken cancellation)
    {
        MachineBounds machine = MachineBounds.Measure(threads);
        MasterEquation equation = MasterEquation.Assemble(model);
        Generator generator = equation.Generator();
        ReferenceSolution? reference = Reference(generator, cancellation);
        if (TooSlow(SolverCatalogue.All[0], generator) is null)
            Warm(equation, cancellation);
        var found = new List<SolverProfile>();
        var skipped = new List<(string Name, string Reason)>();
        foreach (SolverEntry entry in SolverCatalogue.All.Where(entry => !entry.Picks))
        {
            cancellation.ThrowIfCancellationRequested();
            string? reason = entry.Missing() ?? TooSlow(entry, generator);
            SolverProfile? profile = reason is null ? Measure(entry, equation, reference, machine, cancellation, out reason) : null;
            if (profile is null)
                skipped.Add((entry.Name, reason!.TrimEnd('.')));
            else
                found.Add(profile);
        }
        double[] any = new double[generator.StateCount];
        any.AsSpan().Fill(1.0 / any.Length);
        return new ProblemProfile
        {
            Title = title,
            States = generator.StateCount,
            Transitions = generator.TransitionCount,
            HalfBandwidth = generator.HalfBandwidth,
            Threads = threads,
            Machine = machine,
            Provider = MathNetProvider.Name,
            Stages = StageTimes.Measure(model, found.Count > 0 ? found[0].State.Probabilities : any, generator.TransitionCount < MostStored),
            HasReference = reference is not null,
            Solvers = [.. found.OrderBy(profile => profile.Seconds)],
            Skipped = skipped,
        };
    }

    private string? TooSlow(SolverEntry entry, Generator generator) =>
        entry.LeastSeconds(generator) is var least && least > seconds ? $"would take about {least:G2} s; --seconds allows {seconds:G3}" : null;

    private ReferenceSolution? Reference(Generator generator, CancellationToken cancellation)
    {
        bool fits = ReferenceSolution.Memory(generator) < GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4.0
            && ReferenceSolution.Memory(generator) / 24 < Array.MaxLength;
        return fits && ReferenceSolution.Cost(generator) * ReferenceSeconds < 4 * seconds ? ReferenceSolution.Of(model, cancellation) : null;
    }

    private SolverProfile? Measure(
        SolverEntry entry, MasterEquation equation, ReferenceSolution? reference, MachineBounds machine, CancellationToken cancellation, out string? reason)
    {
        reason = null;
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        IStationarySolver solver = entry.Create(new SolverSettings(threads, MostIterations));
        try
        {
            TransportResult? result = null;
            double cold = 0;
            long bytes = PeakMemory.Of(() =>
            {
                limited.CancelAfter(TimeSpan.FromSeconds(seconds + CompileSeconds));
                long began = Stopwatch.GetTimestamp();
                result = equation.Solve(solver: solver, cancellation: limited.Token);
                cold = Stopwatch.GetElapsedTime(began).TotalSeconds;
            });
            if (result!.State.Probabilities.Count == 0)
            {
                reason = result.State.Message;
                return null;
            }
            (double[] whole, double[] solves) = Repeat(equation, solver, cold, limited.Token);
            Generator generator = equation.Generator();
            int iterations = result.State.Iterations;
            return new SolverProfile
            {
                Name = entry.Name,
                State = result.State,
                Seconds = whole.Length > 0 ? Median(whole) : cold,
                SolveSeconds = whole.Length > 0 ? Median(solves) : result.State.Seconds,
                Repetitions = whole.Length,
                Error = reference?.CurrentErrors(result).Max(),
                PeakBytes = bytes,
                Bound = Bound(machine, entry, generator, iterations),
            };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            reason = $"took longer than --seconds {seconds:G3}";
            return null;
        }
        finally
        {
            (solver as IDisposable)?.Dispose();
        }
    }

    private static (double Seconds, string By) Bound(MachineBounds machine, SolverEntry entry, Generator generator, int iterations) =>
        iterations == 0 ? machine.OfElimination(generator)
        : entry.IsMatrixFree ? machine.OfSweeps(generator, iterations)
        : machine.OfIterations(generator, iterations);

    // What all methods share is compiled in its final form before anything is measured.
    private void Warm(MasterEquation equation, CancellationToken cancellation)
    {
        var solver = new EliminationSolver { Threads = threads };
        long began = Stopwatch.GetTimestamp();
        do
            equation.Solve(solver: solver, cancellation: cancellation);
        while (Stopwatch.GetElapsedTime(began).TotalSeconds < Math.Min(WarmSeconds, seconds));
    }

    // Until the time is over, at most MostRepetitions; whatever was done by then counts.
    private (double[] Whole, double[] Solves) Repeat(MasterEquation equation, IStationarySolver solver, double cold, CancellationToken limit)
    {
        var whole = new List<double>();
        var solves = new List<double>();
        double spent = cold > CompileSeconds ? cold : 0;
        int warm = 0;
        while (spent < seconds && whole.Count < MostRepetitions)
        {
            try
            {
                long began = Stopwatch.GetTimestamp();
                TransportResult result = equation.Solve(solver: solver, cancellation: limit);
                double taken = Stopwatch.GetElapsedTime(began).TotalSeconds;
                spent += taken;
                if (warm < MostRepetitions && spent < WarmShare * seconds)
                {
                    warm++;
                    continue;
                }
                whole.Add(taken);
                solves.Add(result.State.Seconds);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }
        return ([.. whole], [.. solves]);
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
