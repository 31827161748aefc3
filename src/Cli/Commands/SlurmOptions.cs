using System.CommandLine;
using SpinTorque.Cli.Maps;

namespace SpinTorque.Cli.Commands;

/// <summary>The options that run a map on a cluster under Slurm.</summary>
internal sealed class SlurmOptions
{
    private readonly Option<bool> _slurm = new("--slurm") { Description = "Submits the map to Slurm: a job array of shares, and a job that merges them." };
    private readonly Option<bool> _dry = new("--slurm-dry") { Description = "Writes the scripts of --slurm and submits nothing." };
    private readonly Option<int> _tasks = ModelArguments.WholeNumber("--slurm-tasks", "Shares, a task each.", 1, 8);
    private readonly Option<string> _partition = Text("--slurm-partition", "sbatch --partition.", "NAME");
    private readonly Option<string> _time = Text("--slurm-time", "sbatch --time, of each task.", "TIME");
    private readonly Option<string> _memory = Text("--slurm-memory", "sbatch --mem, of each task.", "SIZE");

    private readonly Option<string[]> _arguments = new("--slurm-argument")
    {
        Description = "Any further argument of sbatch, such as --slurm-argument=--qos=long; may be repeated.",
        HelpName = "ARGUMENT",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private Option[] All => [_slurm, _dry, _tasks, _partition, _time, _memory, _arguments];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in All)
            command.Add(option);
    }

    /// <summary>True where the map is for a cluster.</summary>
    public bool IsWanted(ParseResult parse) => parse.GetValue(_slurm) || parse.GetValue(_dry);

    /// <summary>Checks the options together.</summary>
    /// <exception cref="CommandFailure">They contradict each other.</exception>
    public void Check(ParseResult parse, MapRunOptions run)
    {
        if (!IsWanted(parse) && All.FirstOrDefault(option => parse.GetResult(option) is { Implicit: false }) is { } lone)
            throw new CommandFailure(ExitCode.BadInput, $"{lone.Name} belongs to --slurm; add that, or leave it out");
        if (IsWanted(parse) && run.Shard(parse) is not null)
            throw new CommandFailure(ExitCode.BadInput, "--slurm makes the shares itself; leave out --shard, and say how many with --slurm-tasks");
        if (Arguments(parse).FirstOrDefault(argument => argument.Any(char.IsControl)) is { } broken)
            throw new CommandFailure(ExitCode.BadInput, $"'{broken}' is no argument of sbatch: it has more than one line");
    }

    /// <summary>Writes the scripts and submits them unless only the scripts are wanted.</summary>
    public int Submit(ParseResult parse, string folder, MapRunOptions run, MapFileOptions files)
    {
        var job = new SlurmJob
        {
            Folder = folder,
            Program = Program(),
            Map = [.. GivenWords.Without(parse, [.. All, .. run.OfOneProcess])],
            Figures = [.. files.Given(parse)],
            Tasks = parse.GetValue(_tasks),
            Threads = run.ThreadsGiven(parse) ?? 1,
            Arguments = [.. Arguments(parse)],
        };
        string share = Write(folder, "share.sh", job.ShareScript()), merge = Write(folder, "merge.sh", job.MergeScript());
        TextWriter output = parse.InvocationConfiguration.Output;
        if (parse.GetValue(_dry))
        {
            output.WriteLine($"submit with: job=$(sbatch --parsable {share}) && sbatch --dependency=afterok:$job --kill-on-invalid-dep=yes {merge}");
            return ExitCode.Done;
        }
        string array = Sbatch.Submit(share), last = Sbatch.Submit($"--dependency=afterok:{array}", "--kill-on-invalid-dep=yes", merge);
        output.WriteLine($"job {array}: {job.Tasks} shares; job {last}: merge, when all have ended well. Logs: {Path.Combine(folder, "slurm")}");
        output.WriteLine("the same command with --resume submits again what did not end well");
        return ExitCode.Done;
    }

    private IEnumerable<string> Arguments(ParseResult parse)
    {
        foreach ((Option<string> option, string name) in new[] { (_partition, "partition"), (_time, "time"), (_memory, "mem") })
        {
            if (parse.GetValue(option) is { } value)
                yield return $"--{name}={value}";
        }
        foreach (string argument in parse.GetValue(_arguments) ?? [])
            yield return argument;
    }

    private static Option<string> Text(string name, string description, string form) => new(name) { Description = description, HelpName = form };

    private static string Write(string folder, string name, string text)
    {
        string scripts = Path.Combine(folder, "slurm"), file = Path.Combine(scripts, name);
        _ = Directory.CreateDirectory(scripts);
        File.WriteAllText(file, text);
        return file;
    }

    // The program itself, or the runtime and the program's file.
    private static string[] Program()
    {
        string file = typeof(SlurmOptions).Assembly.Location, running = Environment.ProcessPath ?? "dotnet";
        string name = Path.GetFileNameWithoutExtension(running);
        if (file.Length == 0 || string.Equals(name, Path.GetFileNameWithoutExtension(file), StringComparison.Ordinal))
            return [running];
        return [name == "dotnet" ? running : "dotnet", file];
    }
}
