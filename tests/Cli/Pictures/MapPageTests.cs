using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using SpinTorque.Cli.Pictures;
using SpinTorque.Tests.Cli.Commands;
using Xunit;

namespace SpinTorque.Tests.Cli.Pictures;

public sealed partial class MapPageTests : IDisposable
{
    private const string Chromium = "No chromium is installed (Debian: chromium).";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_page_asks_for_nothing_from_elsewhere()
    {
        string page = File.ReadAllText(Plane());

        Assert.DoesNotMatch(Reference(), page.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal));
        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
        Assert.Contains("<title>Grain &amp; lead &lt; 3</title>", page, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_browser_shows_field_cuts_values_and_lines()
    {
        Skip.If(PngConverter.Browser is null, Chromium);
        string dom = Render($"{new Uri(Plane()).AbsoluteUri}#quantity=current.left&x=0.3&y=2.4&lines=on");
        var arrays = NpzFile.Read(_folder.At("plane/map.npz"));
        int point = 3 * 13 + 5;     // the grid values 0.25 and 2.5

        Assert.Equal(["0.25", "2.5", .. new[] { "conductance.left.left.npy", "current.left.npy" }.Select(name => Shown(arrays[name].Elements[point]))], Values(dom));
        Assert.Contains("data:image/png;base64,", dom, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(dom, "class=\"curve\"", RegexOptions.None, TimeSpan.FromSeconds(10)));
        // one minority level on one channel: the line of each lead's potential that is swept, here the left one's
        Assert.Single(LineName().Matches(dom), name => name.Groups["name"].Value == "a");
        Assert.Contains("level 0 (minority)", dom, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Lines_can_be_switched_off()
    {
        Skip.If(PngConverter.Browser is null, Chromium);
        Assert.Empty(LineName().Matches(Render($"{new Uri(Plane()).AbsoluteUri}#lines=off")));
    }

    [SkippableFact]
    public void A_browser_shows_a_line_with_its_gap()
    {
        Skip.If(PngConverter.Browser is null, Chromium);
        string folder = _folder.At("line");
        CommandRun.Good("map", _folder.Write("line.yaml", SmallGrain.Text), "--x", "leads.left.potential=0:3:31", "--quantity", "current.left", "sz", "--out", folder);
        string dom = Render($"{new Uri(Path.Combine(folder, "map.html")).AbsoluteUri}#quantity=sz&x=1");
        var arrays = NpzFile.Read(Path.Combine(folder, "map.npz"));

        Assert.Equal(["1", Shown(arrays["current.left.npy"].Elements[10]), Shown(arrays["sz.npy"].Elements[10])], Values(dom));
        Assert.Single(Regex.Matches(dom, "class=\"curve\"", RegexOptions.None, TimeSpan.FromSeconds(10)));
    }

    private string Plane()
    {
        CommandRun.Good(
            "map", _folder.Write("model.yaml", SmallGrain.WithUnits), "--x", "grain.gate=-1:2:13", "--y", "leads.left.potential=-2:4:5",
            "--quantity", "conductance.left.left", "current.left", "--out", _folder.At("plane"));
        return Path.Combine(_folder.At("plane"), "map.html");
    }

    // The document as it stands after its script has run.
    private static string Render(string address)
    {
        string[] arguments = [.. PngConverter.Headless, "--dump-dom", "--virtual-time-budget=5000", address];
        using Process browser = Process.Start(
            new ProcessStartInfo(PngConverter.Browser!, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        browser.ErrorDataReceived += static (_, _) => { };
        browser.BeginErrorReadLine();
        Task<string> dom = browser.StandardOutput.ReadToEndAsync();
        Assert.True(browser.WaitForExit(TimeSpan.FromSeconds(60)));
        return dom.Result;
    }

    // numbers as JavaScript writes them, read and written the way .NET does
    private static string[] Values(string dom) => [.. Number().Matches(dom).Select(match => match.Groups["value"].Value)
        .Select(value => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? Shown(number) : value)];

    private static string Shown(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    [GeneratedRegex("(src|href)=\"(?!data:)|url\\((?!#)|https?://|@import|fetch\\(|XMLHttpRequest", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Reference();

    [GeneratedRegex("<td class=\"number\">(?<value>[^<$]*)</td>", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Number();

    [GeneratedRegex("class=\"line-name\"[^>]*>(?<name>[^<]*)<", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex LineName();
}
