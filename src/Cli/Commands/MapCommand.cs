using System.CommandLine;
using SpinTorque.Cli.Maps;

namespace SpinTorque.Cli.Commands;

/// <summary><c>map</c>: quantities over one or two axes, with data, description and pictures.</summary>
internal sealed class MapCommand
{
    private readonly MapArguments _map = new();
    private readonly MapRunOptions _run = new();
    private readonly MapFileOptions _files = new();
    private readonly SlurmOptions _slurm = new();
    private readonly Option<string> _out = Destination.Create("The folder to write; made where it does not exist.", required: true);

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var map = new MapCommand();
        var command = new Command("map", "Maps quantities over one or two axes, on all cores; writes map.npz, map.json and a figure of each quantity.");
        map._map.AddTo(command, added => added.Add(map._out), map._run.AddTo, map._files.AddTo, map._slurm.AddTo);
        command.Add(MapMergeCommand.Create());
        command.SetAction((parse, cancellation) => Task.Run(() => map.Run(parse, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parse, CancellationToken cancellation)
    {
        (MapJob job, IMapField field) = _map.Read(parse, isPlane => _files.Check(parse, isPlane));
        string folder = parse.GetRequiredValue(_out);
        PartClaim claim = _run.Claim(parse, folder);
        _slurm.Check(parse, _run);
        bool isNew = Destination.OpenFolder(folder);
        try
        {
            if (claim.IsFinished(job.Specification))
            {
                parse.InvocationConfiguration.Output.WriteLine($"{folder}: this map is finished.");
                return ExitCode.Done;
            }
            return _slurm.IsWanted(parse) ? Submit(parse, claim, job) : Run(parse, claim, job, field, cancellation);
        }
        catch when (isNew)
        {
            Destination.RemoveEmptyFolder(folder);
            throw;
        }
    }

    private int Run(ParseResult parse, PartClaim claim, MapJob job, IMapField field, CancellationToken cancellation)
    {
        int threads = _run.Threads(parse);
        MapNeeds.Of(field, threads).Check(MapNeeds.FreeMemory(), MapNeeds.FreeDisk(claim.Folder), claim.Folder);
        TextWriter output = parse.InvocationConfiguration.Output, error = parse.InvocationConfiguration.Error;
        (PartLock held, MapSpecification begun) = claim.Take(job.Specification);
        job = job with { Specification = begun };
        bool share = _run.Shard(parse) is not null;
        var run = new MapRun
        {
            Job = job,
            Field = field,
            Parts = claim.Parts,
            Shard = claim.Shard,
            KeepsParts = share,
            Threads = threads,
            Progress = _run.Progress(parse),
        };
        PublishedMap? finished = null;
        try
        {
            using (held)
            {
                FinishedTiles before = job.Load([claim.Parts], error);
                run.Compute(before, tiles => finished = share ? null : _files.Write(parse, claim.Folder, job, tiles, cancellation), cancellation);
            }
        }
        catch when (claim.Shard.IsWhole && !claim.Parts.Shards.Any())
        {
            claim.Parts.Remove();
            throw;
        }
        if (finished is not { } map)
            return MapReport.Share(claim, run.Meter!, threads, output);
        claim.Parts.Remove();
        return MapReport.Whole(claim.Folder, map, run.Meter!, threads, output, error);
    }

    private int Submit(ParseResult parse, PartClaim claim, MapJob job)
    {
        claim.Take(job.Specification).Lock.Dispose();
        return _slurm.Submit(parse, claim.Folder, _run, _files);
    }
}
