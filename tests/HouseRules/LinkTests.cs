using System.Text.RegularExpressions;
using Xunit;

namespace SpinTorque.Tests.HouseRules;

public sealed partial class LinkTests
{
    public static TheoryData<string> Pages => [.. Repository.Pages];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_somewhere(string page)
    {
        foreach (Match link in Link().Matches(Repository.Prose(page)))
        {
            string target = link.Groups["target"].Value;
            if (target.Contains("://", StringComparison.Ordinal))
                continue;
            string[] parts = target.Split('#');
            string file = parts[0].Length == 0 ? page : Resolve(page, parts[0]);
            bool exists = File.Exists(Repository.PathOf(file)) || Directory.Exists(Repository.PathOf(file));
            Assert.True(exists, $"{page} links {target}, which is not there");
            if (parts.Length > 1)
                Assert.Contains(parts[1], Anchors(file), StringComparer.Ordinal);
        }
    }

    [Fact]
    public void Every_page_of_docs_is_linked_from_the_readme() =>
        Assert.All(
            Repository.Pages.Where(page => page.StartsWith("docs/", StringComparison.Ordinal)),
            page => Assert.Contains($"({page})", Repository.Read("README.md")));

    private static string Resolve(string page, string target) =>
        Path.GetRelativePath(Repository.Root, Path.GetFullPath(target, Path.GetDirectoryName(Repository.PathOf(page))!)).Replace('\\', '/');

    // As the usual renderers form them: lower case, blanks to dashes, other signs dropped.
    private static IEnumerable<string> Anchors(string page) => Heading().Matches(Repository.Prose(page))
        .Select(match => Sign().Replace(match.Groups["text"].Value.ToLowerInvariant(), "").Trim().Replace(' ', '-'));

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (?<text>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\s-]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sign();
}
