using SpinTorque.Cli.Pictures;
using SpinTorque.Tests.Cli.Commands;
using Xunit;

namespace SpinTorque.Tests.Cli.Pictures;

/// <summary>Letters of the page as a browser sets them, against a thousand points of each dashed line.</summary>
public sealed class MapPageLetterTests : IDisposable
{
    // Pixels from a letter's ink, no taller than a capital of 13 pixels, to the nearest point of any line.
    private const string Clearance = """
        (() => {
          let least = Infinity;
          for (const name of document.querySelectorAll(".line-name")) {
            const width = name.getComputedTextLength(), left = name.getAttribute("x") - width / 2, bottom = Number(name.getAttribute("y")), top = bottom - 9.5;
            for (const path of document.querySelectorAll("path.line")) for (let i = 0; i <= 1000; i++) {
              const point = path.getPointAtLength(i / 1000 * path.getTotalLength());
              least = Math.min(least, Math.hypot(Math.max(0, left - point.x, point.x - left - width), Math.max(0, top - point.y, point.y - bottom)));
            }
          }
          return least;
        })()
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public async Task No_letter_of_the_example_touches_a_line()
    {
        Skip.If(PngConverter.Browser is null, "No chromium is installed (Debian: chromium).");
        CommandRun.Good(
            "map", Path.Combine(Repository.Folder, "examples/spectroscopy.yaml"), "--x", "grain.gate=-1:4:6", "--y", "leads.left.potential=0:5:6",
            "--quantity", "conductance.left.left", "--annotate", "--out", _folder.At("map"));
        await using HeadlessPage page = await HeadlessPage.Open(new Uri(_folder.At("map/map.html")).AbsoluteUri);

        Assert.Equal("a,b,c,d,d′,e", await page.Value("[...document.querySelectorAll('.line-name')].map(name => name.textContent).sort()"));
        // the light edges of line and letter are 1.3 and 1.5 pixels wide
        Assert.True(double.Parse(await page.Value(Clearance)) > 2.8);
    }
}
