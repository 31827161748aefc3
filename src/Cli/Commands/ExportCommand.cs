using System.CommandLine;
using SpinTorque.Cli.Input;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Commands;

/// <summary><c>export</c>: the generator as a Matrix Market file, with a table of its states.</summary>
internal static class ExportCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var model = new ModelArguments();
        Option<string> destination = Destination.Create("The Matrix Market file to write; the states go beside it as .states.csv.", required: true);
        var command = new Command("export", "Writes the generator Q (column j = rates out of state j, Q P = 0) and the labels of its states.") { destination };
        model.AddTo(command);
        command.SetAction((parse, cancellation) => Task.Run(
            () =>
            {
                ModelReading reading = model.Read(parse);
                string path = parse.GetRequiredValue(destination);
                string states = Path.ChangeExtension(path, ".states.csv");
                Destination.CheckFile(path);
                Destination.CheckFile(states);
                MasterEquation equation = MasterEquation.Assemble(reading.Model!);
                cancellation.ThrowIfCancellationRequested();
                Generator generator = equation.Generator();
                AtomicFile.Write(path, stream =>
                {
                    WriteGenerator(generator, reading.Title ?? Path.GetFileName(model.FileName(parse)), stream);
                    AtomicFile.Write(states, labels => StatesCsv.Write(equation.States, labels));
                });
                parse.InvocationConfiguration.Output.WriteLine($"{path}: {generator.StateCount} states, {generator.TransitionCount} transitions; labels in {states}");
                WarnOfUnderflow(generator, parse);
                return ExitCode.Done;
            },
            cancellation));
        return command;
    }

    private static void WriteGenerator(Generator generator, string title, Stream stream)
    {
        using var writer = new StreamWriter(stream, leaveOpen: true);
        MatrixMarket.Write(generator, title.ReplaceLineEndings(" "), writer);
    }

    private static void WarnOfUnderflow(Generator generator, ParseResult parse)
    {
        if (generator.Underflow)
            parse.InvocationConfiguration.Error.WriteLine(
                "warning: some rates lie below 2.2e-308, the end of what a double holds in full; they are left out of the file or have lost digits.");
    }
}
