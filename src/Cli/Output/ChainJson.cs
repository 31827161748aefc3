using System.Text.Json;

namespace SpinTorque.Cli.Output;

/// <summary>The answer of <c>chain</c> as one JSON object.</summary>
internal sealed class ChainJson(ChainReport report, CancellationToken cancellation)
{
    /// <summary>More absorption probabilities than these are not listed.</summary>
    public const long MostAbsorption = 10_000_000;

    private readonly ChainDecomposition _chain = report.Chain;

    /// <summary>Prints it.</summary>
    public void Write(TextWriter output) => JsonNumbers.Print(output, json =>
    {
        StationaryState state = report.Stationary;
        json.WriteStartObject();
        json.WriteVerdict(state, _chain.Generator.StateCount);
        json.WriteString("kind", report.KindName);
        json.WriteNumber("transitions", _chain.Generator.TransitionCount);
        json.WriteNumber("halfBandwidth", report.HalfBandwidth);
        json.WriteBoolean("unique", report.IsUnique);
        WriteVector(json, state);
        if (!report.IsUnique)
            WriteClasses(json);
        if (!report.IsUnique && state.Status == SolverStatus.Reducible)
            WriteAbsorption(json);
        if (report.LongTime is { } longTime)
            WriteLongTime(json, longTime);
        if (report.TrueError is { } error)
        {
            json.WriteStartObject("check");
            json.WriteFinite("probabilityError", error);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    });

    private static void WriteVector(Utf8JsonWriter json, StationaryState state)
    {
        json.WriteFinite("sum", state.Probabilities.Count > 0 ? state.Probabilities.Sum() : null);
        json.WriteExtremes(state);
        json.WriteFinite("errorBound", state.ErrorBound);
        WriteNumbers(json, "probabilities", state.Probabilities);
    }

    private void WriteClasses(Utf8JsonWriter json)
    {
        json.WriteStartArray("classes");
        foreach (ClosedClass one in _chain.Classes)
        {
            json.WriteStartObject();
            WriteStates(json, "states", one.States);
            json.WriteFinite("residual", one.Stationary.Residual);
            WriteVector(json, one.Stationary);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("transientClasses");
        foreach (IReadOnlyList<int> states in _chain.TransientClasses)
            WriteStates(json, null, states);
        json.WriteEndArray();
    }

    private void WriteAbsorption(Utf8JsonWriter json)
    {
        bool listed = (long)_chain.TransientStates.Count * _chain.Classes.Count <= MostAbsorption;
        json.WriteFinite("absorptionErrorBound", listed ? _chain.AbsorptionErrorBound(cancellation) : null);
        if (!listed)
        {
            json.WriteNull("absorption");
            return;
        }
        // a sweep gives all states for one class, or all classes for one state
        bool byClass = _chain.Classes.Count <= _chain.TransientStates.Count;
        IReadOnlyList<double>[] into = byClass ? [.. _chain.Classes.Select((_, c) => _chain.AbsorptionInto(c, cancellation))] : [];
        json.WriteStartArray("absorption");
        for (int k = 0; k < _chain.TransientStates.Count; k++)
        {
            int state = _chain.TransientStates[k], at = k;
            json.WriteStartObject();
            json.WriteNumber("state", state + 1);
            WriteNumbers(json, "probabilities", byClass ? into.Select(values => values[at]) : _chain.From(state, cancellation).Absorption);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteLongTime(Utf8JsonWriter json, LongTimeDistribution longTime)
    {
        json.WriteStartObject("longTime");
        json.WriteNumber("start", longTime.Start + 1);
        json.WriteFinite("errorBound", longTime.ErrorBound);
        WriteNumbers(json, "absorption", longTime.Absorption);
        WriteNumbers(json, "probabilities", longTime.Probabilities);
        json.WriteEndObject();
    }

    private static void WriteStates(Utf8JsonWriter json, string? name, IReadOnlyList<int> states)
    {
        if (name is not null)
            json.WritePropertyName(name);
        json.WriteStartArray();
        foreach (int state in states)
            json.WriteNumberValue(state + 1);
        json.WriteEndArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<double> numbers)
    {
        json.WriteStartArray(name);
        foreach (double number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
