using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;

namespace SpinTorque.Cli.Commands;

/// <summary>The command line: parses, runs, and turns every failure into a message and an exit code.</summary>
internal static class SpinTorqueCommand
{
    private static readonly TimeSpan GraceAfterInterrupt = TimeSpan.FromSeconds(20);

    /// <summary>Runs one command line.</summary>
    /// <param name="arguments">The words after the program's name.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="cancellation">Interrupts the work.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(
        string[] arguments, TextWriter output, TextWriter error, CancellationToken cancellation = default)
    {
        // flows to every thread of the command and to nobody else
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        RootCommand root = Build();
        ParseResult parse = root.Parse(arguments);
        if (parse.Errors.Count > 0 && parse.Action is not HelpWithExamples)
        {
            foreach (string message in parse.Errors.Select(problem => problem.Message).Distinct(StringComparer.Ordinal))
                await error.WriteLineAsync(Printable($"spintorque: {message}")).ConfigureAwait(false);
            await error.WriteLineAsync($"Try 'spintorque {HelpPath(parse)}--help'.").ConfigureAwait(false);
            return ExitCode.BadInput;
        }
        var configuration = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = GraceAfterInterrupt,
        };
        return await InvokeAsync(parse, configuration, cancellation).ConfigureAwait(false);
    }

    private static async Task<int> InvokeAsync(ParseResult parse, InvocationConfiguration configuration, CancellationToken cancellation)
    {
        try
        {
            return await parse.InvokeAsync(configuration, cancellation).ConfigureAwait(false);
        }
        catch (CommandFailure failure)
        {
            foreach (string message in failure.Messages)
                await configuration.Error.WriteLineAsync(Printable(message)).ConfigureAwait(false);
            return failure.ExitCode;
        }
        catch (OperationCanceledException)
        {
            await configuration.Error.WriteLineAsync("spintorque: interrupted.").ConfigureAwait(false);
            return ExitCode.Interrupted;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            await configuration.Error.WriteLineAsync(Printable($"spintorque: {failure.Message}")).ConfigureAwait(false);
            return failure is ArgumentException ? ExitCode.BadInput : ExitCode.Failed;
        }
        catch (OutOfMemoryException)
        {
            await configuration.Error.WriteLineAsync("spintorque: not enough memory for this problem.").ConfigureAwait(false);
            return ExitCode.Failed;
        }
    }

    /// <summary>All commands.</summary>
    internal static RootCommand Build()
    {
        var root = new RootCommand("Single electrons tunnelling through a ferromagnetic nanometre grain: stationary states, currents, conductance, noise and maps.")
        {
            SolveCommand.Create(),
            MapCommand.Create(),
            PlotCommand.Create(),
            SpectrumCommand.Create(),
            ExportCommand.Create(),
            ChainCommand.Create(),
            FixedPointsCommand.Create(),
            PhaseCommand.Create(),
            HysteresisCommand.Create(),
            LandauLifshitzCommand.Create(),
            ProfileCommand.Create(),
            ItinerantCommand.Create(),
            StabilityCommand.Create(),
            MotionCommand.Create(),
            ScatteringCommand.Create(),
            ReproduceCommand.Create(),
            CompareCommand.Create(),
            CompletionCommand.Create(),
        };
        // the default help option would take /h, which may be a file
        root.Options.Remove(root.Options.OfType<HelpOption>().Single());
        var help = new HelpOption("--help", "-h", "-?");
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        root.Options.Add(help);
        return root;
    }

    // What is quoted from files and arguments can neither break a line nor steer a terminal.
    private static string Printable(string message) => string.Concat(message.Select(letter => char.IsControl(letter) ? ' ' : letter));

    private static string HelpPath(ParseResult parse) => parse.CommandResult.Command is RootCommand ? "" : parse.CommandResult.Command.Name + " ";
}
