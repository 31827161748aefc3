using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Input;

namespace SpinTorque.Cli.Pictures;

/// <summary>The plane of two axes of a model file: its transition lines in the axes' units.</summary>
internal sealed class AxisPlane(ModelDocument document, MapAxisSpec x, MapAxisSpec y)
{
    private const double Rounding = 1e-14;

    // Elementary steps that nobody notices beside a map.
    private const double FreeEffort = 1e7;

    /// <summary>The plane, from the models at its corners.</summary>
    /// <exception cref="ArgumentException">The axes span no plane, or one over which energies are not linear.</exception>
    public WorkingPlane Corners()
    {
        if (x[0] == x[x.Count - 1] || y[0] == y[y.Count - 1])
            throw new ArgumentException("Transition lines need two axes with different ends.");
        return new WorkingPlane(Model(0, 0), Model(x.Count - 1, 0), Model(0, y.Count - 1), Model(x.Count - 1, y.Count - 1));
    }

    /// <summary>The lines of a map; none where they were not asked for and there are no straight ones, or they would take long.</summary>
    /// <exception cref="ArgumentException">They were asked for, and there are no straight ones.</exception>
    public IReadOnlyList<AnnotatedLine> Lines(bool wanted, CancellationToken cancellation)
    {
        try
        {
            WorkingPlane plane = Corners();
            return wanted || TransitionSpectrum.Effort(plane.States, plane.Origin.Leads.Count) <= FreeEffort
                ? Lines(TransitionSpectrum.Of(plane, cancellation: cancellation))
                : [];
        }
        catch (ArgumentException) when (!wanted)
        {
            return [];
        }
    }

    /// <summary>The lines of a spectrum, named.</summary>
    public AnnotatedLine[] Lines(TransitionSpectrum spectrum)
    {
        string[] labels = LineNaming.Of(spectrum, SweptLeads(), biasIsX: IsPotential(x) && !IsPotential(y));
        return [.. spectrum.Lines.Select((line, index) => Line(spectrum.Plane, line, labels[index]))];
    }

    private AnnotatedLine Line(WorkingPlane plane, TransitionLine line, string label) => new()
    {
        Label = label,
        Lead = plane.Origin.Leads[line.Lead].Name,
        Level = line.Channel.Level,
        Band = plane.Origin.Grain.Levels[line.Channel.Level].Band switch
        {
            SpinTorque.Band.Minority => "minority",
            SpinTorque.Band.Majority => "majority",
            _ => "both",
        },
        Spin = line.Sigma > 0 ? "up" : "down",
        Charge = line.Channel.Charge,
        GrainSpin = line.Channel.Spin.ToString(),
        Weight = line.Weight,
        Slope = line.Distance.AlongY == 0 ? null : -line.Distance.AlongX / line.Distance.AlongY * Length(y) / Length(x),
        Position = line.Distance.AlongY == 0
            ? X(-line.Distance.Constant / line.Distance.AlongX)
            : Y(-(line.Distance.Constant + line.Distance.AlongX) / line.Distance.AlongY),
        Segments = [.. line.Segments.Select(segment => Segment(plane.States, segment))],
    };

    private AnnotatedSegment Segment(StateSpace states, TransitionSegment segment) => new()
    {
        Ends = new FigureSegment(X(segment.Ends.First.S), Y(segment.Ends.First.T), X(segment.Ends.Last.S), Y(segment.Ends.Last.T)),
        Entering = segment.Entering,
        Start = Occupations(states, segment.Start),
        End = Occupations(states, segment.End),
        Origin = segment.Excitation switch
        {
            Excitation.None => "groundState",
            Excitation.ParticleHole => "particleHole",
            _ => "spinAccumulation",
        },
        Moved = segment.Moved,
    };

    private static int[] Occupations(StateSpace states, int multiplet) =>
        [.. Enumerable.Range(0, states.Grain.Levels.Count).Select(level => states.Occupation(multiplet, level))];

    private GrainModel Model(int column, int row)
    {
        ModelReading reading = ModelBinder.Bind(x.Apply(y.Apply(document, row), column));
        return reading.Model ?? throw new ArgumentException(reading.Problems[0].ToString());
    }

    private string[] SweptLeads() => [.. new[] { x, y }.Where(IsPotential).Select(axis => axis.Path.Text.Split('.')[1])];

    private static bool IsPotential(MapAxisSpec axis) => axis.Path.Text.Split('.') is ["leads", _, "potential"];

    private double X(double s) => Along(x, s);

    private double Y(double t) => Along(y, t);

    // What is zero to rounding is zero.
    private static double Along(MapAxisSpec axis, double part)
    {
        double first = axis[0].High, value = first + part * Length(axis);
        return Math.Abs(value) <= Rounding * (Math.Abs(first) + Math.Abs(Length(axis))) ? 0 : value;
    }

    private static double Length(MapAxisSpec axis) => (axis[axis.Count - 1] - axis[0]).High;
}
