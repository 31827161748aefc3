using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace SpinTorque.Cli.Input;

/// <summary>Reads a file as text, or says in one line why it cannot be a model file.</summary>
internal static class ModelText
{
    private const int LargestFile = 8 << 20;

    /// <summary>The file's text without byte order mark; null where a problem was logged.</summary>
    public static string? Read(string path, SourceLocation source, ProblemLog log)
    {
        if (string.IsNullOrWhiteSpace(path))
            return Refused(log, new SourceLocation("FILE"), "the name is empty; name a model file");
        if (Directory.Exists(path))
            return Refused(log, source, "this is a directory; name a model file");
        try
        {
            using FileStream stream = File.OpenRead(path);
            byte[] bytes = ReadAtMost(stream, LargestFile + 1);
            return bytes.Length > LargestFile
                ? Refused(log, source, "the file is larger than 8 MB; this is no model file")
                : Decode(bytes, source, log);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return Refused(log, source, "there is no such file");
        }
        catch (UnauthorizedAccessException)
        {
            return Refused(log, source, "the file may not be read; check its permissions");
        }
        catch (Exception error) when (error is IOException or ArgumentException or NotSupportedException)
        {
            return Refused(log, source, $"the file cannot be read: {error.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>The text of a file's bytes; null where they are no UTF-8.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, SourceLocation source, ProblemLog log)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        char[] text = new char[bytes.Length];
        OperationStatus status = Utf8.ToUtf16(bytes, text, out int valid, out int length, replaceInvalidSequences: false);
        if (status == OperationStatus.Done)
            return new string(text, 0, length);
        ReadOnlySpan<byte> before = bytes[..valid];
        int line = 1 + before.Count((byte)'\n');
        int column = 1 + Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]);
        return Refused(log, source.At(line, column), $"byte 0x{bytes[valid]:x2} is no UTF-8; save the file as UTF-8");
    }

    private static byte[] ReadAtMost(FileStream stream, int count)
    {
        using var buffer = new MemoryStream();
        byte[] block = new byte[1 << 16];
        while (buffer.Length < count && stream.Read(block) is > 0 and int read)
            buffer.Write(block, 0, read);
        return buffer.ToArray();
    }

    private static string? Refused(ProblemLog log, SourceLocation location, string message)
    {
        log.Error(location, message);
        return null;
    }
}
