namespace SpinTorque.Cli.Output;

/// <summary>Writes files that are either complete under their name or absent.</summary>
internal static class AtomicFile
{
    /// <summary>Writes text, lines ended by \n, as <see cref="Write"/> does.</summary>
    public static void WriteText(string path, Action<TextWriter> write) => Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        write(writer);
    });

    /// <summary>
    /// Writes to a temporary name in the same folder, flushes to disk and renames over <paramref name="path"/>;
    /// on any failure the temporary is deleted and a former file stays as it was.
    /// </summary>
    public static void Write(string path, Action<Stream> write)
    {
        var target = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(target) ?? throw new ArgumentException($"'{path}' names no file.", nameof(path));
        // The same folder, since only a rename within one file system is atomic.
        var temporary = Path.Combine(folder, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
