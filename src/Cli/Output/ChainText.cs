using System.Globalization;

namespace SpinTorque.Cli.Output;

/// <summary>The answer of <c>chain</c> for reading: a summary, and of every list the part that matters most.</summary>
internal sealed class ChainText(ChainReport report, CancellationToken cancellation)
{
    private const int Shown = 10;
    private const int ShownInLine = 3;

    private readonly ChainDecomposition _chain = report.Chain;

    /// <summary>Prints it.</summary>
    public void Write(TextWriter output)
    {
        StationaryState state = report.Stationary;
        string kind = report.Kind == ChainKind.Stochastic ? "stochastic matrix, " : "";
        output.WriteLine($"{kind}{Count(_chain.Generator.StateCount, "state")}, {_chain.Generator.TransitionCount} transitions, half-bandwidth {report.HalfBandwidth}");
        string residual = double.IsNaN(state.Residual) ? "" : $", residual {state.Residual:G2}";
        output.WriteLine($"{state.Solver}{(state.ExtendedExponents ? " with extended exponents" : "")}, {state.Seconds * 1e3:G3} ms{residual}");
        if (state.Status == SolverStatus.Converged)
            WriteUnique(output, state);
        if (state.Status == SolverStatus.Reducible)
            WriteReducible(output, state);
        if (report.TrueError is { } error)
            output.WriteLine($"true error of probabilities {error:G2} of each at most");
    }

    private static void WriteUnique(TextWriter output, StationaryState state)
    {
        int never = double.IsNegativeInfinity(state.Log10MinProbability) ? state.Probabilities.Count(probability => probability == 0) : 0;
        string lowest = never > 0 ? $"from 0 ({never} {(never == 1 ? "state is" : "states are")} left for ever)" : $"from 10^{state.Log10MinProbability:F2}";
        output.WriteLine($"probabilities {lowest}, each within {state.ErrorBound:G2} of itself; the largest:");
        WriteLargest(output, state.Probabilities);
    }

    private void WriteReducible(TextWriter output, StationaryState state)
    {
        string transient = _chain.TransientStates.Count > 0 ? $" and {Count(_chain.TransientStates.Count, "transient state")}" : "";
        output.WriteLine($"reducible: {_chain.Classes.Count} closed classes{transient}; what is stationary depends on the start");
        output.WriteLine($"probabilities within a class, each within {state.ErrorBound:G2} of itself:");
        foreach ((int number, ClosedClass one) in _chain.Classes.Index().Take(Shown))
            output.WriteLine($"  class {number + 1,-8} {Count(one.States.Count, "state")}: {Largest(one)}");
        WriteMore(output, _chain.Classes.Count, "classes");
        if (report.LongTime is { } longTime)
            WriteLongTime(output, longTime);
        else if (_chain.TransientStates.Count > 0)
            WriteAbsorption(output);
    }

    private void WriteAbsorption(TextWriter output)
    {
        output.WriteLine($"absorption, each probability within {_chain.AbsorptionErrorBound(cancellation):G2} of itself:");
        foreach (int state in _chain.TransientStates.Take(Shown))
            output.WriteLine($"  from state {state + 1,-8} {Largest(_chain.From(state, cancellation).Absorption)}");
        WriteMore(output, _chain.TransientStates.Count, "transient states");
    }

    private static void WriteLongTime(TextWriter output, LongTimeDistribution longTime)
    {
        output.WriteLine($"from state {longTime.Start + 1}: {Largest(longTime.Absorption)}");
        output.WriteLine($"after a long time, each probability within {longTime.ErrorBound:G2} of itself; the largest:");
        WriteLargest(output, longTime.Probabilities, fromZero: false);
    }

    private static void WriteLargest(TextWriter output, IReadOnlyList<double> probabilities, bool fromZero = true)
    {
        IEnumerable<int> listed = Enumerable.Range(0, probabilities.Count).Where(index => fromZero || probabilities[index] > 0);
        IEnumerable<int> largest = listed.OrderByDescending(index => probabilities[index]).Take(Shown);
        foreach (int index in largest.OrderByDescending(index => Printed(probabilities[index])).ThenBy(index => index))
            output.WriteLine($"  state {index + 1,-8} {probabilities[index]:G12}");
    }

    // What prints alike counts as equal, so that rounding decides no order.
    private static double Printed(double probability) => double.Parse($"{probability:G12}", CultureInfo.InvariantCulture);

    private static string Largest(ClosedClass one)
    {
        IReadOnlyList<double> probabilities = one.Stationary.Probabilities;
        return Listed(Enumerable.Range(0, probabilities.Count).Select(k => ($"state {one.States[k] + 1}", probabilities[k])), "states");
    }

    private static string Largest(IReadOnlyList<double> absorption) =>
        Listed(absorption.Index().Where(item => item.Item > 0).Select(item => ($"class {item.Index + 1}", item.Item)), "classes");

    // The largest few of a list of named numbers.
    private static string Listed(IEnumerable<(string Name, double Value)> items, string plural)
    {
        (string Name, double Value)[] sorted = [.. items.OrderByDescending(item => item.Value)];
        IEnumerable<string> first = sorted.Take(ShownInLine).Select(item => $"{item.Name} {item.Value:G12}");
        string more = sorted.Length > ShownInLine ? $", {sorted.Length - ShownInLine} more {plural}" : "";
        return string.Join(", ", first) + more;
    }

    private static void WriteMore(TextWriter output, int count, string plural)
    {
        if (count > Shown)
            output.WriteLine($"  and {count - Shown} more {plural} (--json lists all)");
    }

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
