using SpinTorque.Cli.Input;

namespace SpinTorque.Cli.Output;

/// <summary>Fixed points as JSON and as text.</summary>
internal static class FixedPointReport
{
    /// <summary>Writes one JSON object.</summary>
    public static void WriteJson(NanomagnetEquation equation, TextWriter output) => JsonNumbers.Print(output, json =>
    {
        FixedPointSet points = equation.FixedPoints();
        json.WriteStartObject();
        json.WriteNumbers("stable", points.Stable);
        json.WriteNumbers("unstable", points.Unstable);
        json.WriteString("label", points.Label);
        json.WriteFinite("torqueAsymmetry", equation.TorqueAsymmetry);
        json.WriteFinite("theta", equation.Theta);
        json.WriteEndObject();
    });

    /// <summary>Writes a table: position, stability, and the currents of a magnet that stays there.</summary>
    public static void WriteText(NanomagnetEquation equation, UnitSystem units, TextWriter output)
    {
        FixedPointSet points = equation.FixedPoints();
        output.WriteLine($"region {points.Label}, torque asymmetry q = {equation.TorqueAsymmetry:G6}, Theta = {equation.Theta:G6}");
        string unit = units.IsPhysical ? $" ({units.RateLabel})" : "";
        output.WriteLine($"{"u",18}  {"",-16}{string.Concat(equation.Leads.Select(lead => $"{$"I {lead.Name}{unit}",16}"))}");
        foreach (FixedPoint point in points.All)
        {
            string kind = $"{(point.IsStable ? "stable" : "unstable")}{(point.IsJump ? ", jump" : "")}";
            output.WriteLine($"{point.Position,18:F14}  {kind,-16}{string.Concat(LimitCurrent.At(equation, point).Select(current => $"{current,16:E6}"))}");
        }
    }
}
