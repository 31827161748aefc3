using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;
using SpinTorque.Cli.Input;

namespace SpinTorque.Cli.Commands;

/// <summary>What the commands on a model file share: the file, <c>--set</c>, <c>--solver</c>.</summary>
internal sealed class ModelArguments
{
    private readonly Argument<string> _file = new("FILE") { Description = "The model file, YAML or JSON." };

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "Puts another value at a dotted path of the model, such as grain.gate=-0.6; may be repeated.",
        HelpName = "PATH=VALUE",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = static _ => [],
    };

    /// <summary>Adds file and overrides to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_file);
        command.Add(_set);
    }

    /// <summary>The file as given.</summary>
    public string FileName(ParseResult parse) => parse.GetRequiredValue(_file);

    /// <summary>Reads the model; warnings go to standard error.</summary>
    /// <exception cref="CommandFailure">The file is wrong; every mistake is listed.</exception>
    public ModelReading Read(ParseResult parse)
    {
        ModelReading reading = ModelFile.Read(FileName(parse), parse.GetValue(_set) ?? []);
        Report(reading, parse);
        return reading;
    }

    /// <summary>Reads a model of one active level in which temperatures may be zero; warnings go to standard error.</summary>
    /// <exception cref="CommandFailure">The file is wrong, or its grain has no macrospin limit.</exception>
    public ColdModel ReadCold(ParseResult parse)
    {
        ColdModel model = ColdModel.Read(FileName(parse), parse.GetValue(_set) ?? []);
        Report(model.Reading, parse);
        if (MacrospinProblem.Of(model.Reading) is { } problem)
            throw new CommandFailure(ExitCode.BadInput, problem.ToString());
        return model;
    }

    /// <summary>Reads the file of any kind of system; warnings go to standard error.</summary>
    /// <exception cref="CommandFailure">The file is wrong; every mistake is listed.</exception>
    public SystemReading ReadAny(ParseResult parse)
    {
        SystemReading reading = ModelFile.ReadAny(FileName(parse), parse.GetValue(_set) ?? []);
        Report(reading, parse);
        return reading;
    }

    /// <summary>The system of a line that is still being typed; null where there is none yet.</summary>
    public SystemReading? TryRead(ParseResult parse) =>
        parse.GetResult(_file) is { Tokens: [var file, ..] } && ModelFile.ReadAny(file.Value, []) is { Problems.Count: 0 } reading ? reading : null;

    private static void Report(SystemReading reading, ParseResult parse)
    {
        if (reading.Problems.Count > 0)
            throw new CommandFailure(ExitCode.BadInput, reading.Problems.Select(problem => problem.ToString()));
        foreach (Problem warning in reading.Warnings)
            parse.InvocationConfiguration.Error.WriteLine($"{warning.Location}: warning: {warning.Message}");
    }

    /// <summary>An option for a whole number; not read by the culture.</summary>
    public static Option<int> WholeNumber(string name, string description, int least, int fallback, int most = int.MaxValue) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => fallback,
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most)
                return value;
            string range = most == int.MaxValue ? $"of at least {least}" : $"from {least} to {most}";
            result.AddError($"{name} takes a whole number {range}, not '{text}'.");
            return fallback;
        },
    };

    /// <summary>Offers words for completion.</summary>
    public static void Suggest<T>(Option<T> option, IEnumerable<string> words) =>
        option.CompletionSources.Add(_ => words.Select(word => new CompletionItem(word)));
}
