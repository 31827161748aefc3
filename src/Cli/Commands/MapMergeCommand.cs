using System.CommandLine;
using SpinTorque.Cli.Maps;

namespace SpinTorque.Cli.Commands;

/// <summary><c>map merge</c>: the files of a map from its shares.</summary>
internal sealed class MapMergeCommand
{
    private readonly MapFileOptions _files = new();
    private readonly Argument<string[]> _folders = new("DIR")
    {
        Description = "The folders of the shares; one where all were written into the same.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _out = Destination.Create("The folder to write. [default: the first DIR]", required: false);

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var merge = new MapMergeCommand();
        var command = new Command("merge", "Puts the shares of a map together; the files are those of a map computed at once.") { merge._folders, merge._out };
        merge._files.AddTo(command);
        command.SetAction((parse, cancellation) => Task.Run(() => merge.Run(parse, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parse, CancellationToken cancellation)
    {
        string[] folders = [.. parse.GetRequiredValue(_folders).DistinctBy(folder => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)), StringComparer.Ordinal)];
        string destination = parse.GetValue(_out) ?? folders[0];
        TextWriter output = parse.InvocationConfiguration.Output, error = parse.InvocationConfiguration.Error;
        PartFolder[] shares = [.. folders.Select(folder => new PartFolder(folder))];
        if (shares.All(share => !share.IsBegun) && File.Exists(Path.Combine(destination, MapFolder.Description)))
        {
            output.WriteLine($"{destination}: this map is finished.");
            return ExitCode.Done;
        }
        MapJob job = MapJob.Of(SpecificationOf(folders, shares));
        _files.Check(parse, job.Grid.Y is not null);
        bool isNew = Destination.OpenFolder(destination);
        try
        {
            return MapReport.Files(destination, Merge(parse, job, shares, destination, cancellation), output, error);
        }
        catch when (isNew)
        {
            Destination.RemoveEmptyFolder(destination);
            throw;
        }
    }

    private PublishedMap Merge(ParseResult parse, MapJob job, PartFolder[] shares, string destination, CancellationToken cancellation)
    {
        var parts = new PartFolder(destination);
        bool inPlace = shares.Any(share => string.Equals(Path.GetFullPath(share.Path), Path.GetFullPath(parts.Path), StringComparison.Ordinal));
        if (parts.IsBegun && !inPlace)
        {
            throw new CommandFailure(
                ExitCode.BadInput, $"--out {destination}: it holds a map that is not finished and not among those to be merged; name another folder");
        }
        PartLock[] held = [.. shares.Select(share => PartLock.Take(share, MapShard.Whole))];
        PublishedMap merged;
        try
        {
            FinishedTiles tiles = job.Load(shares, parse.InvocationConfiguration.Error);
            MissingTiles.Check(job.Tiling, tiles, shares.SelectMany(share => share.Shards));
            merged = _files.Write(parse, destination, job, tiles, cancellation);
        }
        finally
        {
            foreach (PartLock one in held)
                one.Dispose();
        }
        parts.Remove();
        return merged;
    }

    // One map, whose shares they all are.
    private static MapSpecification SpecificationOf(string[] folders, PartFolder[] shares)
    {
        MapSpecification? first = null;
        for (int k = 0; k < shares.Length; k++)
        {
            MapSpecification specification = shares[k].Specification()
                ?? throw new CommandFailure(
                    ExitCode.BadInput, $"{folders[k]}: it holds no share of a map; 'spintorque map ... --shard I/N --out {folders[k]}' writes one");
            first ??= specification;
            string[] differences = [.. first.DifferencesTo(specification)];
            if (differences.Length == 0)
                continue;
            throw new CommandFailure(
                ExitCode.BadInput,
                [$"{folders[k]}: it holds a share of another map than {folders[0]}; there -> here:", .. differences.Select(line => $"  {line}")]);
        }
        return first!;
    }
}
