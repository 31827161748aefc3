using System.Text.RegularExpressions;
using SpinTorque.Tests.HouseRules;
using Xunit;

namespace SpinTorque.Tests;

// Every case of tests/Cases/scattering is taken by a test, and each of its outputs is named by one.
public sealed partial class CaseCoverageTests
{
    // the scatter of someone else's draws, no number to agree with
    private static readonly string[] LeftOut = ["mc_standard_error_N20000"];

    private static readonly string Sources = string.Concat(
        Repository.Files.Where(file => file.StartsWith("tests/Macrospin/Scattering/", StringComparison.Ordinal) && !file.EndsWith($"{nameof(CaseCoverageTests)}.cs", StringComparison.Ordinal))
            .Select(Repository.Read));

    public static TheoryData<string> Cases => ScatteringCase.Named("");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_case_and_each_of_its_outputs_is_tested(string id)
    {
        Assert.True(Taken().Any(match => match.Prefix ? id.StartsWith(match.Name, StringComparison.Ordinal) : string.Equals(id, match.Name, StringComparison.Ordinal)), id);
        Assert.All(
            ScatteringCase.Of(id).Outputs.Except(LeftOut, StringComparer.Ordinal),
            output => Assert.Contains([$"\"{output}\"", $"\"{output}.", $"\"{output.Split('_')[0]}_{{"], name => Sources.Contains(name, StringComparison.Ordinal)));
    }

    private static IEnumerable<(string Name, bool Prefix)> Taken() =>
        Call().Matches(Sources).Select(match => (match.Groups["name"].Value, match.Groups["call"].Value == "Named"));

    [GeneratedRegex("""ScatteringCase[.](?<call>Named|Of)[(]"(?<name>[^"]+)"[)]""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Call();
}
