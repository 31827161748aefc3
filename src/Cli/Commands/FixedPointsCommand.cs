using System.CommandLine;
using SpinTorque.Cli.Input;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Commands;

/// <summary><c>fixed-points</c>: where the magnetisation of a grain with one active level can stay.</summary>
internal static class FixedPointsCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var model = new ModelArguments();
        var json = new Option<bool>("--json") { Description = "Print one JSON object and nothing else on standard output." };
        var command = new Command("fixed-points", "Stable and unstable states of the magnetisation of a grain with one level, in the limit of large spin; temperatures may be zero.") { json };
        model.AddTo(command);
        command.SetAction((parse, cancellation) => Task.Run(
            () =>
            {
                ColdModel cold = model.ReadCold(parse);
                NanomagnetEquation equation = cold.Equation();
                TextWriter output = parse.InvocationConfiguration.Output;
                if (parse.GetValue(json))
                    FixedPointReport.WriteJson(equation, output);
                else
                    FixedPointReport.WriteText(equation, cold.Reading.Units, output);
                return ExitCode.Done;
            },
            cancellation));
        return command;
    }
}
