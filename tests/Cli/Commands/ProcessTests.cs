using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

/// <summary>The program as a process of its own: streams, signals, exit codes.</summary>
public sealed class ProcessTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "spintorque.dll");

    private readonly TemporaryFolder _folder = new();
    private readonly string _model;

    public ProcessTests() => _model = _folder.Write("model.yaml", SmallGrain.Text);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Results_go_to_standard_output_and_messages_to_standard_error()
    {
        (int code, string output, string error) = await Run("dotnet", Program, "solve", _model, "--json");
        Assert.Equal((0, ""), (code, error));
        using (JsonDocument result = JsonDocument.Parse(output))
            Assert.Equal("converged", result.RootElement.At("status").GetString());

        (code, output, error) = await Run("dotnet", [Program, "solve", _model, .. SmallGrain.Reducible]);
        Assert.Equal(1, code);
        Assert.DoesNotContain("closed classes", output, StringComparison.Ordinal);
        Assert.StartsWith("spintorque: the chain has 2 closed classes", error, StringComparison.Ordinal);

        (code, output, error) = await Run("dotnet", Program, "solve", _folder.At("absent.yaml"));
        Assert.Equal((2, ""), (code, output));
        Assert.Contains("there is no such file", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_is_silent_where_standard_error_is_no_terminal()
    {
        (int code, _, string error) = await Run("dotnet", Program, "map", _model, "--x", "grain.gate=0:1:50", "--quantity", "sz", "--out", _folder.At("out"));

        Assert.Equal((0, ""), (code, error));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_ends_a_long_map_with_130_and_its_tiles_kept(string signal)
    {
        if (OperatingSystem.IsWindows())
            return;
        string folder = _folder.At("out"), parts = Path.Combine(folder, ".map");
        using Process process = Start(
            "dotnet", Program, "map", _model, "--x", "grain.gate=0:1:50000", "--y", "leads.left.potential=0:1:5000", "--quantity", "sz", "--out", folder);
        var watch = Stopwatch.StartNew();
        while (!(Directory.Exists(parts) && Directory.EnumerateFiles(parts, "*.part").Any()) && watch.Elapsed < Patience)
            await Task.Delay(20);
        Assert.False(process.HasExited);

        try
        {
            if (signal == "INT" && Ignores(process.Id, bit: 1))
                return; // started in the background, as by nohup: interrupts are not for it
            Assert.Equal(0, (await Run("kill", $"-{signal}", $"{process.Id}")).Code);
            await process.WaitForExitAsync(new CancellationTokenSource(Patience).Token);

            Assert.Equal(130, process.ExitCode);
            Assert.Equal("", await process.StandardOutput.ReadToEndAsync());
            string told = (await process.StandardError.ReadToEndAsync()).Trim();
            Assert.Matches(@"^spintorque: interrupted; [1-9]\d* of 250000000 points are kept in \S+: the same command with --resume continues\.$", told);
            Assert.Equal(parts, Assert.Single(Directory.GetFileSystemEntries(folder)));
        }
        finally
        {
            process.Kill();
            process.WaitForExit();
        }
    }

    [Theory]
    [InlineData("solve \"$2\" --json")]
    [InlineData("--help")]
    [InlineData("chain \"$3\" --json")]
    public async Task A_reader_that_has_gone_is_no_reason_for_a_stack_trace(string command)
    {
        if (OperatingSystem.IsWindows())
            return;
        CommandRun.Good("export", _model, "--out", _folder.At("chain.mtx"));

        (_, _, string error) = await Run("sh", "-c", $"dotnet \"$1\" {command} | true", "sh", Program, _model, _folder.At("chain.mtx"));

        Assert.DoesNotContain("Unhandled", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_device_is_an_error()
    {
        if (!File.Exists("/dev/full"))
            return;

        (int code, _, string error) = await Run("sh", "-c", "dotnet \"$1\" solve \"$2\" --json > /dev/full", "sh", Program, _model);

        Assert.Equal(1, code);
        Assert.StartsWith("spintorque: ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> Run(string program, params string[] arguments)
    {
        using Process process = Start(program, arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(new CancellationTokenSource(Patience).Token);
        return (process.ExitCode, await output, await error);
    }

    private static bool Ignores(int process, int bit)
    {
        string status = $"/proc/{process}/status";
        string? mask = File.Exists(status) ? File.ReadLines(status).FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) : null;
        return mask is not null && (Convert.ToUInt64(mask[7..].Trim(), 16) >> bit & 1) != 0;
    }

    private static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
}
