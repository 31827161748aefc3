using YamlDotNet.Core;

namespace SpinTorque.Cli.Input;

/// <summary>The parser's complaint as one line that begins like the program's own.</summary>
internal static class YamlMessage
{
    public static string Of(YamlException error)
    {
        string message = error.Message.ReplaceLineEndings(" ").Replace("  ", " ", StringComparison.Ordinal).Trim().TrimEnd('.');
        return message.Length == 0 ? "this is no YAML" : $"this is no YAML: {char.ToLowerInvariant(message[0])}{message[1..]}";
    }
}
