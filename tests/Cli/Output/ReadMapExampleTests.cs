using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using SpinTorque.Tests.Cli.Commands;
using Xunit;

namespace SpinTorque.Tests.Cli.Output;

public sealed class ReadMapExampleTests
{
    private static readonly string? Python = ((string[])["python3", "/usr/bin/python3"]).FirstOrDefault(python => Run(python, "-c", "import numpy").Code == 0);

    [SkippableFact]
    public void NumPy_reads_a_map_as_the_example_shows()
    {
        Skip.If(Python is null, "No Python with NumPy is installed (Debian: python3-numpy).");
        using var folder = new TemporaryFolder();
        CommandRun.Good(
            "map", folder.Write("model.yaml", SmallGrain.Text), "--x", "grain.gate=-1:2:7", "--y", "leads.left.potential=-2:4:5", "--quantity", "current.left",
            "--out", folder.At("out"));
        double[] current = NpzFile.Read(folder.At("out/map.npz"))["current.left.npy"].Elements;

        (int code, string output) = Run(Python!, Path.Combine(Repository.Folder, "examples", "read_map.py"), folder.At("out"));

        Assert.Equal(0, code);
        Assert.Contains("grain.gate: 7 values from -1.0 to 2.0", output, StringComparison.Ordinal);
        Match range = Regex.Match(output, @"current\.left: \(5, 7\), from (?<least>\S+) to (?<most>\S+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10));
        Assert.Equal((current.Min(), current.Max()), (Number(range.Groups["least"].Value), Number(range.Groups["most"].Value)));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static (int Code, string Output) Run(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (-1, "");
        }
    }
}
