using System.Text;
using System.Xml;

namespace SpinTorque.Cli.Figures;

/// <summary>Writes the elements of one SVG document; text is escaped, and numbers are rounded to hundredths of a pixel.</summary>
internal sealed class SvgCanvas : IDisposable
{
    private const string SvgNamespace = "http://www.w3.org/2000/svg";
    private const string LinkNamespace = "http://www.w3.org/1999/xlink";

    private readonly XmlWriter _xml;

    /// <summary>Opens a document of the given size in pixels, with its accessible title and description.</summary>
    public SvgCanvas(TextWriter writer, double width, double height, string title, string description)
    {
        _xml = XmlWriter.Create(writer, new XmlWriterSettings { OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.None });
        _xml.WriteStartElement("svg", SvgNamespace);
        _xml.WriteAttributeString("xmlns", "xlink", null, LinkNamespace);
        Attributes(
            ("width", Number(width)), ("height", Number(height)), ("viewBox", $"0 0 {Number(width)} {Number(height)}"),
            ("role", "img"), ("font-family", TextMetrics.Family));
        EndLine();
        WriteDocumentText("title", title);
        WriteDocumentText("desc", description);
        Rectangle(0, 0, width, height, ("fill", "#ffffff"));
    }

    /// <summary>A number rounded to hundredths, without superfluous digits.</summary>
    public static string Number(double value)
    {
        var rounded = Math.Round(value, 2);
        return (rounded == 0 ? 0 : rounded).ToString("0.##");
    }

    /// <summary>Opens a group whose style the elements up to <see cref="EndGroup"/> share.</summary>
    public void BeginGroup(params (string Name, string Value)[] style)
    {
        _xml.WriteStartElement("g", SvgNamespace);
        Attributes(style);
        EndLine();
    }

    /// <summary>Closes the group opened last.</summary>
    public void EndGroup()
    {
        _xml.WriteEndElement();
        EndLine();
    }

    /// <summary>Draws a rectangle.</summary>
    public void Rectangle(double x, double y, double width, double height, params (string Name, string Value)[] style)
    {
        Element("rect", [("x", Number(x)), ("y", Number(y)), ("width", Number(width)), ("height", Number(height)), .. style]);
    }

    /// <summary>Draws a path.</summary>
    public void Path(string commands, params (string Name, string Value)[] style) => Element("path", [("d", commands), .. style]);

    /// <summary>Draws a disc.</summary>
    public void Disc(double x, double y, double radius, params (string Name, string Value)[] style) =>
        Element("circle", [("cx", Number(x)), ("cy", Number(y)), ("r", Number(radius)), .. style]);

    /// <summary>Draws pixels stretched over a rectangle, with sharp edges.</summary>
    public void Image(double x, double y, double width, double height, Rgb[,] pixels)
    {
        _xml.WriteStartElement("image", SvgNamespace);
        Attributes(
            ("x", Number(x)), ("y", Number(y)), ("width", Number(width)), ("height", Number(height)),
            ("preserveAspectRatio", "none"), ("style", "image-rendering:optimizeSpeed;image-rendering:pixelated"));
        _xml.WriteAttributeString("href", LinkNamespace, "data:image/png;base64," + Convert.ToBase64String(Png.Encode(pixels)));
        _xml.WriteEndElement();
        EndLine();
    }

    /// <summary>Writes a text, turned to read upwards if <paramref name="upwards"/>.</summary>
    public void Text(
        RichText text, double x, double y, double size, TextAnchor anchor, bool upwards = false, params (string Name, string Value)[] style)
    {
        _xml.WriteStartElement("text", SvgNamespace);
        Attributes(("x", Number(x)), ("y", Number(y)), ("font-size", Number(size)));
        // Spaces at the ends of runs would be dropped otherwise.
        _xml.WriteAttributeString("xml", "space", null, "preserve");
        if (anchor != TextAnchor.Start) Attributes(("text-anchor", anchor == TextAnchor.Middle ? "middle" : "end"));
        if (upwards) Attributes(("transform", $"rotate(-90 {Number(x)} {Number(y)})"));
        Attributes(style);
        var shift = 0.0;
        foreach (var run in text.Runs) shift = Run(run, size, shift);
        _xml.WriteEndElement();
        EndLine();
    }

    /// <summary>Writes plain text.</summary>
    public void Text(string text, double x, double y, double size, TextAnchor anchor, params (string Name, string Value)[] style) =>
        Text(new RichText([new TextRun(text)]), x, y, size, anchor, upwards: false, style);

    /// <inheritdoc/>
    public void Dispose()
    {
        _xml.WriteEndElement();
        EndLine();
        _xml.Dispose();
    }

    // Shifts are relative to the run before: baseline-shift is not implemented everywhere, dy is.
    private double Run(TextRun run, double size, double shift)
    {
        var target = run.Script switch
        {
            TextScript.Sub => TextMetrics.SubDrop * size,
            TextScript.Super => -TextMetrics.SuperRise * size,
            _ => 0,
        };
        if (run is { Italic: false, Script: TextScript.Base } && target == shift)
        {
            _xml.WriteString(Printable(run.Text));
            return shift;
        }

        _xml.WriteStartElement("tspan", SvgNamespace);
        if (target != shift) Attributes(("dy", Number(target - shift)));
        if (run.Script != TextScript.Base) Attributes(("font-size", Number(TextMetrics.ScriptScale * size)));
        if (run.Italic) Attributes(("font-style", "italic"));
        _xml.WriteString(Printable(run.Text));
        _xml.WriteEndElement();
        return target;
    }

    private void Element(string name, (string Name, string Value)[] attributes)
    {
        _xml.WriteStartElement(name, SvgNamespace);
        Attributes(attributes);
        _xml.WriteEndElement();
        EndLine();
    }

    private void WriteDocumentText(string name, string text)
    {
        _xml.WriteElementString(name, SvgNamespace, Printable(text));
        EndLine();
    }

    private void Attributes(params (string Name, string Value)[] attributes)
    {
        foreach (var (name, value) in attributes) _xml.WriteAttributeString(name, value);
    }

    private void EndLine() => _xml.WriteWhitespace("\n");

    // Characters XML does not allow, such as control characters, are shown as the replacement character.
    private static string Printable(string text)
    {
        var printable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            printable.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? Rune.ReplacementChar : rune);
        return printable.ToString();
    }
}
