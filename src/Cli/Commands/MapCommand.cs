using System.Collections.Concurrent;
using System.CommandLine;
using System.CommandLine.Completions;
using System.Diagnostics;
using SpinTorque.Cli.Input;
using SpinTorque.Cli.Maps;
using SpinTorque.Cli.Pictures;

namespace SpinTorque.Cli.Commands;

/// <summary><c>map</c>: quantities over one or two axes, with data, description and pictures.</summary>
internal sealed class MapCommand
{
    private readonly ModelArguments _model = new();
    private readonly SolverOptions _solver = new();
    private readonly MapAxes _axes = new(twoAxes: false);
    private readonly PictureOptions _pictures = new();
    private readonly Option<string> _out = Destination.Create("The folder to write; made where it does not exist.", required: true);
    private readonly Option<int> _threads = ModelArguments.WholeNumber("--threads", "Threads; all cores unless given.", 1, Environment.ProcessorCount);

    private readonly Option<string[]> _quantities = new("--quantity", "-q")
    {
        Description = "What to compute, by its path in solve's object; several may follow.",
        HelpName = "NAME",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<bool> _csv = new("--csv") { Description = "Write map.csv too: one row a point." };

    private MapCommand()
    {
        _quantities.CompletionSources.Add(context => QuantityNames(context.ParseResult).Select(name => new CompletionItem(name)));
    }

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var map = new MapCommand();
        var command = new Command("map", "Maps quantities over one or two axes, on all cores; writes map.npz, map.json and a figure of each quantity.")
        {
            map._quantities, map._out, map._threads, map._csv,
        };
        map._axes.AddTo(command);
        map._pictures.AddTo(command);
        map._model.AddTo(command);
        map._solver.AddTo(command);
        command.SetAction((parse, cancellation) => Task.Run(() => map.Run(parse, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parse, CancellationToken cancellation)
    {
        _solver.Check(parse);
        SystemReading reading = _model.ReadAny(parse);
        MapGrid grid = ReadGrid(parse, reading.Document!);
        IMapSubject subject = MapSubjects.Of(reading);
        MapQuantity[] quantities = ReadQuantities(parse, subject);
        string folder = parse.GetRequiredValue(_out);
        bool isNew = Destination.OpenFolder(folder);
        try
        {
            return Run(parse, subject, grid, quantities, cancellation);
        }
        catch when (isNew)
        {
            Destination.RemoveEmptyFolder(folder);
            throw;
        }
    }

    private int Run(ParseResult parse, IMapSubject subject, MapGrid grid, MapQuantity[] quantities, CancellationToken cancellation)
    {
        IMapField field = subject.Field(grid, [.. quantities.Select(quantity => quantity.Name)], () => _solver.Create(parse, threads: 1));
        int threads = parse.GetValue(_threads);
        var tiling = new MapTiling(field.Columns, field.Rows);
        var tiles = new ConcurrentBag<MapTileResult>();
        long began = Stopwatch.GetTimestamp();
        MapProgress.Run(grid.Points, parse.InvocationConfiguration.Error, pointDone =>
            MapRunner.Run(field, tiling.All, tiles.Add, pointDone, threads, cancellation));
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var record = new MapRecord
        {
            File = _model.FileName(parse),
            Reading = subject.Reading,
            Grid = grid,
            Quantities = quantities,
            Result = new MapResult(tiling, field.QuantityCount, tiles),
            Solver = _solver.Name(parse),
            Threads = threads,
            Seconds = seconds,
            Lines = subject.Lines(grid, _pictures.Style(parse).Annotate, cancellation),
        };
        string folder = parse.GetRequiredValue(_out);
        return Report(parse, folder, record, MapFolder.Write(folder, record, _pictures.Style(parse), parse.GetValue(_csv)));
    }

    private MapGrid ReadGrid(ParseResult parse, ModelDocument document)
    {
        (MapAxisSpec x, MapAxisSpec? y) = _axes.Read(parse, document);
        _pictures.Check(parse, isPlane: y is not null);
        return new MapGrid(document, x, y);
    }

    private MapQuantity[] ReadQuantities(ParseResult parse, IMapSubject subject)
    {
        var found = new List<MapQuantity>();
        var problems = new List<string>();
        foreach (string name in parse.GetRequiredValue(_quantities).Distinct(StringComparer.Ordinal))
        {
            if (subject.Find(name, out string problem) is { } quantity)
                found.Add(quantity);
            else
                problems.Add($"--quantity {name}: {problem}");
        }
        return problems.Count == 0 ? [.. found] : throw new CommandFailure(ExitCode.BadInput, problems);
    }

    // With the model's own leads and levels where the line already names a sound file.
    private IEnumerable<string> QuantityNames(ParseResult parse) => _model.TryRead(parse) is { } reading ? MapSubjects.Of(reading).QuantityNames : Quantity.Forms;

    private static int Report(ParseResult parse, string folder, MapRecord record, IReadOnlyList<string> files)
    {
        TextWriter output = parse.InvocationConfiguration.Output;
        int points = record.Points, failures = record.Result.Failures.Count;
        output.WriteLine($"{Counted(points, "point")} in {record.Seconds:G3} s ({Math.Max(1, points / record.Seconds):F0} a second) on {Counted(record.Threads, "thread")}; {failures} failed.");
        output.WriteLine($"{folder}: {string.Join(", ", files)}");
        output.WriteLine(PictureFolder.Rasterise(folder, files));
        if (failures == points)
            throw new CommandFailure(ExitCode.Failed, $"spintorque: every point failed: {record.Result.Failures[0].Reason}");
        if (failures > 0)
            parse.InvocationConfiguration.Error.WriteLine($"warning: {Counted(failures, "point")} failed, the first at column {record.Result.Failures[0].Column}, row {record.Result.Failures[0].Row}: {record.Result.Failures[0].Reason}");
        return ExitCode.Done;
    }

    private static string Counted(int count, string thing) => count == 1 ? $"1 {thing}" : $"{count} {thing}s";
}
