using System.CommandLine;
using SpinTorque.Cli.Input;
using SpinTorque.Cli.Itinerant;

namespace SpinTorque.Cli.Commands;

/// <summary><c>itinerant</c>: an itinerant magnet at one working point.</summary>
internal static class ItinerantCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var model = new ModelArguments();
        var json = new Option<bool>("--json") { Description = "Print one JSON object and nothing else on standard output." };
        var command = new Command("itinerant", "State, stability, currents and noise of an itinerant magnet driven by voltage, heat or microwaves.") { json };
        model.AddTo(command);
        command.SetAction((parse, cancellation) => Task.Run(
            () =>
            {
                ItinerantReading reading = Read(model, parse);
                if (parse.GetValue(json))
                    MagnetJson.Write(reading, parse.InvocationConfiguration.Output);
                else
                    MagnetText.Write(reading, parse.InvocationConfiguration.Output);
                return ExitCode.Done;
            },
            cancellation));
        return command;
    }

    /// <summary>Reads a file that must describe an itinerant magnet.</summary>
    /// <exception cref="CommandFailure">It is wrong, or describes another system.</exception>
    public static ItinerantReading Read(ModelArguments model, ParseResult parse) => model.ReadAny(parse) as ItinerantReading
        ?? throw new CommandFailure(ExitCode.BadInput, $"{model.FileName(parse)}: the file describes another system; this command needs one with 'itinerant'");
}
