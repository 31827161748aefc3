using System.Globalization;
using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Input;

namespace SpinTorque.Cli.Output;

/// <summary>Names of axes and quantities as physicists write them, in the markup of figures, and their units.</summary>
internal static class FigureLabels
{
    /// <summary>The symbol of a swept number where it has one, else its path.</summary>
    public static string Of(MapAxisSpec axis)
    {
        string path = axis.Path.Text;
        string[] parts = path.Split('.');
        return parts switch
        {
            ["grain", "gate"] => "gate *V*_g",
            ["grain", "field"] => "field *h*",
            ["grain", "exchange"] => "exchange *J*",
            ["grain", "anisotropy"] => "anisotropy *κ*",
            ["leads", var lead, "potential"] => $"potential *μ*_{{{RichText.Escape(lead)}}}",
            ["leads", var lead, "temperature"] => $"temperature *T*_{{{RichText.Escape(lead)}}}",
            ["leads", var lead, "angle"] => $"angle *θ*_{{{RichText.Escape(lead)}}}",
            ["bath", "damping"] => "damping *α*",
            _ => RichText.Escape(path),
        };
    }

    /// <summary>Unit of an axis; empty where there is none.</summary>
    public static string UnitOf(MapAxisSpec axis, UnitSystem units) => axis.Unit ?? units.LabelOf(axis.Dimension);

    /// <summary>The symbol of a quantity.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="angles">Angles of a TMR; 0 and 180 degrees unless given.</param>
    public static string Of(Quantity quantity, TmrAngles? angles = null)
    {
        (string first, string second) = Angles(angles ?? TmrAngles.Opposite);
        string[] parts = [.. quantity.Path.Split('.').Select(RichText.Escape)];
        return parts switch
        {
            ["current", var lead] => $"current *I*_{{{lead}}}",
            ["spinCurrent", var lead] => $"spin current of {lead}",
            ["energyCurrent", var lead] => $"energy current of {lead}",
            ["heatCurrent", var lead] => $"heat current of {lead}",
            ["conductance", var moved, var responding] => $"d*I*_{{{responding}}}/d*μ*_{{{moved}}}",
            ["curvature", var moved, var responding] => $"d²*I*_{{{responding}}}/d*μ*_{{{moved}}}²",
            ["fano", var lead] => $"Fano factor of {lead}",
            ["tmr", var lead, "difference"] => $"*I*_{{{lead}}}({first}) − *I*_{{{lead}}}({second})",
            ["tmr", var lead, "ratio"] when angles is null || angles == TmrAngles.Opposite => $"TMR of {lead}",
            ["tmr", var lead, "ratio"] => $"TMR of {lead} between {first} and {second}",
            ["charge"] => "excess charge ⟨*N*⟩",
            ["sz"] => "⟨*S*_z⟩",
            ["szVariance"] => "var *S*_z",
            ["status"] => "status: 0 converged, 1 not, 2 reducible",
            _ => RichText.Escape(quantity.Path),
        };
    }

    private static (string First, string Second) Angles(TmrAngles angles) => angles == TmrAngles.Opposite
        ? ("0", "π")
        : (string.Create(CultureInfo.InvariantCulture, $"{angles.First.High}°"), string.Create(CultureInfo.InvariantCulture, $"{angles.Second.High}°"));

    /// <summary>Unit of a quantity; empty where there is none.</summary>
    public static string UnitOf(Quantity quantity, UnitSystem units) => !units.IsPhysical ? "" : quantity.Path.Split('.')[0] switch
    {
        "current" or "spinCurrent" => units.RateLabel,
        "tmr" when quantity.Path.EndsWith("difference", StringComparison.Ordinal) => units.RateLabel,
        "energyCurrent" or "heatCurrent" => $"{units.EnergyLabel}²/ħ",
        "conductance" => "e²/ħ",
        "curvature" => $"e²/ħ/{units.EnergyLabel}",
        _ => "",
    };
}
