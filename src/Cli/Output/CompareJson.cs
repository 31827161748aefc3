using System.Text.Json;

namespace SpinTorque.Cli.Output;

/// <summary>The object that <c>compare --json</c> prints.</summary>
internal static class CompareJson
{
    /// <summary>Prints one comparison; times beyond the range of a double are null, their logarithms are not.</summary>
    public static void Write(Compared compared, bool withDensities, TextWriter output) => JsonNumbers.Print(output, json =>
    {
        json.WriteStartObject();
        WriteGrain(json, compared.Grain);
        if (withDensities)
            WriteDensities(json, compared.Grain.Densities());
        if (compared.Relaxation is { } relaxation)
            WriteRelaxation(json, relaxation);
        json.WriteStartArray("convergence");
        foreach (GrainComparison grain in compared.Convergence)
        {
            json.WriteStartObject();
            json.WriteNumber("spin", grain.Grain.ReferenceSpin);
            WriteGrain(json, grain);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteGrain(Utf8JsonWriter json, GrainComparison grain)
    {
        IReadOnlyList<Lead> leads = grain.Transport.Model.Leads;
        WriteMoments(json, "chain", grain.Chain, leads);
        json.WriteStartObject("fokkerPlanck");
        WriteMoments(json, "consistent", grain.Consistent, leads);
        WriteMoments(json, "published", grain.Published, leads);
        json.WriteEndObject();
        json.WriteStartObject("largeDeviations");
        WritePoints(json, "stable", grain, stable: true);
        WritePoints(json, "unstable", grain, stable: false);
        json.WriteEndObject();
        json.WriteStartObject("langevin");
        json.WriteFinite("mean", grain.Langevin.Mean);
        json.WriteFinite("meanError", grain.Langevin.MeanError);
        json.WriteFinite("variance", grain.Langevin.Variance);
        json.WriteNumber("paths", grain.Langevin.Paths);
        json.WriteNumber("steps", grain.Langevin.Steps);
        json.WriteFinite("step", grain.Langevin.Step);
        json.WriteEndObject();
        json.WriteStartArray("switching");
        foreach (ComparedSwitching way in grain.Switching)
            WriteSwitching(json, way);
        json.WriteEndArray();
        json.WriteStartArray("relaxationRates");
        foreach (RelaxationMode mode in grain.Relaxation)
            WriteMode(json, mode);
        json.WriteEndArray();
        json.WriteTexts("warnings", grain.Transport.Warnings);
    }

    private static void WriteMoments(Utf8JsonWriter json, string name, ComparedMoments moments, IReadOnlyList<Lead> leads)
    {
        json.WriteStartObject(name);
        json.WriteFinite("mean", moments.Mean);
        json.WriteFinite("variance", moments.Variance);
        json.WriteByLead("current", leads, [.. moments.Current]);
        json.WriteEndObject();
    }

    // u and ln of the density there, S_m Phi(u)
    private static void WritePoints(Utf8JsonWriter json, string name, GrainComparison grain, bool stable)
    {
        json.WriteStartArray(name);
        foreach (FixedPoint point in grain.Deviation.FixedPoints.Where(point => point.IsStable == stable))
        {
            json.WriteStartObject();
            json.WriteFinite("u", point.Position);
            json.WriteFinite("exponent", grain.Grain.MeanSpin * grain.Deviation.Exponent(point.Position));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteSwitching(Utf8JsonWriter json, ComparedSwitching way)
    {
        json.WriteStartObject();
        json.WriteFinite("from", way.From);
        json.WriteFinite("to", way.To);
        json.WriteFinite("chain", way.Chain.Value);
        json.WriteFinite("fokkerPlanck", way.FokkerPlanck.Value);
        json.WriteFinite("largeDeviations", way.LargeDeviations.Value);
        json.WriteStartObject("log10");
        json.WriteFinite("chain", way.Chain.Log10);
        json.WriteFinite("fokkerPlanck", way.FokkerPlanck.Log10);
        json.WriteFinite("largeDeviations", way.LargeDeviations.Log10);
        json.WriteEndObject();
        json.WriteFinite("action", way.Action);
        json.WriteBoolean("barrierIsLow", way.IsBarrierLow);
        json.WriteEndObject();
    }

    private static void WriteMode(Utf8JsonWriter json, RelaxationMode mode)
    {
        json.WriteStartObject();
        json.WriteBoolean("converged", mode.Status == SolverStatus.Converged);
        json.WriteFinite("rate", mode.Rate);
        json.WriteFinite("log10", mode.Log10Rate);
        json.WriteFinite("residual", mode.Residual);
        json.WriteEndObject();
    }

    private static void WriteRelaxation(Utf8JsonWriter json, ComparedRelaxation relaxation)
    {
        json.WriteStartObject("relaxation");
        json.WriteNumbers("time", relaxation.Times);
        json.WriteNumbers("chain", relaxation.Chain);
        json.WriteNumbers("fokkerPlanck", relaxation.FokkerPlanck);
        json.WriteNumbers("langevin", relaxation.Langevin);
        json.WriteNumbers("langevinError", relaxation.LangevinError);
        json.WriteEndObject();
    }

    private static void WriteDensities(Utf8JsonWriter json, ComparedDensities densities)
    {
        json.WriteStartObject("logDensity");
        WriteList(json, "u", densities.Position);
        WriteList(json, "chain", densities.Chain);
        WriteList(json, "consistent", densities.Consistent);
        WriteList(json, "published", densities.Published);
        WriteList(json, "largeDeviations", densities.LargeDeviations);
        WriteList(json, "langevin", densities.Langevin);
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string name, IReadOnlyList<double> values)
    {
        json.WriteStartArray(name);
        foreach (double value in values)
        {
            if (double.IsFinite(value))
                json.WriteNumberValue(value);
            else
                json.WriteNullValue();
        }
        json.WriteEndArray();
    }
}
