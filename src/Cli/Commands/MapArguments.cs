using System.CommandLine;
using System.CommandLine.Completions;
using SpinTorque.Cli.Input;
using SpinTorque.Cli.Maps;

namespace SpinTorque.Cli.Commands;

/// <summary>What a map is of: file, axes, quantities, method.</summary>
internal sealed class MapArguments
{
    private readonly ModelArguments _model = new();
    private readonly SolverOptions _solver = new();
    private readonly PrecisionOptions _precision = new();
    private readonly MapAxes _axes = new(twoAxes: false);

    private readonly Option<string[]> _quantities = new("--quantity", "-q")
    {
        Description = "What to compute, by its path in solve's object; several may follow.",
        HelpName = "NAME",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _angles = new($"--{TurnedAngles.Name}")
    {
        Description = "The angles between which tmr quantities turn their lead, in degrees; 0:180 unless given.",
        HelpName = "FIRST:SECOND",
        CustomParser = static result =>
        {
            string text = result.Tokens[0].Value;
            if (!TurnedAngles.TryParse(text, out _))
                result.AddError($"--{TurnedAngles.Name} takes FIRST:SECOND, two different angles in degrees such as 0:90, not '{text}'.");
            return text;
        },
    };

    public MapArguments() =>
        _quantities.CompletionSources.Add(context => QuantityNames(context.ParseResult).Select(name => new CompletionItem(name)));

    /// <summary>Adds axes and quantities, then <paramref name="more"/>, then what all commands on a model share.</summary>
    public void AddTo(Command command, params Action<Command>[] more)
    {
        _axes.AddTo(command);
        command.Add(_quantities);
        command.Add(_angles);
        foreach (Action<Command> add in more)
            add(command);
        _model.AddTo(command);
        _solver.AddTo(command);
        _precision.AddTo(command);
    }

    /// <summary>Reads the map asked for.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="check">Called with true where there are two axes, before quantities are read.</param>
    /// <returns>The map, and what computes its points.</returns>
    /// <exception cref="CommandFailure">The file, an axis or a quantity is wrong; every mistake is listed.</exception>
    public (MapJob Job, IMapField Field) Read(ParseResult parse, Action<bool> check)
    {
        _solver.Check(parse);
        SystemReading reading = _model.ReadAny(parse);
        (MapAxisSpec x, MapAxisSpec? y) = _axes.Read(parse, reading.Document!);
        check(y is not null);
        var grid = new MapGrid(reading.Document!, x, y);
        Dictionary<string, string> options = Options(parse);
        IMapSubject subject = MapSubjects.Of(reading, options);
        MapQuantity[] quantities = ReadQuantities(parse, subject);
        IMapField field = subject.Field(grid, [.. quantities.Select(quantity => quantity.Name)], () => _solver.Create(parse, threads: 1));
        field = _precision.ApplyTo(field, parse);
        var job = new MapJob
        {
            Specification = MapSpecification.Of(_model.FileName(parse), grid, reading.Document!, quantities, options, MapTiling.Of(field)),
            Subject = subject,
            Grid = grid,
            Quantities = quantities,
        };
        return (job, field);
    }

    private Dictionary<string, string> Options(ParseResult parse)
    {
        var options = new Dictionary<string, string>(_precision.Given(parse), StringComparer.Ordinal) { [MapJob.SolverOption] = _solver.Name(parse) };
        if (_solver.MaxIterations(parse) is { } most)
            options["max-iterations"] = $"{most}";
        if (parse.GetValue(_angles) is { } angles)
            options[TurnedAngles.Name] = angles;
        return options;
    }

    private MapQuantity[] ReadQuantities(ParseResult parse, IMapSubject subject)
    {
        var found = new List<MapQuantity>();
        var problems = new List<string>();
        IEnumerable<string> asked = parse.GetRequiredValue(_quantities);
        if (parse.GetValue(_angles) is { } angles && !asked.Any(TurnedAngles.Turns))
            problems.Add($"--{TurnedAngles.Name} {angles}: none of the quantities turns a lead; ask for tmr.LEAD.difference or tmr.LEAD.ratio, or leave it out");
        foreach (string name in (subject is GrainSubject ? _precision.With(asked, parse) : asked).Distinct(StringComparer.Ordinal))
        {
            if (subject.Find(name, out string problem) is { } quantity)
                found.Add(quantity);
            else
                problems.Add($"--quantity {name}: {(Meant(name, subject.QuantityNames) is { } meant ? $"'{name}' is no quantity of this model; did you mean '{meant}'?" : problem)}");
        }
        return problems.Count == 0 ? [.. found] : throw new CommandFailure(ExitCode.BadInput, problems);
    }

    // Where no quantity begins with the same word; else what is wrong lies further on.
    private static string? Meant(string name, IEnumerable<string> names) =>
        names.Any(other => string.Equals(FirstWord(other), FirstWord(name), StringComparison.Ordinal)) ? null : NearestName.Of(name, names);

    private static string FirstWord(string name) => name.Split('.', '[')[0];

    // With the model's own leads and levels where the line already names a sound file.
    private IEnumerable<string> QuantityNames(ParseResult parse) => _model.TryRead(parse) is { } reading ? MapSubjects.Of(reading).QuantityNames : Quantity.Forms;
}
