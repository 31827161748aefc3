using System.Text.Json;

namespace SpinTorque.Tests.Macrospin.Itinerant;

/// <summary>One of the reference values in <c>tests/Cases/itinerant</c>, computed apart from this project.</summary>
public sealed class ItinerantCase(JsonElement element)
{
    private static readonly Lazy<JsonDocument> Cases =
        new(() => JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "itinerant", "itinerant.json"))));

    private JsonElement Inputs => element.GetProperty("inputs");

    public string Quantity => element.GetProperty("quantity").GetString()!;

    public string System => element.GetProperty("system").GetString()!;

    public JsonElement Output => element.GetProperty("output");

    public double this[string input] => Inputs.GetProperty(input).GetDouble();

    public static IReadOnlyList<string> Ids => [.. Cases.Value.RootElement.GetProperty("cases").EnumerateArray().Select(one => one.GetProperty("id").GetString()!)];

    public static ItinerantCase Find(string id) =>
        new(Cases.Value.RootElement.GetProperty("cases").EnumerateArray().First(one => one.GetProperty("id").GetString() == id));

    public bool Has(string input) => Inputs.TryGetProperty(input, out _);

    public double Or(string input, double fallback) => Has(input) ? this[input] : fallback;

    public double[] Vector(string input) => [.. Inputs.GetProperty(input).EnumerateArray().Select(one => one.GetDouble())];

    public DotSpin Spin(string input) => this[input] > 0 ? DotSpin.Up : DotSpin.Down;

    public PolarAngle Angle(string input) => PolarAngle.FromRadians(this[input]);

    public ItinerantContacts Contacts => new()
    {
        Density = new DensityOfStates(this["rho_up"], this["rho_dn"], Or("drho_up", 0.0), Or("drho_dn", 0.0)),
        Widths = Has("Gamma_l") ? new LevelWidths(this["Gamma_l"], this["Gamma_l"], this["Gamma_r"]) : new LevelWidths(this["Gamma_l_up"], this["Gamma_l_dn"], this["Gamma_r"]),
    };

    public ItinerantMagnet Magnet => new()
    {
        Contacts = Contacts,
        Spin = Or("S", 1.0),
        Field = Or("B", 0.0),
        Voltage = Or("V", 0.0),
        LeftTemperature = Has("T_l") ? this["T_l"] : Or("T", 0.0),
        RightTemperature = Has("T_r") ? this["T_r"] : Or("T", 0.0),
        Capacitance = Has("C") ? this["C"] : null,
        Exchange = Has("J") ? this["J"] : null,
    };

    /// <summary>The distribution; B0 is minus the precession.</summary>
    public RotatingDistribution Distribution => new()
    {
        Contacts = Contacts,
        Angle = Angle(Has("theta0") ? "theta0" : "theta"),
        Precession = Has("B0") ? -this["B0"] : this["phidot"],
        Voltage = Or("V", 0.0),
        DotPotential = Or("V_d0", 0.0),
        ChemicalPotential = Or("mu", 0.0),
        LeftTemperature = Has("T_l") ? this["T_l"] : Or("T", 0.0),
        RightTemperature = Has("T_r") ? this["T_r"] : Or("T", 0.0),
    };

    public FerromagneticResonance Resonance => new()
    {
        Drive = new MicrowaveDrive { Amplitude = Or("Omega", 0.0), Frequency = this["omega_d"] },
        Field = this["B0"],
        Damping = this["alpha"],
    };
}
