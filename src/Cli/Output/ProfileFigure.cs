using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Profiling;

namespace SpinTorque.Cli.Output;

/// <summary>The figure of a profile: time of one point by method, pale where the method did not converge.</summary>
internal static class ProfileFigure
{
    /// <summary>Writes the figure as SVG.</summary>
    public static void Write(ProblemProfile profile, TextWriter writer) => Svg.Write(
        new BarFigure
        {
            Title = RichText.Escape(profile.Title),
            Subtitle = $"{profile.States} states, {profile.Transitions} transitions; pale: not converged",
            Quantity = "time of one point (s)",
            Bars = [.. profile.Solvers.Select(solver => (
                RichText.Escape(solver.Name), solver.Seconds,
                $"{ProfileText.Time(solver.Seconds)}{(solver.Error is { } error ? $", error {error:G2}" : "")}",
                solver.State.Status != SolverStatus.Converged))],
        },
        writer);
}
