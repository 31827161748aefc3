using System.CommandLine;
using SpinTorque.Cli.Pictures;

namespace SpinTorque.Cli.Commands;

/// <summary><c>plot</c>: draws a finished map again, without computing.</summary>
internal sealed class PlotCommand
{
    private readonly Argument<string> _folder = new("FOLDER") { Description = "A folder that map has written." };
    private readonly PictureOptions _pictures = new();
    private readonly Option<string> _out = Destination.Create("Where to write. [default: the folder itself]", required: false);

    private readonly Option<string[]> _quantities = new("--quantity", "-q")
    {
        Description = "Which of the map's quantities to draw; several may follow. [default: all]",
        HelpName = "NAME",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string[]> _cuts = new("--cut")
    {
        Description = "Draw a line figure along the other axis at this value, in the axis's unit; may be repeated.",
        HelpName = "x=VALUE|y=VALUE",
    };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var plot = new PlotCommand();
        var command = new Command("plot", "Draws a finished map again: colours, limits, transition lines, cuts along an axis.")
        {
            plot._folder, plot._quantities, plot._cuts, plot._out,
        };
        plot._pictures.AddTo(command);
        command.SetAction((parse, cancellation) => Task.Run(() => plot.Run(parse), cancellation));
        return command;
    }

    private int Run(ParseResult parse)
    {
        MapPicture picture = Chosen(Read(parse.GetRequiredValue(_folder)), parse.GetValue(_quantities) ?? []);
        _pictures.Check(parse, isPlane: picture.Y is not null);
        PictureStyle style = _pictures.Style(parse);
        if (style.Annotate && picture.Lines.Count == 0)
            throw new CommandFailure(ExitCode.BadInput, $"{parse.GetRequiredValue(_folder)}: the map was written without transition lines; map --annotate finds them");
        MapCut[] cuts = [.. (parse.GetValue(_cuts) ?? []).Select(text => Cut(picture, text))];
        string folder = parse.GetValue(_out) ?? parse.GetRequiredValue(_folder);
        Destination.OpenFolder(folder);
        IReadOnlyList<string> names = [.. PictureFolder.Write(folder, picture, style), .. PictureFolder.Write(folder, picture, cuts)];
        TextWriter output = parse.InvocationConfiguration.Output;
        output.WriteLine($"{folder}: {string.Join(", ", names)}");
        output.WriteLine(PictureFolder.Rasterise(folder, names));
        return ExitCode.Done;
    }

    private static MapPicture Read(string folder)
    {
        try
        {
            return MapPictureReader.Read(folder);
        }
        catch (InvalidDataException problem)
        {
            throw new CommandFailure(ExitCode.BadInput, problem.Message);
        }
    }

    private static MapPicture Chosen(MapPicture picture, string[] names)
    {
        string[] unknown = [.. names.Where(name => !picture.Quantities.Any(quantity => string.Equals(quantity.Name, name, StringComparison.Ordinal)))];
        if (unknown.Length > 0)
            throw new CommandFailure(ExitCode.BadInput, $"--quantity {unknown[0]}: the map holds {string.Join(", ", picture.Quantities.Select(quantity => quantity.Name))}");
        return names.Length == 0 ? picture : picture with { Quantities = [.. picture.Quantities.Where(quantity => names.Contains(quantity.Name, StringComparer.Ordinal))] };
    }

    private static MapCut Cut(MapPicture picture, string text)
    {
        if (picture.Y is null)
            throw new CommandFailure(ExitCode.BadInput, $"--cut {text}: the map has one axis; there is nothing to cut");
        string[] parts = text.Split('=');
        if (parts is not ["x" or "y", var digits] || PictureOptions.Number(digits) is not { } value)
            throw new CommandFailure(ExitCode.BadInput, $"--cut {text}: a cut is x=VALUE or y=VALUE, such as x=2.5");
        double[] values = (parts[0] == "x" ? picture.X : picture.Y).Shown.Values;
        if (value < values.Min() || value > values.Max())
            throw new CommandFailure(ExitCode.BadInput, $"--cut {text}: {parts[0]} runs from {values.Min():R} to {values.Max():R}");
        return new MapCut(picture, alongY: parts[0] == "x", value);
    }
}
