using System.CommandLine;
using SpinTorque.Cli.Maps;
using SpinTorque.Cli.Pictures;

namespace SpinTorque.Cli.Commands;

/// <summary>Which files a finished map has and how they look; nothing that moves a number.</summary>
internal sealed class MapFileOptions
{
    private readonly PictureOptions _pictures = new();
    private readonly Option<bool> _csv = new("--csv") { Description = "Write map.csv too: one row a point." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_csv);
        _pictures.AddTo(command);
    }

    /// <summary>The options as they were given, to be given to another command.</summary>
    public IEnumerable<string> Given(ParseResult parse) => GivenWords.Of(parse, [_csv, .. _pictures.All]);

    /// <summary>Checks that the options suit a map.</summary>
    /// <exception cref="CommandFailure">They do not.</exception>
    public void Check(ParseResult parse, bool isPlane) => _pictures.Check(parse, isPlane);

    /// <summary>Writes the files of a map whose tiles are all there.</summary>
    public PublishedMap Write(ParseResult parse, string folder, MapJob job, FinishedTiles tiles, CancellationToken cancellation)
    {
        PictureStyle style = _pictures.Style(parse);
        MapRecord record = job.Record(tiles) with { Lines = job.Subject.Lines(job.Grid, style.Annotate, cancellation) };
        return MapFolder.Publish(folder, new PartFolder(folder), record, style, parse.GetValue(_csv));
    }
}
