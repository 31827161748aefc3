using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

public sealed class ScatteringCommandTests : IDisposable
{
    private static readonly string Nanomagnet = Path.Combine(Repository.Folder, "examples", "scattering.yaml");
    private static readonly string Small = Path.Combine(Repository.Folder, "examples", "scattering-small.yaml");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Source: the reference cases pub-coef-codata, pub-noiseless-1.0, pub-exact-micro-full-1.0, pub-mfpt-micro-full.
    [Fact]
    public void The_example_has_the_numbers_of_the_reference_cases()
    {
        CommandRun run = CommandRun.Good("scattering", Nanomagnet, "--json");
        Expect.Near((double?)3.31255602951, run.Json.Number("torque.real"), 1e-9);
        Expect.Near((double?)671.7138152188, run.Json.Number("concentration"), 1e-9);
        Expect.Near((double?)0.9988639694892, run.Json.Number("noiseless.mean.z"), 1e-9);
        Expect.Near((double?)0.009061212459116, run.Json.Number("noisy.deviation.x"), 1e-7);
        Expect.Near((double?)1.014376416786, run.Json.Number("passage.fromPole"), 1e-6);
    }

    [Fact]
    public void Paths_depend_on_the_seed_and_not_on_the_threads()
    {
        string one = CommandRun.Good("scattering", "ensemble", Small, "--paths", "3000", "--threads", "1").Output;
        Assert.Equal(one, CommandRun.Good("scattering", "ensemble", Small, "--paths", "3000", "--threads", "2").Output);
        Assert.NotEqual(one, CommandRun.Good("scattering", "ensemble", Small, "--paths", "3000", "--seed", "2").Output, StringComparer.Ordinal);
    }

    // Source: for large J the shot noise leaves 1/(2J); at J = 20 to 40 within 3 %.
    [Fact]
    public void A_map_sweeps_any_number_of_the_file()
    {
        string folder = _folder.At("map");
        CommandRun.Good("map", Small, "--x", "scattering.spin=20:40:2", "--quantity", "stationary.variance", "--out", folder);
        double[] variance = NpzFile.Read(Path.Combine(folder, "map.npz"))["stationary.variance.npy"].Elements;
        Expect.Near((double?)(1 / 40.0), variance[0], 0.04);
        Expect.Near((double?)(1 / 80.0), variance[1], 0.03);
    }

    [Theory]
    [InlineData("spin: 40", "spin: -1", ":3:9: scattering.spin is '-1'; it must be above zero")]
    [InlineData("noise: full", "noise: loud", ":7:10: scattering.noise is 'loud'; it must be full, d14 or eq12")]
    [InlineData("4 ps", "4 K", "scattering.current.duration is '4 K'; K does not fit here, the units are s, ns, ps")]
    [InlineData("polar: 160", "polar: 200", "scattering.start.polar is 200 degrees; it lies between 0 and 180")]
    [InlineData("polar: 160", "polar: 160, field: 1 T", "scattering.start needs both field and temperature for a thermal ensemble")]
    [InlineData("barrier", "barier", "'barier' is no key of scattering; did you mean 'barrier'?")]
    public void Mistakes_are_named_with_their_place(string sound, string wrong, string message)
    {
        string text = (File.ReadAllText(Small) + "  noise: full\n").Replace(sound, wrong, StringComparison.Ordinal);
        CommandRun run = CommandRun.Of("scattering", _folder.Write("wrong.yaml", text));
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_grain_is_refused()
    {
        CommandRun run = CommandRun.Of("scattering", Path.Combine(Repository.Folder, "examples", "single-level.yaml"));
        Assert.Equal(2, run.Code);
        Assert.Contains("its top-level block must be 'scattering'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_claims_of_table_one_hold() =>
        Assert.DoesNotContain("DIFFERS", CommandRun.Good("reproduce", "tbr-table1", "--out", _folder.At("papers")).Output, StringComparison.Ordinal);
}
