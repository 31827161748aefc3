using System.Text.Json;
using SpinTorque.Cli.Commands;
using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

/// <summary>One command line run inside the test: its exit code and all it wrote.</summary>
internal sealed record CommandRun(int Code, string Output, string Error)
{
    public static CommandRun Of(params string[] arguments) => Of(CancellationToken.None, arguments);

    public static CommandRun Of(CancellationToken cancellation, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int code = SpinTorqueCommand.RunAsync(arguments, output, error, cancellation).GetAwaiter().GetResult();
        return new CommandRun(code, output.ToString(), error.ToString());
    }

    /// <summary>The run of a command that must succeed in silence.</summary>
    public static CommandRun Good(params string[] arguments)
    {
        CommandRun run = Of(arguments);
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.Code);
        return run;
    }

    /// <summary>The lines of standard error.</summary>
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Standard output as the one JSON object it must be.</summary>
    public JsonElement Json
    {
        get
        {
            using JsonDocument document = JsonDocument.Parse(Output);
            Assert.Equal(JsonValueKind.Object, document.RootElement.ValueKind);
            return document.RootElement.Clone();
        }
    }
}
