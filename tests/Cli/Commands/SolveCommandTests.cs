using System.Globalization;
using System.Text.Json;
using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

public sealed class SolveCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _model;

    public SolveCommandTests() => _model = _folder.Write("model.yaml", SmallGrain.Text);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Json_is_one_object_with_every_member_and_nothing_else()
    {
        JsonElement result = CommandRun.Good("solve", _model, "--json").Json;

        Assert.Equal(
            [
                "status", "states", "solver", "current", "spinCurrent", "energyCurrent", "heatCurrent", "conductance", "fano", "charge", "sz",
                "szVariance", "occupations", "minProbability", "log10MinProbability", "maxProbability", "currentDefect", "errorBound", "warnings",
            ],
            result.Members(), StringComparer.Ordinal);
        Assert.Equal(["name", "arithmetic", "iterations", "residual", "seconds"], result.At("solver").Members(), StringComparer.Ordinal);
        foreach (string member in new[] { "current", "spinCurrent", "energyCurrent", "heatCurrent", "conductance", "conductance.left", "conductance.right", "fano" })
            Assert.Equal(["left", "right"], result.At(member).Members(), StringComparer.Ordinal);
        Assert.Equal(1, result.At("occupations").GetArrayLength());
        Assert.Equal(0, result.At("warnings").GetArrayLength());
    }

    // The three-state chain solved by hand: in and out rates of the spins, P from their ratios.
    [Fact]
    public void The_current_of_three_states_is_the_closed_form()
    {
        // dE = energy + V_g - kappa/S0 (sigma S_z + 1/4) - h sigma/2 with sigma S_z = -1/2 for the electron that fits, x = 0
        double up = 1.0 - 0.6 + 0.4 * 0.25 - 0.025, down = 1.0 - 0.6 + 0.4 * 0.25 + 0.025;
        double inUp = 1.4e-3 * F(up - 3) + 1e-3 * F(up), inDown = 0.6e-3 * F(down - 3) + 0.9e-3 * F(down);
        double outUp = 1.4e-3 * F(3 - up) + 1e-3 * F(-up), outDown = 0.6e-3 * F(3 - down) + 0.9e-3 * F(-down);
        double lower = outUp / inUp, upper = outDown / inDown, singlet = 1 / (1 + lower + upper);
        double current = singlet * (lower * 1.4e-3 * F(up - 3) + upper * 0.6e-3 * F(down - 3) - 1.4e-3 * F(3 - up) - 0.6e-3 * F(3 - down));

        JsonElement result = CommandRun.Good("solve", _model, "--json").Json;

        Assert.Equal(current, result.Number("current.left"), 1e-12 * current);
        Assert.Equal(-current, result.Number("current.right"), 1e-12 * current);
        Assert.Equal(singlet, result.Number("charge"), 1e-12);
        Assert.Equal(singlet * (upper - lower) / 2, result.Number("sz"), 1e-12);

        static double F(double energy) => 1 / (1 + Math.Exp(energy / 0.5));
    }

    [Fact]
    public void Overrides_are_applied_in_order()
    {
        string changed = _folder.Write("changed.yaml", SmallGrain.Text.Replace("gate: -0.6", "gate: -0.25").Replace("potential: 3.0", "potential: 1.5"));

        JsonElement expected = CommandRun.Good("solve", changed, "--json").Json;
        JsonElement found = CommandRun.Good(
            "solve", "--set", "grain.gate=7", _model, "--set", "leads.left.potential=1.5", "--json", "--set", "grain.gate=-0.25").Json;

        Assert.NotEqual(CommandRun.Good("solve", _model, "--json").Json.Number("current.left"), expected.Number("current.left"));
        Assert.Equal(expected.Number("current.left"), found.Number("current.left"));
        Assert.Equal(expected.Number("conductance.right.left"), found.Number("conductance.right.left"));
    }

    [Fact]
    public void The_published_solver_agrees_where_it_converges()
    {
        string[] damped = ["--set", "bath={damping: 0.01, temperature: 0.5}"];

        JsonElement eliminated = CommandRun.Good(["solve", _model, "--json", .. damped]).Json;
        JsonElement iterated = CommandRun.Good(["solve", _model, "--json", "--solver", "published", .. damped]).Json;

        Assert.Equal("published", iterated.At("solver.name").GetString());
        Assert.True(iterated.At("solver.iterations").GetInt32() > 0);
        Assert.Equal(eliminated.Number("current.left"), iterated.Number("current.left"), 1e-9 * eliminated.Number("current.left"));
        Assert.Equal(JsonValueKind.Null, iterated.At("conductance").ValueKind);
        Assert.Contains("elimination", iterated.At("warnings")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_do_not_follow_the_culture()
    {
        CommandRun invariant = CommandRun.Good("solve", _model, "--set", "grain.gate=-1.5"), comma;
        CultureInfo former = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NumberGroupSeparator, culture.NumberFormat.NegativeSign) = (",", ".", "~");
        try
        {
            CultureInfo.CurrentCulture = culture;
            comma = CommandRun.Good("solve", _model, "--set", "grain.gate=-1.5");
        }
        finally
        {
            CultureInfo.CurrentCulture = former;
        }

        Assert.Equal(Timeless(invariant.Output), Timeless(comma.Output));
    }

    [Fact]
    public void Text_gives_no_digit_beyond_the_error()
    {
        CommandRun text = CommandRun.Good("solve", _model);
        JsonElement result = CommandRun.Good("solve", _model, "--json").Json;
        string[] current = Cells(text, "current");
        double exact = result.Number("current.left"), error = result.Number("errorBound") * Math.Abs(exact);

        Assert.Equal(2, current.Length);
        Assert.Equal(exact, double.Parse(current[0], CultureInfo.InvariantCulture), Math.Pow(10, -11) * Math.Abs(exact));
        Assert.True(LastDigit(current[0]) >= error, $"{current[0]} shows more than its error {error} leaves");
        Assert.Equal(["left", "right"], Cells(text, ""), StringComparer.Ordinal);
    }

    [Fact]
    public void At_equilibrium_no_digit_of_the_current_is_shown()
    {
        CommandRun run = CommandRun.Good("solve", _model, "--set", "leads.left.potential=0");

        Assert.Matches(@"(?m)^current +(0|0 within error) +(0|0 within error)$", run.Output);
        Assert.Contains("no net current", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("of the largest", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Units_are_named_and_converted()
    {
        CommandRun run = CommandRun.Good("solve", _folder.Write("units.yaml", SmallGrain.WithUnits));
        double plain = double.Parse(Cells(run, "current [meV/ħ]")[0], CultureInfo.InvariantCulture);
        double nanoampere = double.Parse(Cells(run, "current [nA]")[0], CultureInfo.InvariantCulture);

        Assert.StartsWith("Grain & lead < 3\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        // e * 1 meV / hbar = 1.602176634e-19 C * 1.602176634e-22 J / 1.054571817e-34 J s = 243.4134805 nA
        Assert.Equal(243.4134805 * plain, nanoampere, 1e-8 * nanoampere);
    }

    private static string[] Cells(CommandRun run, string row) =>
        run.Output.ReplaceLineEndings("\n").Split('\n').Single(line => line.StartsWith(row.PadRight(24), StringComparison.Ordinal) && line.Length > 24)[24..]
            .Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static double LastDigit(string number)
    {
        string mantissa = number.Split('E')[0];
        double exponent = number.Contains('E') ? double.Parse(number.Split('E')[1], CultureInfo.InvariantCulture) : 0;
        int decimals = mantissa.Contains('.') ? mantissa.Length - mantissa.IndexOf('.') - 1 : 0;
        return Math.Pow(10, exponent - decimals);
    }

    // The line of the solver tells the time it took.
    private static string[] Timeless(string output) => [.. output.Split('\n').Where(line => !line.Contains(" ms", StringComparison.Ordinal))];
}
