using System.Text.RegularExpressions;
using Xunit;

namespace SpinTorque.Tests.HouseRules;

public sealed partial class ValidationTableTests
{
    [Fact]
    public void Every_row_names_a_test_that_exists()
    {
        var tests = typeof(ValidationTableTests).Assembly.GetTypes()
            .Where(type => type.GetMethods().Any(method => method.GetCustomAttributes(typeof(FactAttribute), inherit: true).Length > 0))
            .Select(type => type.Name)
            .ToHashSet(StringComparer.Ordinal);
        string[] rows = [.. Repository.Read("docs/validation.md").Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal))];
        string[] claims = [.. rows.Where(row => !row.StartsWith("| Claim", StringComparison.Ordinal) && !row.StartsWith("| ---", StringComparison.Ordinal))];
        Assert.NotEmpty(claims);
        Assert.All(claims, claim =>
        {
            string[] named = [.. TestName().Matches(claim.Split('|')[2]).Select(match => match.Groups["name"].Value)];
            Assert.NotEmpty(named);
            Assert.All(named, name => Assert.Contains(name, tests));
        });
    }

    [GeneratedRegex("`(?<name>[A-Za-z]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TestName();
}
