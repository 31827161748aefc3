using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

public sealed class ScatteringCommandTests : IDisposable
{
    private static readonly string Nanomagnet = Path.Combine(Repository.Folder, "examples", "scattering.yaml");
    private static readonly string Small = Path.Combine(Repository.Folder, "examples", "scattering-small.yaml");

    private static readonly string Warm = Path.Combine(Repository.Folder, "examples", "scattering-warm.yaml");

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
    [InlineData("polar: 160", "polar: 2.8 turns", ":6:18: scattering.start.polar is '2.8 turns'; it must be a decimal number such as -0.6 or 1e-4, in degrees or with the unit rad")]
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

    // Source: the reference case pub-transport-300K-double has 0.53 1/ns at this bias; equilibrium has no torque, and alpha is that of pub-transport-eq300K-double.
    [Fact]
    public void Reservoirs_drive_the_motion()
    {
        CommandRun driven = CommandRun.Good("scattering", Warm, "--json");
        Assert.Equal(driven.Json.Number("transport.torque.imaginary") * 1e-9, driven.Json.Number("torque.imaginary"));
        CommandRun still = CommandRun.Good("scattering", Warm, "--json", "--set", "scattering.reservoirs.leftUp=7.05 eV");
        Expect.Near((double?)1.168764300622e-05, still.Json.Number("transport.gilbertDamping"), 1e-4);
        Assert.Equal(0, still.Json.Number("torque.imaginary"));
    }

    [Theory]
    [InlineData("scattering.reservoirs.leftUp=7 eV", "scattering.reservoirs draw the magnet against z; exchange up and down, and start from 180 degrees less polar")]
    [InlineData("scattering.noise=d14", "scattering has a noise besides reservoirs, whose own noise it is; leave it out, or set scattering.reservoirs.sides")]
    public void Reservoirs_that_do_not_fit_are_refused(string setting, string message)
    {
        CommandRun run = CommandRun.Of("scattering", Warm, "--set", setting);
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trajectory", "trajectory.npz trajectory.svg")]
    [InlineData("ensemble", "ensemble-deviation.svg ensemble-mean.svg ensemble.npz")]
    [InlineData("density", "density.npz density.svg")]
    public void Pictures_and_numbers_land_in_the_folder(string command, string files)
    {
        string folder = _folder.At(command);
        CommandRun.Good("scattering", command, Small, "--points", "3", "--out", folder);
        Assert.Equal(files, string.Join(' ', Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)));
    }

    // Source: the reference case pub-noiseless-1.0 of the mean, for the noise of pub-exact-micro-full-1.0.
    [Fact]
    public void The_density_has_the_mean_of_the_hierarchy() => Expect.Near(
        (double?)0.998812828, CommandRun.Good("scattering", "density", Nanomagnet, "--points", "1", "--json").Json.GetProperty("mean z")[1].GetDouble(), 1e-6);

    // Source: one electron by a dense Kraus map of all M and spins, T = 1/(1 + iX) by elimination, J = 20; |J, J> stays, and has J <n_x^2> = 1/2.
    [Fact]
    public void The_quantum_check_has_the_numbers_of_the_dense_map()
    {
        CommandRun run = CommandRun.Good("scattering", "quantum", Nanomagnet, "--spin", "20", "--points", "1", "--json");
        Expect.Near((double?)1.0669702333754, run.Json.GetProperty("drift ratio")[0].GetDouble(), 1e-10);
        Expect.Near((double?)0.8783329102353, run.Json.GetProperty("turn ratio")[0].GetDouble(), 1e-10);
        Expect.Near((double?)1.1938332614725, run.Json.GetProperty("G polar")[0].GetDouble(), 1e-10);
        Expect.Near((double?)0.5, run.Json.GetProperty("J variance")[0].GetDouble(), 1e-5);
        string[] names = [.. run.Json.EnumerateObject().Select(property => property.Name)];
        Assert.Equal(names.Length, names.ToHashSet(StringComparer.Ordinal).Count);
    }

