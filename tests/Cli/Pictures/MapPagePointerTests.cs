using System.Globalization;
using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Pictures;
using SpinTorque.Tests.Cli.Commands;
using Xunit;

namespace SpinTorque.Tests.Cli.Pictures;

/// <summary>The page of a map under a user's hands. The numbers are those of map.npz.</summary>
public sealed class MapPagePointerTests : IDisposable
{
    private const string Chromium = "No chromium is installed (Debian: chromium).";
    private const string Map = "#map .frame", AlongX = "#along-x .frame", AlongY = "#along-y .frame";
    private const int Columns = 13, Rows = 5;

    // Red, green, blue and opacity of each pixel of the picture, from above.
    private const string Pixels = """
        (async () => {
          const image = new Image(), context = document.createElement("canvas").getContext("2d");
          image.src = document.querySelector("#map image").getAttribute("href");
          await image.decode();
          context.drawImage(image, 0, 0);
          return context.getImageData(0, 0, image.width, image.height).data.join();
        })()
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public async Task The_pointer_reads_every_quantity_and_cuts_along_both_axes()
    {
        Skip.If(PngConverter.Browser is null, Chromium);
        string address = Plane();
        await using HeadlessPage page = await HeadlessPage.Open(address);

        await page.Move(Map, Across(5), Down(3));
        await AssertAt(page, 5, 3);
        await page.Move(AlongX, Across(9), 0.5);
        await AssertAt(page, 9, 3);
        await page.Move(AlongY, (1 + 0.5) / Rows, 0.2);
        await AssertAt(page, 9, 1);

        // a click holds the point, against the pointer but not against the keys, until the next
        await page.Click(Map, Across(2), Down(4));
        await page.Move(Map, Across(11), Down(0));
        await AssertAt(page, 2, 4);
        await page.Key("ArrowRight");
        await page.Key("ArrowDown");
        await AssertAt(page, 3, 3);
        await page.Click(Map, Across(0), Down(0));
        await page.Move(Map, Across(12), Down(4));
        await AssertAt(page, 12, 4);
    }

    [SkippableFact]
    public async Task The_wheel_magnifies_about_the_point_and_a_key_shows_all()
    {
        Skip.If(PngConverter.Browser is null, Chromium);
        await using HeadlessPage page = await HeadlessPage.Open(Plane());

        await page.Move(Map, Across(6), Down(2));
        await page.Wheel(Map, Across(6), Down(2));
        await page.Wheel(Map, Across(6), Down(2));
        // 13 spacings over 1.25 twice are 8.3: four on either side of the point in the middle
        Assert.Equal(9, (await Curve(page, "along-x")).Length);
        await page.Move(Map, 0.5, 0.5);
        await AssertRead(page, 6, 2);
        await page.Key("0");
        Assert.Equal(Columns, (await Curve(page, "along-x")).Length);
        await AssertAt(page, 6, 2);
    }

    [SkippableFact]
    public async Task Quantity_and_lines_are_chosen_by_their_controls()
    {
        Skip.If(PngConverter.Browser is null, Chromium);
        await using HeadlessPage page = await HeadlessPage.Open(Plane());

        Assert.Equal("0", await page.Value("document.querySelectorAll('.line-name').length"));
        await page.Click("#lines", 0.5, 0.5);
        Assert.Equal("a", await page.Value("[...document.querySelectorAll('.line-name')].map(name => name.textContent).join()"));
        await page.Click("#lines", 0.5, 0.5);
        Assert.Equal("0", await page.Value("document.querySelectorAll('.line-name').length"));

        Assert.Equal("dIleft/dμleft", await page.Value("document.querySelector('tr.shown td').textContent"));
        // the list that drops down is a window of its own
        _ = await page.Value("(document.querySelector('#quantity').value = 1, document.querySelector('#quantity').dispatchEvent(new Event('change')))");
        Assert.Equal("current Ileft", await page.Value("document.querySelector('tr.shown td').textContent"));
    }

    [SkippableFact]
    public async Task A_point_that_failed_has_no_value_no_curve_and_a_colour_of_its_own()
    {
        Skip.If(PngConverter.Browser is null, Chromium);
        // at zero rate the chain falls into two classes
        CommandRun run = CommandRun.Of(
            "map", _folder.Write("failed.yaml", SmallGrain.Text), "--x", "leads.left.rates.up=0:0.002:3", "--y", "grain.gate=-1:1:3", "--set", "leads.right.rates.up=0",
            "--quantity", "current.left", "sz", "--out", _folder.At("failed"));
        Assert.Equal(0, run.Code);
        Assert.Contains("3 points failed", run.Error, StringComparison.Ordinal);
        await using HeadlessPage page = await HeadlessPage.Open(new Uri(_folder.At("failed/map.html")).AbsoluteUri);

        await page.Move(Map, 0.5 / 3, 0.5);
        Assert.Equal(["no value", "no value"], (await Values(page))[2..]);
        Assert.Equal(2, (await Curve(page, "along-x")).Length);
        Assert.Empty(await Curve(page, "along-y"));
        string[] pixels = (await page.Value(Pixels)).Split(',');
        Rgb failed = ColourMap.Viridis.Failed;
        for (int row = 0; row < 3; row++)
        {
            Assert.Equal([$"{failed.R}", $"{failed.G}", $"{failed.B}", "255"], pixels[(12 * row)..(12 * row + 4)]);
            Assert.NotEqual(pixels[(12 * row)..(12 * row + 4)], pixels[(12 * row + 4)..(12 * row + 8)]);
        }
    }

    private static double Across(int column) => (column + 0.5) / Columns;

    private static double Down(int row) => 1 - (row + 0.5) / Rows;

    private string Plane()
    {
        CommandRun.Good(
            "map", _folder.Write("model.yaml", SmallGrain.WithUnits), "--x", "grain.gate=-1:2:13", "--y", "leads.left.potential=-2:4:5",
            "--quantity", "conductance.left.left", "current.left", "sz", "--out", _folder.At("plane"));
        return new Uri(_folder.At("plane/map.html")).AbsoluteUri;
    }

    // Read-out and both curves are those of the point.
    private async Task AssertAt(HeadlessPage page, int column, int row)
    {
        double[] shown = await AssertRead(page, column, row);
        AssertDrawn([.. Enumerable.Range(0, Columns).Select(i => shown[row * Columns + i])], await Curve(page, "along-x"));
        AssertDrawn([.. Enumerable.Range(0, Rows).Select(i => shown[i * Columns + column])], await Curve(page, "along-y"));
    }

    // Returns all values of the quantity that is drawn.
    private async Task<double[]> AssertRead(HeadlessPage page, int column, int row)
    {
        var arrays = NpzFile.Read(_folder.At("plane/map.npz"));
        double[][] quantities = [.. new[] { "conductance.left.left", "current.left", "sz" }.Select(name => arrays[$"{name}.npy"].Elements)];
        double[] expected = [arrays["x.npy"].Elements[column], arrays["y.npy"].Elements[row], .. quantities.Select(values => values[row * Columns + column])];
        Assert.Equal(expected, (await Values(page)).Select(value => double.Parse(value, CultureInfo.InvariantCulture)));
        return quantities[0];
    }

    // A curve rises with its values, in proportion, to the hundredth of a pixel that its path is written to.
    private static void AssertDrawn(double[] values, (double X, double Y)[] curve)
    {
        Assert.Equal(values.Length, curve.Length);
        (int least, int most) = (Array.IndexOf(values, values.Min()), Array.IndexOf(values, values.Max()));
        double scale = (curve[most].Y - curve[least].Y) / (values[most] - values[least]);
        Assert.True(scale < 0);
        for (int i = 0; i < values.Length; i++)
            Assert.Equal(curve[least].Y + scale * (values[i] - values[least]), curve[i].Y, 0.02);
    }

    private static async Task<string[]> Values(HeadlessPage page) =>
        (await page.Value("[...document.querySelectorAll('td.number')].map(cell => cell.textContent).join('|')")).Split('|');

    private static async Task<(double X, double Y)[]> Curve(HeadlessPage page, string figure)
    {
        string path = await page.Value($"document.querySelector('#{figure} .curve').getAttribute('d')");
        return [.. path.Split(['M', 'L'], StringSplitOptions.RemoveEmptyEntries).Select(point => point.Split(' '))
            .Select(point => (double.Parse(point[0], CultureInfo.InvariantCulture), double.Parse(point[1], CultureInfo.InvariantCulture)))];
    }
}
