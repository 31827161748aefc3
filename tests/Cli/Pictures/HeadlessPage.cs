using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using SpinTorque.Cli.Pictures;
using SpinTorque.Tests.Cli.Commands;
using Xunit;

namespace SpinTorque.Tests.Cli.Pictures;

/// <summary>A page in a headless chromium, with the pointer and keys that a user has, by the browser's own debugging protocol.</summary>
internal sealed partial class HeadlessPage : IAsyncDisposable
{
    private readonly TemporaryFolder _profile = new();
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(120));
    private readonly ClientWebSocket _socket = new();
    private readonly Process _browser;
    private int _messages;

    private HeadlessPage(string address) => _browser = Process.Start(
        new ProcessStartInfo(PngConverter.Browser!, [.. PngConverter.Headless, $"--user-data-dir={_profile.Path}", "--remote-debugging-port=0", "--window-size=1400,900", address])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;

    /// <summary>Opens a page and waits until its script has run.</summary>
    public static async Task<HeadlessPage> Open(string address)
    {
        var page = new HeadlessPage(address);
        string line = "";
        while (!Listening().IsMatch(line))
            line = await page._browser.StandardError.ReadLineAsync(page._patience.Token) ?? throw new InvalidOperationException("The browser ended before it listened.");
        _ = page._browser.StandardError.ReadToEndAsync(page._patience.Token);
        using var web = new HttpClient();
        string target = "";
        while (target.Length == 0)
        {
            using JsonDocument targets = JsonDocument.Parse(await web.GetStringAsync(new Uri($"http://{Listening().Match(line).Groups["host"].Value}/json/list"), page._patience.Token));
            // the browser begins with an empty page
            target = targets.RootElement.EnumerateArray().Where(one => one.At("url").GetString()!.StartsWith("file:", StringComparison.Ordinal)).Select(one => one.At("webSocketDebuggerUrl").GetString()!).FirstOrDefault("");
            await Task.Delay(20, page._patience.Token);
        }
        await page._socket.ConnectAsync(new Uri(target), page._patience.Token);
        while (await page.Value("document.readyState + location.protocol") != "completefile:")
            await Task.Delay(20, page._patience.Token);
        return page;
    }

    /// <summary>What an expression of the page's script, or the promise that it is, comes to, as text.</summary>
    public async Task<string> Value(string expression)
    {
        JsonElement answer = await Send("Runtime.evaluate", new { expression = $"Promise.resolve({expression}).then(String)", awaitPromise = true });
        return answer.At("result.value").GetString()!;
    }

    /// <summary>Moves the pointer to a place in an element, by its first of a kind inside: parts of its width from the left and of its height from above.</summary>
    public Task Move(string selector, double across, double down) => Mouse("mouseMoved", selector, across, down, 0);

    /// <summary>Clicks there.</summary>
    public async Task Click(string selector, double across, double down)
    {
        await Mouse("mouseMoved", selector, across, down, 0);
        await Mouse("mousePressed", selector, across, down, 1);
        await Mouse("mouseReleased", selector, across, down, 1);
    }

    /// <summary>Turns the wheel there, away from the user.</summary>
    public async Task Wheel(string selector, double across, double down)
    {
        (double x, double y) = await Place(selector, across, down);
        _ = await Send("Input.dispatchMouseEvent", new { type = "mouseWheel", x, y, deltaX = 0, deltaY = -100 });
    }

    /// <summary>Presses a key.</summary>
    public async Task Key(string key)
    {
        string text = key.Length == 1 ? key : "";
        _ = await Send("Input.dispatchKeyEvent", new { type = "keyDown", key, text });
        _ = await Send("Input.dispatchKeyEvent", new { type = "keyUp", key });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _browser.Kill(entireProcessTree: true);
        await _browser.WaitForExitAsync();
        _browser.Dispose();
        _patience.Dispose();
        _profile.Dispose();
    }

    private async Task Mouse(string type, string selector, double across, double down, int clickCount)
    {
        (double x, double y) = await Place(selector, across, down);
        _ = await Send("Input.dispatchMouseEvent", new { type, x, y, button = clickCount > 0 ? "left" : "none", clickCount });
    }

    private async Task<(double X, double Y)> Place(string selector, double across, double down)
    {
        string box = await Value($"Object.values(document.querySelector('{selector}').getBoundingClientRect().toJSON()).join()");
        double[] sides = [.. box.Split(',').Select(side => double.Parse(side, CultureInfo.InvariantCulture))];
        return (sides[0] + across * sides[2], sides[1] + down * sides[3]);
    }

    private async Task<JsonElement> Send(string method, object parameters)
    {
        int id = ++_messages;
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters }), WebSocketMessageType.Text, endOfMessage: true, _patience.Token);
        while (true)
        {
            using var message = new MemoryStream();
            var buffer = new byte[65_536];
            ValueWebSocketReceiveResult received;
            do
            {
                received = await _socket.ReceiveAsync(buffer.AsMemory(), _patience.Token);
                message.Write(buffer, 0, received.Count);
            }
            while (!received.EndOfMessage);
            using JsonDocument answer = JsonDocument.Parse(message.ToArray());
            if (!answer.RootElement.TryGetProperty("id", out JsonElement of) || of.GetInt32() != id)
                continue;
            Assert.False(answer.RootElement.TryGetProperty("error", out JsonElement error), $"{method}: {error}");
            return answer.RootElement.At("result").Clone();
        }
    }

    [GeneratedRegex("^DevTools listening on ws://(?<host>[^/]+)/", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Listening();
}