    [Fact]
    public void Without_torque_the_quantum_check_says_that_nothing_settles()
    {
        CommandRun run = CommandRun.Of("scattering", "quantum", Small, "--spin", "5", "--set", "scattering.barrier.exchange=0");
        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.Contains("takes more than 10000000 of them", run.Error, StringComparison.Ordinal);
    }

    // Source: the law after a long pulse is the stationary one.
    [Fact]
    public void A_pulse_without_end_leaves_the_stationary_law()
    {
        CommandRun run = CommandRun.Good("scattering", Small, "--json", "--set", "scattering.current.electrons=1e9");
        Expect.Near((double?)Math.Sqrt(run.Json.Number("stationary.variance")), run.Json.Number("noisy.deviation.x"), 1e-8);
    }

    // The same of cells and of paths: neither takes longer than until nothing changes any more. The law's width in cells, 4.5 standard errors.
    [Fact]
    public void A_pulse_without_end_is_no_endless_work()
    {
        string[] endless = ["--set", "scattering.current.electrons=1e12", "--points", "1", "--json"];
        CommandRun law = CommandRun.Good("scattering", Small, "--json", "--set", "scattering.current.electrons=1e12");
        double deficit = law.Json.Number("stationary.deficit");
        Assert.True(law.Json.Number("tube.along") > 0);
        Expect.Near((double?)(1 - deficit), CommandRun.Good(["scattering", "density", Small, .. endless]).Json.GetProperty("mean z")[1].GetDouble(), 0, 1e-5);
        CommandRun paths = CommandRun.Good(["scattering", "ensemble", Small, "--paths", "1000", .. endless]);
        Expect.Near((double?)(1 - deficit), paths.Json.GetProperty("z")[1].GetDouble(), 0, 4.5 * paths.Json.GetProperty("error z")[1].GetDouble());
        Assert.Equal(2, CommandRun.Good(["scattering", "trajectory", Small, "--seed", "1", .. endless]).Json.GetProperty("z").GetArrayLength());
    }

    [Theory]
    [InlineData("ensemble --paths 2000000000 --points 100000", "are more than 1E+12 steps; draw fewer --paths, ask for fewer --points or take the scheme split")]
    [InlineData("density --points 1001", "--points takes a whole number from 1 to 1000, not '1001'")]
    [InlineData("ensemble --points 0", "--points takes a whole number from 1 to 100000, not '0'")]
    [InlineData("quantum --spin 10001", "--spin takes a whole number from 1 to 10000, not '10001'")]
    public void Work_that_would_not_end_is_refused(string arguments, string message)
    {
        string[] words = arguments.Split(' ');
        CommandRun run = CommandRun.Of(["scattering", words[0], Small, .. words[1..]]);
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_has_the_numbers_of_single_points()
    {
        string folder = _folder.At("points");
        CommandRun.Good("map", Small, "--x", "scattering.current.electrons=400:600:2", "--quantity", "torque.imaginary", "--out", folder);
        double[] torque = NpzFile.Read(Path.Combine(folder, "map.npz"))["torque.imaginary.npy"].Elements;
        double[] single = [.. new[] { "400", "600" }.Select(count =>
            CommandRun.Good("scattering", Small, "--json", "--set", $"scattering.current.electrons={count}").Json.Number("torque.imaginary"))];
        Assert.Equal(single, torque);
    }

    [Theory]
    [InlineData("tbr-table1")]
    [InlineData("tbr-fig3")]
    [InlineData("tbr-fig4")]
    [InlineData("tbr-fig5")]
    [InlineData("tbr-stationary")]
    [InlineData("tbr-diffusion")]
    public void The_claims_of_the_paper_hold(string figure) =>
        Assert.DoesNotContain("DIFFERS", CommandRun.Good("reproduce", figure, "--out", _folder.At("papers")).Output, StringComparison.Ordinal);
}
