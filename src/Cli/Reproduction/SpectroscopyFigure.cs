using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Input;
using SpinTorque.Cli.Output;
using SpinTorque.Cli.Pictures;

namespace SpinTorque.Cli.Reproduction;

/// <summary>[PW Fig. 3]: differential conductance and magnetoresistance of a grain with three minority and two majority levels.</summary>
internal sealed class SpectroscopyFigure(int columns = 121, int rows = 161) : PaperFigure
{
    private static readonly string[] Paths = ["conductance.left.left", "tmr.left.difference"];

    // levels, exchange and temperature as in the paper's caption; a strong bath holds the magnetisation while the lead is turned
    private const string Model = """
        grain:
          spin: 10
          exchange: 0.6
          anisotropy: 0.04
          field: 0.04
          gate: 0
          charges: [0, 1]
          levels:
            - {energy: 1, band: minority}
            - {energy: 2, band: minority}
            - {energy: 3, band: minority}
            - {energy: -2, band: majority}
            - {energy: -3, band: majority}
        leads:
          left: {potential: 1, temperature: 0.03, rates: {up: 1.4e-3, down: 0.6e-3}}
          right: {potential: 0, temperature: 0.03, rates: {up: 1.0e-3, down: 1.0e-3}}
        bath: {damping: 0.1, temperature: 0.03}
        """;

    /// <inheritdoc/>
    public override string Name => "pw-fig3";

    /// <inheritdoc/>
    public override string Title => "dI/dV and magnetoresistance of three minority and two majority levels";

    /// <inheritdoc/>
    public override ReproducedFigure Compute(CancellationToken cancellation)
    {
        ModelReading reading = ModelFile.Parse(Model, Name, []);
        GrainModel model = reading.Model!;
        double[] gates = Axis(-1, 4, columns), potentials = Axis(0.02, 5, rows);
        Quantity[] quantities = [.. Paths
            .Select(path => Quantity.TryParse(path, model, out Quantity? quantity, out _) ? quantity! : throw new InvalidOperationException(path))];
        MapResult map = MapRunner.Run(
            new GrainMap
            {
                Columns = columns,
                Rows = rows,
                ModelAt = (column, row) => At(model, gates[column], potentials[row]),
                Quantities = quantities,
                Solver = () => new EliminationSolver(),
            },
            threads: null,
            cancellation);
        var data = new NumpyArchive();
        data.Add("gate", gates);
        data.Add("potential", potentials);
        data.Add("conductance", map.Values[0]);
        data.Add("tmr", map.Values[1]);
        return new ReproducedFigure
        {
            Claims = Claims(map, gates, potentials),
            Data = data,
            Panels = new Dictionary<string, Action<TextWriter>>(StringComparer.Ordinal)
            {
                ["conductance"] = Panel("Differential conductance", "d*I*_{left}/d*μ*_{left}", gates, potentials, map.Values[0], signed: false, Transitions(reading.Document!, cancellation)),
                ["tmr"] = Panel("Magnetoresistance, the magnetisation held", "*I*(0) − *I*(π)", gates, potentials, map.Values[1], signed: true, []),
            },
        };
    }

    private static GrainModel At(GrainModel model, double gate, double potential) => model with
    {
        Grain = model.Grain with { Gate = gate },
        Leads = [model.Leads[0] with { Potential = potential }, model.Leads[1]],
    };

    // The lines a, b, c, ... of the paper, from the spectrum alone.
    private static IReadOnlyList<FigureOverlay> Transitions(ModelDocument document, CancellationToken cancellation)
    {
        MapAxisSpec Read(string name, string text) => MapAxisSpec.Read(name, text, document, new ProblemLog()) ?? throw new InvalidOperationException(text);
        var plane = new AxisPlane(document, Read("--x", "grain.gate=-1:4:2"), Read("--y", "leads.left.potential=0.02:5:2"));
        return MapPicture.OverlaysOf(plane.Lines(wanted: true, cancellation));
    }

    private static double[] Axis(double first, double last, int count) => [.. Enumerable.Range(0, count).Select(i => first + (last - first) * i / (count - 1))];

    private static Action<TextWriter> Panel(string title, string quantity, double[] gates, double[] potentials, double[,] field, bool signed, IReadOnlyList<FigureOverlay> overlays)
    {
        var figure = new HeatMapFigure
        {
            Title = title,
            XAxis = new FigureAxis("gate *V*_g", null, gates),
            YAxis = new FigureAxis("potential *μ*_{left}", null, potentials),
            Field = field,
            Quantity = quantity,
            Signed = signed,
            Overlays = overlays,
        };
        return writer => Svg.Write(figure, writer);
    }

    private static IReadOnlyList<Claim> Claims(MapResult map, double[] gates, double[] potentials)
    {
        double[] few = Lines(map.Values[0], gates, potentials, 0.5), many = Lines(map.Values[0], gates, potentials, 2.5);
        double[] tmr = [.. map.Values[1].Cast<double>().Where(double.IsFinite)];
        double largest = tmr.Max(Math.Abs);
        double[] plain = [.. tmr.Where(value => Math.Abs(value) > 0.01 * largest)];
        double negative = (double)plain.Count(value => value < 0) / plain.Length;
        return
        [
            new Claim("at V_g = 0.5 the lines a, c, e stand alone, one level apart", Match(few, 1.5, 2.5, 3.5), Shown(few)),
            new Claim("at V_g = 2.5 spin accumulation adds b and d at J below c and e", Match(many, 3.56, 3.96, 4.56, 4.96), Shown(many)),
            new Claim("the magnetoresistance is negative almost everywhere", negative > 0.9, $"on {negative:P1} of the plane where it is above 1 % of its largest"),
            Corner(map.Values[1], gates, potentials, 0.01 * largest),
        ];
    }

    private static Claim Corner(double[,] tmr, double[] gates, double[] potentials, double least)
    {
        (double Gate, double Potential)[] positive = [.. Enumerable.Range(0, potentials.Length)
            .SelectMany(row => Enumerable.Range(0, gates.Length).Where(column => tmr[row, column] > least).Select(column => (gates[column], potentials[row])))];
        (double gate, double potential) = positive.Length == 0 ? (0, 0) : (positive.Min(point => point.Gate), positive.Min(point => point.Potential));
        return new Claim(
            "and positive in a corner at high gate and bias, beyond the threshold of the second majority level",
            positive.Length > 0 && gate > 2.7 && potential > 3.5,
            positive.Length == 0 ? "nowhere" : $"from V_g = {gate:F2} and a potential of {potential:F2}");
    }

    private static bool Match(double[] found, params double[] expected) => found.Length == expected.Length && found.Zip(expected).All(pair => Math.Abs(pair.First - pair.Second) < 0.1);

    private static string Shown(double[] lines) => $"lines at {string.Join(", ", lines.Select(line => $"{line:F2}"))}";

    // Potentials of the local maxima of dI/dV above 2 % of the largest in a column.
    private static double[] Lines(double[,] conductance, double[] gates, double[] potentials, double gate)
    {
        int column = Array.IndexOf(gates, gates.MinBy(value => Math.Abs(value - gate)));
        double[] g = [.. Enumerable.Range(0, potentials.Length).Select(row => conductance[row, column])];
        double least = 0.02 * g.Max();
        return [.. Enumerable.Range(1, g.Length - 2).Where(row => g[row] > least && g[row] > g[row - 1] && g[row] >= g[row + 1]).Select(row => potentials[row])];
    }
}
