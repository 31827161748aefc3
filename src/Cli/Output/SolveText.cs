using System.Globalization;
using SpinTorque.Cli.Input;

namespace SpinTorque.Cli.Output;

/// <summary>What <c>solve</c> prints for a reader: only digits that are right.</summary>
internal static class SolveText
{
    private const int NameWidth = 24;

    /// <summary>Prints one result.</summary>
    public static void Write(TransportResult result, TrueError? error, int states, ModelReading reading, TextWriter output)
    {
        StationaryState state = result.State;
        if (reading.Title is { } title)
            output.WriteLine(title);
        output.WriteLine($"{states} states, {state.Solver}{(state.ExtendedExponents ? " with extended exponents" : "")}, {state.Seconds * 1e3:G3} ms{(state.Probabilities.Count > 0 ? $", residual {state.Residual:G2}" : "")}");
        if (state.Status == SolverStatus.Converged)
        {
            WriteLeads(result, reading.Units, output);
            WriteGrain(result, output);
        }
        if (error is not null)
            WriteError(error, output);
        foreach (string warning in result.Warnings)
            output.WriteLine($"warning: {warning}");
    }

    private static void WriteLeads(TransportResult result, UnitSystem units, TextWriter output)
    {
        IReadOnlyList<Lead> leads = result.Model.Leads;
        double largest = result.Current.Max(Math.Abs);
        double absolute = double.IsFinite(result.ErrorBound) ? result.ErrorBound * largest : double.Epsilon;
        string rate = units.IsPhysical ? $" [{units.RateLabel}]" : "";
        string[] names = [.. leads.Select(lead => lead.Name)];
        output.WriteLine();
        Row(output, "", names);
        Row(output, $"current{rate}", result.Current.Select(value => Digits(value, absolute)));
        if (units.IsPhysical)
            Row(output, "current [nA]", result.Current.Select(value => Digits(value * units.Nanoampere, absolute * units.Nanoampere)));
        Row(output, "spin current", result.SpinCurrent.Select(value => Digits(value, absolute)));
        Row(output, "energy current", result.EnergyCurrent.Select(value => Digits(value, absolute * EnergyScale(result))));
        Row(output, "heat current", result.HeatCurrent.Select(value => Digits(value, absolute * EnergyScale(result))));
        Row(output, "Fano factor", result.Fano.Select(value => value is { } fano ? Digits(fano, 1e-9 * fano) : "none"));
        for (int moved = 0; moved < leads.Count; moved++)
        {
            if (result.Conductance[moved] is { } row)
                Row(output, $"dI/dmu of {leads[moved].Name}", row.Select(value => Digits(value, result.ConductanceError[moved])));
        }
    }

    private static void WriteGrain(TransportResult result, TextWriter output)
    {
        double bound = double.IsFinite(result.State.ErrorBound) ? result.State.ErrorBound : double.Epsilon;
        double spin = Math.Max(0.5, result.Model.Grain.Spin.Value);
        output.WriteLine();
        Row(output, "excess charge", [Digits(result.Charge, bound)]);
        Row(output, "S_z", [Digits(result.Sz, bound * spin)]);
        Row(output, "variance of S_z", [Digits(result.SzVariance, bound * Math.Max(result.SzVariance, double.Epsilon))]);
        Row(output, "occupations", result.Occupations.Select(value => Digits(value, bound * 2)));
        Row(output, "probabilities", [Range(result.State)]);
        if (result.ErrorBound < 1 && result.Current.Any(current => current != 0))
        {
            Row(output, "sum of currents", [$"{result.CurrentDefect:G2} of their size (0 by charge conservation)"]);
            Row(output, "error of currents", [$"below {result.ErrorBound:G2} of the largest"]);
        }
        else if (double.IsPositiveInfinity(result.State.ErrorBound))
        {
            Row(output, "error of currents", ["unknown: this method gives no bound"]);
        }
        else
        {
            Row(output, "error of currents", ["no net current within error"]);
        }
        output.WriteLine();
    }

    private static string Range(StationaryState state)
    {
        string largest = state.Probabilities.Max().ToString("G6", CultureInfo.InvariantCulture);
        return double.IsNaN(state.Log10MinProbability) ? $"up to {largest}" : $"10^{state.Log10MinProbability:F2} to {largest}";
    }

    private static void WriteError(TrueError error, TextWriter output)
    {
        Row(output, "true error of currents", error.Currents.Select(value => value is { } relative ? $"{relative:G2}" : "none"));
        Row(output, "of probabilities", [$"{error.Probability:G2} of each at most"]);
        output.WriteLine();
    }

    private static double EnergyScale(TransportResult result) => 1 + result.Model.Leads.Max(lead => Math.Abs(lead.Potential.High))
        + result.Model.Grain.Levels.Max(level => Math.Abs(level.Energy.High));

    // As many digits as the error leaves, at most 12.
    private static string Digits(double value, double error)
    {
        if (value == 0)
            return "0";
        double right = Math.Floor(Math.Log10(Math.Abs(value) / Math.Max(error, double.Epsilon)));
        return right < 1 ? "0 within error" : value.ToString($"G{(int)Math.Clamp(right, 1, 12)}", CultureInfo.InvariantCulture);
    }

    private static void Row(TextWriter output, string name, IEnumerable<string> cells) =>
        output.WriteLine($"{name.PadRight(NameWidth)}{string.Concat(cells.Select(cell => cell.PadRight(22)))}".TrimEnd());
}
