using System.Text.Json;

namespace SpinTorque.Cli.Output;

/// <summary>The error of a result, found by computing it again in about 30 digits.</summary>
/// <param name="Currents">Relative error of each lead's current; null where the current vanishes. None for a chain from elsewhere.</param>
/// <param name="Probability">Largest relative error of a probability above 1e-300.</param>
internal sealed record TrueError(IReadOnlyList<double?> Currents, double Probability)
{
    /// <summary>The largest error of a current; null where all vanish.</summary>
    public double? Current => Currents.Max();

    /// <summary>Compares a result with its reference.</summary>
    public static TrueError Of(TransportResult result, ReferenceSolution reference) =>
        new(reference.CurrentErrors(result), reference.ProbabilityError(result.State));

    /// <summary>Writes the member <c>check</c>.</summary>
    public void Write(Utf8JsonWriter json, IReadOnlyList<Lead> leads)
    {
        json.WriteStartObject("check");
        json.WriteFinite("currentError", Current);
        json.WriteFinite("probabilityError", Probability);
        json.WriteByLead("currentErrors", leads, Currents);
        json.WriteEndObject();
    }
}
