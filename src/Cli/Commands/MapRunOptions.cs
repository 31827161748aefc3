using System.CommandLine;
using SpinTorque.Cli.Maps;

namespace SpinTorque.Cli.Commands;

/// <summary>How a map is run: threads, share, what to do with an unfinished map, how progress is told.</summary>
internal sealed class MapRunOptions
{
    private readonly Option<int> _threads = ModelArguments.WholeNumber("--threads", "Threads; all cores unless given.", 1, Environment.ProcessorCount);
    private readonly Option<bool> _resume = new("--resume") { Description = "Continues the unfinished map of the folder; begins one where there is none." };
    private readonly Option<bool> _overwrite = new("--overwrite") { Description = "Discards the unfinished map of the folder." };
    private readonly Option<bool> _json = new("--json-progress") { Description = "Tells progress as JSON on standard error, an object on a line twice a second." };

    private readonly Option<MapShard?> _shard = new("--shard")
    {
        Description = "Computes one share of several and leaves the files to 'map merge'.",
        HelpName = "I/N",
        CustomParser = static result =>
        {
            string text = result.Tokens[0].Value;
            if (MapShard.TryParse(text, out MapShard shard))
                return shard;
            result.AddError($"--shard takes I/N, the I-th of N shares such as 1/8, not '{text}'.");
            return null;
        },
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_threads);
        command.Add(_shard);
        command.Add(_resume);
        command.Add(_overwrite);
        command.Add(_json);
    }

    /// <summary>Options that a cluster's tasks are given by other means.</summary>
    public IEnumerable<Option> OfOneProcess => [_threads, _shard, _resume, _overwrite, _json];

    /// <summary>Threads.</summary>
    public int Threads(ParseResult parse) => parse.GetValue(_threads);

    /// <summary>Threads where the line names them, else null.</summary>
    public int? ThreadsGiven(ParseResult parse) => parse.GetResult(_threads) is { Implicit: false } ? Threads(parse) : null;

    /// <summary>The share; null where the line names none.</summary>
    public MapShard? Shard(ParseResult parse) => parse.GetValue(_shard);

    /// <summary>What is to become of an unfinished map in the folder.</summary>
    /// <exception cref="CommandFailure">Two options contradict each other.</exception>
    public PartClaim Claim(ParseResult parse, string folder)
    {
        (bool resume, bool overwrite) = (parse.GetValue(_resume), parse.GetValue(_overwrite));
        if (resume && overwrite)
            throw new CommandFailure(ExitCode.BadInput, "--overwrite discards what --resume would continue; give one of them");
        if (overwrite && Shard(parse) is { IsWhole: false })
        {
            throw new CommandFailure(
                ExitCode.BadInput, "--overwrite with --shard would discard the other shares as well; name another folder, or remove its .map first");
        }
        return new PartClaim(folder, Shard(parse) ?? MapShard.Whole, resume, overwrite);
    }

    /// <summary>How progress is told.</summary>
    public IProgressDisplay Progress(ParseResult parse)
    {
        TextWriter error = parse.InvocationConfiguration.Error;
        return parse.GetValue(_json) ? new JsonProgress(error) : BarProgress.On(error);
    }
}
