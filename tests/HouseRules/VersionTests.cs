using System.Text.RegularExpressions;
using Xunit;

namespace SpinTorque.Tests.HouseRules;

public sealed partial class VersionTests
{
    [Fact]
    public void The_changelog_begins_with_the_version_that_is_built() =>
        Assert.Equal(
            Element().Match(Repository.Read("Directory.Build.props")).Groups["version"].Value,
            Heading().Match(Repository.Read("CHANGELOG.md")).Groups["version"].Value);

    [GeneratedRegex("<Version>(?<version>[^<]+)</Version>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Element();

    [GeneratedRegex(@"^## \[(?<version>[^\]]+)\]", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();
}
