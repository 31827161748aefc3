using System.Text.Json;

namespace SpinTorque.Tests;

/// <summary>A reference case: a model and numbers that were computed in 60-digit arithmetic. Numbers are read from their text.</summary>
internal sealed class CaseFile
{
    private readonly JsonElement _root;

    private CaseFile(JsonElement root)
    {
        _root = root;
        Model = ReadModel(root.GetProperty("input"));
    }

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder, "*.json").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)!;

    public GrainModel Model { get; }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Cases", "grain");

    private JsonElement Expected => _root.GetProperty("expect");

    public static CaseFile Load(string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")));
        return new CaseFile(document.RootElement.Clone());
    }

    /// <summary>An expected number by its dotted path; null where it was not computed.</summary>
    public double? Expect(string path)
    {
        JsonElement at = Expected;
        foreach (string key in path.Split('.'))
        {
            if (!at.TryGetProperty(key, out at))
                return null;
        }
        return at.ValueKind == JsonValueKind.Null ? null : Number(at).High;
    }

    /// <summary>The lead whose potential moved.</summary>
    public string ConductanceOf => Expected.GetProperty("conductanceOf").GetString()!;

    /// <summary>Largest energy over smallest temperature, which the stated tolerance of a rate grows with.</summary>
    public double LargestArgument
    {
        get
        {
            Grain grain = Model.Grain;
            IEnumerable<DoubleDouble> energies = [grain.Exchange, grain.Anisotropy, grain.Field, grain.Gate, grain.Charging.Energy,
                .. grain.Levels.Select(level => level.Energy), .. Model.Leads.Select(lead => lead.Potential)];
            double coldest = Math.Min(Model.Leads.Min(lead => lead.Temperature.High), Model.Bath?.Temperature.High ?? double.PositiveInfinity);
            return energies.Max(energy => Math.Abs(energy.High)) / coldest;
        }
    }

    private static GrainModel ReadModel(JsonElement input) => new()
    {
        Grain = ReadGrain(input.GetProperty("grain")),
        Leads = [.. input.GetProperty("leads").EnumerateObject().Select(ReadLead)],
        Bath = input.TryGetProperty("bath", out JsonElement bath)
            ? new BosonBath { Damping = Number(bath, "damping"), Temperature = Number(bath, "temperature") } : null,
        MatrixElements = input.TryGetProperty("matrixElements", out JsonElement kind) && kind.GetString() == "published"
            ? MatrixElements.Published : MatrixElements.Exact,
    };

    private static Grain ReadGrain(JsonElement grain) => new()
    {
        Spin = HalfInteger.TryFrom(Number(grain, "spin"), out HalfInteger spin) ? spin : throw new FormatException("No half-integer."),
        Exchange = Number(grain, "exchange"),
        Anisotropy = Number(grain, "anisotropy"),
        Field = Number(grain, "field"),
        Gate = Number(grain, "gate"),
        Charging = grain.TryGetProperty("charging", out JsonElement charging)
            ? new Charging { Energy = Number(charging, "energy"), Offset = Number(charging, "offset") } : Charging.None,
        Charges = [.. grain.GetProperty("charges").EnumerateArray().Select(charge => charge.GetInt32())],
        Hold = grain.TryGetProperty("hold", out JsonElement hold)
            ? new SpinWindow(hold[0].GetDecimal(), hold[1].GetDecimal()) : SpinWindow.All,
        Levels = [.. grain.GetProperty("levels").EnumerateArray().Select(ReadLevel)],
    };

    private static Level ReadLevel(JsonElement level) => new()
    {
        Energy = Number(level, "energy"),
        Band = level.GetProperty("band").GetString() switch { "minority" => Band.Minority, "majority" => Band.Majority, _ => Band.Both },
        Reference = level.TryGetProperty("reference", out JsonElement reference) ? reference.GetInt32()
            : level.TryGetProperty("occupied", out JsonElement occupied) ? (occupied.GetBoolean() ? 1 : 0) : null,
    };

    private static Lead ReadLead(JsonProperty lead) => new()
    {
        Name = lead.Name,
        Potential = Number(lead.Value, "potential"),
        Temperature = Number(lead.Value, "temperature"),
        Up = Rates(lead.Value.GetProperty("rates").GetProperty("up")),
        Down = Rates(lead.Value.GetProperty("rates").GetProperty("down")),
        Angle = Number(lead.Value, "angle"),
    };

    private static TunnellingRates Rates(JsonElement rates) => rates.ValueKind == JsonValueKind.Array
        ? new TunnellingRates(rates.EnumerateArray().Select(rate => rate.GetDouble())) : new TunnellingRates(rates.GetDouble());

    private static DoubleDouble Number(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) ? Number(value) : DoubleDouble.Zero;

    private static DoubleDouble Number(JsonElement value)
    {
        string text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return DoubleDouble.TryParse(text, out DoubleDouble number) ? number : throw new FormatException($"{text} is no number.");
    }
}
