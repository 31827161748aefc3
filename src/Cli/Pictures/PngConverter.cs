using System.ComponentModel;
using System.Diagnostics;

namespace SpinTorque.Cli.Pictures;

/// <summary>A program on this machine that turns an SVG into a PNG: rsvg-convert, else a headless chromium.</summary>
internal sealed record PngConverter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome"];
    private static readonly Lazy<PngConverter?> First = new(Find);

    private PngConverter(string program, bool isBrowser) => (Program, IsBrowser) = (program, isBrowser);

    /// <summary>The program; null where there is none.</summary>
    public static PngConverter? Found => First.Value;

    /// <summary>The path of the program.</summary>
    public string Program { get; }

    /// <summary>The name of the program.</summary>
    public string Name => Path.GetFileNameWithoutExtension(Program);

    private bool IsBrowser { get; }

    /// <summary>A headless browser of this machine; null where there is none.</summary>
    public static string? Browser => Browsers.Select(OnPath).FirstOrDefault(path => path is not null);

    /// <summary>Options with which a browser runs without a screen; its sandbox is not for the superuser.</summary>
    public static IEnumerable<string> Headless =>
        ["--headless", "--disable-gpu", "--hide-scrollbars", .. Environment.IsPrivilegedProcess ? (string[])["--no-sandbox"] : []];

    /// <summary>Makes the PNG beside a figure, twice as fine as its pixels.</summary>
    /// <param name="figure">Path of the SVG.</param>
    /// <param name="width">Width of the figure in pixels.</param>
    /// <param name="height">Height of the figure in pixels.</param>
    /// <returns>False where the program failed; then there is no file.</returns>
    public bool Convert(string figure, double width, double height)
    {
        string png = Path.ChangeExtension(Path.GetFullPath(figure), ".png"), unfinished = $"{png}.part";
        string[] arguments = IsBrowser
            ? [.. Headless, "--force-device-scale-factor=2", $"--window-size={Math.Ceiling(width)},{Math.Ceiling(height)}", $"--screenshot={unfinished}", new Uri(Path.GetFullPath(figure)).AbsoluteUri]
            : ["--zoom=2", $"--output={unfinished}", Path.GetFullPath(figure)];
        bool done = Run(arguments) && File.Exists(unfinished);
        if (done)
            File.Move(unfinished, png, overwrite: true);
        else
            File.Delete(unfinished);
        return done;
    }

    private static PngConverter? Find() => OnPath("rsvg-convert") is { } rsvg ? new PngConverter(rsvg, isBrowser: false)
        : Browser is { } browser ? new PngConverter(browser, isBrowser: true)
        : null;

    private static string? OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => new[] { Path.Combine(folder, program), Path.Combine(folder, program + ".exe") })
        .FirstOrDefault(File.Exists);

    private bool Run(string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(Program, arguments) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.ErrorDataReceived += static (_, _) => { };
            process.OutputDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            process.BeginOutputReadLine();
            if (process.WaitForExit(Patience))
                return process.ExitCode == 0;
            process.Kill(entireProcessTree: true);
        }
        catch (Exception problem) when (problem is Win32Exception or InvalidOperationException)
        {
            return false;
        }
        return false;
    }
}
