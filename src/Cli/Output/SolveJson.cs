using System.Text.Json;

namespace SpinTorque.Cli.Output;

/// <summary>The object that <c>solve --json</c> prints.</summary>
internal static class SolveJson
{
    /// <summary>Prints one result; members are null where there is nothing to give.</summary>
    public static void Write(TransportResult result, TrueError? error, int states, TextWriter output) =>
        JsonNumbers.Print(output, json =>
        {
            json.WriteStartObject();
            json.WriteVerdict(result.State, states);
            WriteCurrents(json, result);
            WriteMoments(json, result);
            json.WriteExtremes(result.State);
            bool found = result.Current.Count > 0;
            json.WriteFinite("currentDefect", found ? result.CurrentDefect : null);
            json.WriteFinite("errorBound", found ? result.ErrorBound : null);
            error?.Write(json, result.Model.Leads);
            json.WriteTexts("warnings", result.Warnings);
            json.WriteEndObject();
        });

    private static void WriteCurrents(Utf8JsonWriter json, TransportResult result)
    {
        IReadOnlyList<Lead> leads = result.Model.Leads;
        json.WriteByLead("current", leads, OrNull(result.Current));
        json.WriteByLead("spinCurrent", leads, OrNull(result.SpinCurrent));
        json.WriteByLead("energyCurrent", leads, OrNull(result.EnergyCurrent));
        json.WriteByLead("heatCurrent", leads, OrNull(result.HeatCurrent));
        if (result.Conductance.Any(row => row is not null))
        {
            json.WriteStartObject("conductance");
            for (int moved = 0; moved < leads.Count; moved++)
                json.WriteByLead(leads[moved].Name, leads, result.Conductance[moved] is { } row ? OrNull(row) : null);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("conductance");
        }
        json.WriteByLead("fano", leads, result.Fano.Count > 0 ? result.Fano : null);
    }

    private static void WriteMoments(Utf8JsonWriter json, TransportResult result)
    {
        bool found = result.Current.Count > 0;
        json.WriteFinite("charge", found ? result.Charge : null);
        json.WriteFinite("sz", found ? result.Sz : null);
        json.WriteFinite("szVariance", found ? result.SzVariance : null);
        if (!found)
        {
            json.WriteNull("occupations");
            return;
        }
        json.WriteStartArray("occupations");
        foreach (double occupation in result.Occupations)
            json.WriteNumberValue(occupation);
        json.WriteEndArray();
    }

    private static IReadOnlyList<double?>? OrNull(IReadOnlyList<double> values) => values.Count == 0 ? null : [.. values];
}
