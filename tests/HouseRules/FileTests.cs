using System.Text.RegularExpressions;
using Xunit;

namespace SpinTorque.Tests.HouseRules;

public sealed partial class FileTests
{
    private static readonly string[] Texts = [.. Repository.Files.Where(file => !file.EndsWith(".png", StringComparison.Ordinal))];

    [Fact]
    public void No_file_names_a_place_on_somebodys_machine() => Assert.DoesNotContain(Texts, file => MachinePath().IsMatch(Repository.Read(file)));

    [Fact]
    public void Nothing_is_left_to_be_done() => Assert.DoesNotContain(Texts, file => Reminder().IsMatch(Repository.Read(file)));

    [Fact]
    public void Every_project_has_its_lock_file() =>
        Assert.All(
            Repository.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)),
            project => Assert.Contains($"{Path.GetDirectoryName(project)!.Replace('\\', '/')}/packages.lock.json", Repository.Files, StringComparer.Ordinal));

    // A root that only a machine has, written so that this file is not found by it.
    [GeneratedRegex(@"(?<![\w.~$})/-])/(home|root|work|Users)/[\w.]|\b[A-Z]:\\[A-Za-z]", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\b(TO[D]O|FIX[M]E|X[X]X)\b", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Reminder();
}
