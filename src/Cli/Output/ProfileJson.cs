using System.Text.Json;
using SpinTorque.Cli.Profiling;

namespace SpinTorque.Cli.Output;

/// <summary>The object that <c>profile --json</c> prints.</summary>
internal static class ProfileJson
{
    /// <summary>Prints one profile.</summary>
    public static void Write(ProblemProfile profile, TextWriter output) => JsonNumbers.Print(output, json => Write(profile, json));

    private static void Write(ProblemProfile profile, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("states", profile.States);
        json.WriteNumber("nonzeros", profile.Transitions + profile.States);
        json.WriteNumber("halfBandwidth", profile.HalfBandwidth);
        json.WriteNumber("threads", profile.Threads);
        json.WriteStartObject("machine");
        json.WriteNumber("triadBytesPerSecond", profile.Machine.BytesPerSecond);
        json.WriteNumber("fmaFlopsPerSecond", profile.Machine.FlopsPerSecond);
        json.WriteNumber("cacheBytesPerSecond", profile.Machine.LoadsPerSecond);
        json.WriteString("mathNetProvider", profile.Provider);
        json.WriteEndObject();
        json.WriteStartArray("solvers");
        foreach (SolverProfile solver in profile.Solvers)
            WriteSolver(json, profile.Stages, solver);
        json.WriteEndArray();
        json.WriteStartArray("skipped");
        foreach ((string name, string reason) in profile.Skipped)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("reason", reason);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSolver(Utf8JsonWriter json, StageTimes stages, SolverProfile solver)
    {
        json.WriteStartObject();
        json.WriteString("name", solver.Name);
        json.WriteNumber("seconds", solver.Seconds);
        json.WriteStartObject("stages");
        json.WriteNumber("rates", stages.Rates);
        json.WriteFinite("assembly", stages.Assembly);
        json.WriteNumber("solve", solver.SolveSeconds);
        json.WriteNumber("observables", stages.Observables);
        json.WriteEndObject();
        json.WriteNumber("iterations", solver.State.Iterations);
        json.WriteFinite("residual", solver.State.Residual);
        json.WriteFinite("error", solver.Error);
        json.WriteNumber("peakBytes", solver.PeakBytes);
        json.WriteBoolean("converged", solver.State.Status == SolverStatus.Converged);
        if (solver.State.Message.Length > 0)
            json.WriteString("message", solver.State.Message);
        json.WriteNumber("repetitions", solver.Repetitions);
        json.WriteNumber("boundSeconds", solver.Bound.Seconds);
        json.WriteString("boundBy", solver.Bound.By);
        json.WriteEndObject();
    }
}
