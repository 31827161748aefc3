using System.Text.Json;
using Xunit;

namespace SpinTorque.Tests.Macrospin.Itinerant;

/// <summary>All reference values, 1e-9 relative and 1e-11 absolute, the file's own tolerance.</summary>
public sealed class ItinerantCaseTests
{
    public static TheoryData<string> Ids => [.. ItinerantCase.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Reference_value_is_found(string id)
    {
        ItinerantCase one = ItinerantCase.Find(id);
        object? found = one.System switch
        {
            "V" => VoltageCases.Compute(one),
            "T" => HeatCases.Compute(one),
            _ => MicrowaveCases.Compute(one),
        };
        Compare(one.Output, found, $"{id} {one.Quantity}");
    }

    private static void Compare(JsonElement expected, object? found, string where)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Null:
                Assert.True(found is null, where);
                break;
            case JsonValueKind.Array:
                var items = ((System.Collections.IEnumerable)found!).Cast<object?>().ToArray();
                Assert.Equal(expected.GetArrayLength(), items.Length);
                for (int i = 0; i < items.Length; i++)
                    Compare(expected[i], items[i], $"{where}[{i}]");
                break;
            case JsonValueKind.Object:
                var members = (IReadOnlyDictionary<string, double>)found!;
                foreach (JsonProperty member in expected.EnumerateObject())
                    Compare(member.Value, members[member.Name], $"{where}.{member.Name}");
                break;
            case JsonValueKind.Number:
                double wanted = expected.GetDouble(), got = Convert.ToDouble(found, System.Globalization.CultureInfo.InvariantCulture);
                Assert.True(Math.Abs(got - wanted) <= 1e-9 * Math.Abs(wanted) + 1e-11, $"{where}: {got:R} instead of {wanted:R}");
                break;
            case JsonValueKind.String:
                Assert.Equal(expected.GetString(), found!.ToString(), ignoreCase: true);
                break;
            default:
                Assert.Equal(expected.GetBoolean(), found);
                break;
        }
    }
}
