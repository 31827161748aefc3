using System.Globalization;
using System.Text.Json;
using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

/// <summary>What <c>solve --json</c> prints for the reference cases, computed elsewhere in 60-digit arithmetic.</summary>
public sealed class SolveCaseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("grain-000")]
    [InlineData("grain-002")]
    [InlineData("grain-005")]
    [InlineData("grain-011")]
    [InlineData("grain-023")]
    [InlineData("both-000")]
    [InlineData("both-003")]
    [InlineData("both-005")]
    public void Printed_numbers_are_the_reference_ones(string name)
    {
        using JsonDocument file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "grain", $"{name}.json")));
        JsonElement input = file.RootElement.GetProperty("input"), expect = file.RootElement.GetProperty("expect");
        string model = _folder.Write("model.json", input.GetRawText());

        CommandRun run = CommandRun.Of("solve", model, "--json");
        JsonElement found = run.Json;

        Assert.Equal(0, run.Code);
        Assert.Equal("converged", found.At("status").GetString());
        Assert.Equal(expect.At("states").GetInt32(), found.At("states").GetInt32());
        double relative = 1e-10 + 4e-16 * LargestEnergy(input) / SmallestTemperature(input), rate = LargestRate(input);
        foreach (string lead in input.At("leads").Members())
        {
            AssertClose(expect.At($"current.{lead}"), found.Number($"current.{lead}"), relative, 1e-15 * rate);
            string moved = expect.At("conductanceOf").GetString()!;
            AssertClose(expect.At($"conductance.{lead}"), found.Number($"conductance.{moved}.{lead}"), 1e-8, 1e-13 * rate);
        }
        foreach (string member in new[] { "sz", "szVariance", "minProbability", "maxProbability" })
            AssertClose(expect.At(member), found.Number(member), relative, 0);
        AssertClose(expect.At("charge"), found.Number("charge"), relative, 1e-15);
        if (expect.TryGetProperty("fano", out JsonElement fano))
            AssertClose(fano, found.Number($"fano.{input.At("leads").Members().First()}"), 1e-7, 0);
    }

    private static void AssertClose(JsonElement expected, double found, double relative, double absolute)
    {
        double value = expected.ValueKind == JsonValueKind.String ? double.Parse(expected.GetString()!, CultureInfo.InvariantCulture) : expected.GetDouble();
        double slack = relative * Math.Abs(value) + absolute;
        Assert.InRange(found, value - slack, value + slack);
    }

    private static double LargestEnergy(JsonElement input) => Numbers(input.At("grain"))
        .Concat(input.At("leads").EnumerateObject().Select(lead => lead.Value.Number("potential"))).Max(Math.Abs);

    private static double SmallestTemperature(JsonElement input) => input.At("leads").EnumerateObject().Min(lead => lead.Value.Number("temperature"));

    private static double LargestRate(JsonElement input) => input.At("leads").EnumerateObject().SelectMany(lead => Numbers(lead.Value.At("rates"))).Max();

    // Every number in a block but the spin, which is no energy.
    private static IEnumerable<double> Numbers(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => [element.GetDouble()],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Numbers),
        JsonValueKind.Object => element.EnumerateObject().Where(member => member.Name != "spin").SelectMany(member => Numbers(member.Value)),
        _ => [],
    };
}
