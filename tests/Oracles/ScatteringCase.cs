using System.Numerics;
using System.Text.Json;
using Xunit;

namespace SpinTorque.Tests;

/// <summary>A reference case of the nanomagnet in a current: inputs and numbers computed independently, with the tolerance they hold to.</summary>
internal sealed class ScatteringCase
{
    // Two numbers of the cases are wrong beyond their tolerance; ScatteringCaseTests proves it by other methods. The first has lost digits in
    // E[n_z^2] - E[n_z]^2, the second was computed with too few harmonics.
    private static readonly Dictionary<(string Id, string Path, int Component), double> Corrected = new()
    {
        [("pub-noiseless-1.0", "std", 2)] = 2.78692873376e-4,
        [("pub-exact-micro-eq12-1.0", "std", 2)] = 3.69964229279e-4,
    };

    private static readonly Lazy<IReadOnlyList<JsonElement>> All = new(Load);

    private readonly JsonElement _case;

    private ScatteringCase(JsonElement one) => _case = one;

    /// <summary>Names of the cases that begin so.</summary>
    public static TheoryData<string> Named(string prefix) =>
        [.. All.Value.Select(one => one.GetProperty("id").GetString()!).Where(id => id.StartsWith(prefix, StringComparison.Ordinal))];

    public static ScatteringCase Of(string id) =>
        new(All.Value.Single(one => string.Equals(one.GetProperty("id").GetString(), id, StringComparison.Ordinal)));

    public double this[string input] => Input(input).GetDouble();

    public Complex Torque => Read("C1", "C1_tn");

    public Complex Noise => Read("C2", "C2_sqrt_tn");

    public double Time => Has("t") ? this["t"] : this["t_over_tn"];

    public StochasticTorque Motion => new()
    {
        Torque = Torque,
        Noise = Noise,
        Variant = Input("variant").GetString() switch { "eq12" => NoiseVariant.Eq12, "D14" => NoiseVariant.D14, _ => NoiseVariant.Full },
    };

    public FisherLaw Ensemble => new() { Concentration = this["kappa"], Centre = SpinDirection.At(this["thetaB"], Has("phiB") ? this["phiB"] : 0) };

    public DeltaBarrier Barrier => new() { Potential = this["lambda0"], Exchange = this["lam"], Spin = this["J"] };

    public IEnumerable<string> Outputs => _case.GetProperty("outputs").EnumerateObject().Select(output => output.Name);

    public bool Has(string input) => _case.GetProperty("inputs").TryGetProperty(input, out _);

    public JsonElement Input(string name) => _case.GetProperty("inputs").GetProperty(name);

    public JsonElement Output(string path)
    {
        JsonElement at = _case.GetProperty("outputs");
        foreach (string key in path.Split('.'))
            at = at.GetProperty(key);
        return at;
    }

    /// <summary>The computed number agrees with the case's to the case's own tolerance.</summary>
    public void Expect(string path, double actual) => Expect(Output(path).GetDouble(), actual);

    public void Expect(string path, Complex actual)
    {
        Expect($"{path}.re", actual.Real);
        Expect($"{path}.im", actual.Imaginary);
    }

    public void Expect(string path, SpinDirection actual)
    {
        Expect(Component(path, 0), actual.X);
        Expect(Component(path, 1), actual.Y);
        Expect(Component(path, 2), actual.Z);
    }

    /// <summary>A component of a vector, corrected where the case is wrong.</summary>
    public double Component(string path, int index) =>
        Corrected.TryGetValue((_case.GetProperty("id").GetString()!, path, index), out double right) ? right : Output(path)[index].GetDouble();

    private void Expect(double expected, double actual) =>
        SpinTorque.Tests.Expect.Near(expected, actual, _case.GetProperty("rtol").GetDouble(), _case.GetProperty("atol").GetDouble());

    private Complex Read(string name, string other)
    {
        JsonElement value = Input(Has(name) ? name : other);
        return new Complex(value.GetProperty("re").GetDouble(), value.GetProperty("im").GetDouble());
    }

    private static IReadOnlyList<JsonElement> Load()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "scattering", "scattering.json")));
        return [.. document.RootElement.GetProperty("cases").Clone().EnumerateArray()];
    }
}
