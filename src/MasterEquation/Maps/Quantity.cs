using System.Globalization;

namespace SpinTorque;

/// <summary>One number of a solve, named by its dotted path, such as <c>conductance.left.right</c>.</summary>
public sealed class Quantity
{
    private const string Occupations = "occupations[";
    private const string StatusPath = "status";

    private Quantity(string path, int tmrLead, Func<ITransport, ITransport?, double> value, string? conductanceOf = null, string? noiseOf = null, string? curvatureOf = null)
    {
        (Path, TmrLead, ConductanceOf, NoiseOf, CurvatureOf) = (path, tmrLead, conductanceOf, noiseOf, curvatureOf);
        _value = value;
    }

    private readonly Func<ITransport, ITransport?, double> _value;

    /// <summary>The path.</summary>
    public string Path { get; }

    /// <summary>Lead whose potential must move for it; null where none.</summary>
    public string? ConductanceOf { get; }

    /// <summary>Lead whose potential must move twice for it; null where none.</summary>
    public string? CurvatureOf { get; }

    /// <summary>Lead whose noise it needs; null where none.</summary>
    public string? NoiseOf { get; }

    /// <summary>Index of the lead that it turns between two angles; -1 where it turns none.</summary>
    public int TmrLead { get; }

    /// <summary>True where it needs moments of the probabilities, which cost a pass over them.</summary>
    internal bool NeedsMoments => Path is "charge" or "sz" or "szVariance" || Path.StartsWith(Occupations, StringComparison.Ordinal);

    /// <summary>True where it needs the energy that electrons carry.</summary>
    internal bool NeedsEnergies => Path.StartsWith("energyCurrent.", StringComparison.Ordinal) || Path.StartsWith("heatCurrent.", StringComparison.Ordinal);

    /// <summary>True where it needs every probability.</summary>
    internal bool NeedsProbabilities => Path is "minProbability" or "maxProbability";

    /// <summary>True where its error follows from that of the probabilities and of their derivatives as a whole.</summary>
    internal bool IsBounded => ConductanceOf is not null || NeedsMoments || Path is "errorBound" or StatusPath || Path.StartsWith("current.", StringComparison.Ordinal);

    /// <summary>True where it needs the smallest probability with its exponent apart.</summary>
    internal bool NeedsSmallest => Path == "log10MinProbability";

    /// <summary>What can be asked for, with LEAD standing for any lead.</summary>
    public static IReadOnlyList<string> Forms { get; } =
    [
        "current.LEAD", "spinCurrent.LEAD", "energyCurrent.LEAD", "heatCurrent.LEAD", "conductance.LEAD.LEAD", "curvature.LEAD.LEAD", "fano.LEAD",
        "tmr.LEAD.difference", "tmr.LEAD.ratio", "charge", "sz", "szVariance", "occupations[LEVEL]", "minProbability",
        "log10MinProbability", "maxProbability", "currentDefect", "errorBound", "status", "solver.residual", "solver.iterations", "solver.seconds",
    ];

    /// <summary>Everything that can be asked of a model: <see cref="Forms"/> with its own leads and levels.</summary>
    public static IEnumerable<string> NamesIn(GrainModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Forms
            .SelectMany(form => ForEachLead(form, model))
            .SelectMany(form => form.Contains("[LEVEL]", StringComparison.Ordinal)
                ? model.Grain.Levels.Select((_, level) => $"{Occupations}{level}]")
                : [form]);
    }

    /// <summary>Reads a path.</summary>
    /// <param name="path">A form of <see cref="Forms"/> with the model's own leads and levels.</param>
    /// <param name="model">The model.</param>
    /// <param name="quantity">The quantity; null where the answer is false.</param>
    /// <param name="problem">What is wrong with the path; empty where nothing is.</param>
    public static bool TryParse(string path, GrainModel model, out Quantity? quantity, out string problem)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(model);
        (quantity, problem) = (null, "");
        string[] parts = path.Split('.');
        quantity = parts switch
        {
            [var name] => Scalar(path, name, model),
            ["solver", var name] => OfSolver(path, name),
            [var name, var lead] when model.IndexOfLead(lead) is >= 0 and var a => OfLead(path, name, a, lead),
            ["conductance", var moved, var responding] when model.IndexOfLead(moved) is >= 0 and var b && model.IndexOfLead(responding) is >= 0 and var a =>
                new Quantity(path, -1, (result, _) => result.Conductance[b]?[a] ?? double.NaN, conductanceOf: moved),
            ["curvature", var moved, var responding] when model.IndexOfLead(moved) is >= 0 and var b && model.IndexOfLead(responding) is >= 0 and var a =>
                new Quantity(path, -1, (result, _) => result.Curvature[b]?[a] ?? double.NaN, curvatureOf: moved),
            ["tmr", var lead, "difference"] when model.IndexOfLead(lead) is >= 0 and var a =>
                new Quantity(path, a, (parallel, antiparallel) => parallel.Current[a] - antiparallel!.Current[a]),
            ["tmr", var lead, "ratio"] when model.IndexOfLead(lead) is >= 0 and var a =>
                new Quantity(path, a, (parallel, antiparallel) => Ratio(parallel, antiparallel!, a)),
            _ => null,
        };
        if (quantity is null)
            problem = Problem(path, parts, model);
        return quantity is not null;
    }

    /// <summary>The value in a result; not a number where the result has none. <c>status</c>, the <see cref="SolverStatus"/> as a number, every result has.</summary>
    /// <param name="result">The result, with the lead at the first angle for a TMR.</param>
    /// <param name="antiparallel">For a TMR, the result with the lead at the second angle; else null.</param>
    public double Of(TransportResult result, TransportResult? antiparallel = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Of((ITransport)result, antiparallel);
    }

    /// <summary>The same of anything that has the numbers.</summary>
    internal double Of(ITransport result, ITransport? antiparallel) =>
        Path == StatusPath || (result.Status == SolverStatus.Converged && antiparallel?.Status is null or SolverStatus.Converged) ? _value(result, antiparallel) : double.NaN;

    // A form with each of its LEADs as each lead.
    private static IEnumerable<string> ForEachLead(string form, GrainModel model) => form.Split('.').Aggregate<string, IEnumerable<string>>(
        [],
        (starts, part) =>
        {
            string[] names = part == "LEAD" ? [.. model.Leads.Select(lead => lead.Name)] : [part];
            return starts.Any() ? starts.SelectMany(start => names.Select(name => $"{start}.{name}")) : names;
        });

    private static string Problem(string path, string[] parts, GrainModel model)
    {
        string leads = string.Join(", ", model.Leads.Select(lead => lead.Name));
        int last = model.Grain.Levels.Count - 1;
        if (path.StartsWith(Occupations, StringComparison.Ordinal))
            return last == 0 ? "the model has one level; write occupations[0]" : $"levels count from 0 to {last}; write for example occupations[{last}]";
        string? form = Forms.FirstOrDefault(form => SameKind(form.Split('.'), parts));
        string? stranger = form?.Split('.').Zip(parts).Where(pair => pair.First == "LEAD").Select(pair => pair.Second)
            .FirstOrDefault(name => model.IndexOfLead(name) < 0);
        return stranger is not null
            ? $"there is no lead '{stranger}'; there are {leads}"
            : $"'{path}' is no quantity of this model; there are {string.Join(", ", Forms)}, with LEAD one of {leads} and LEVEL from 0 to {last}";
    }

    private static bool SameKind(string[] form, string[] parts) =>
        form.Length == parts.Length && form.Zip(parts).All(pair => pair.First == "LEAD" || pair.First == pair.Second);

    // (I_0 - I_pi)/(I_0 + I_pi), which is none where the sum is lost in the error of its parts
    private static double Ratio(ITransport parallel, ITransport antiparallel, int lead)
    {
        double sum = parallel.Current[lead] + antiparallel.Current[lead];
        return Math.Abs(sum) > Error(parallel) + Error(antiparallel)
            ? (parallel.Current[lead] - antiparallel.Current[lead]) / sum
            : double.NaN;
    }

    private static double Error(ITransport result) => result.ErrorBound * result.Current.Max(Math.Abs);

    private static Quantity? Scalar(string path, string name, GrainModel model)
    {
        Func<ITransport, double>? value = name switch
        {
            "charge" => result => result.Charge,
            "sz" => result => result.Sz,
            "szVariance" => result => result.SzVariance,
            "minProbability" => result => result.Probabilities.Min(),
            "log10MinProbability" => result => result.Log10MinProbability,
            "maxProbability" => result => result.Probabilities.Max(),
            "currentDefect" => result => result.CurrentDefect,
            "errorBound" => result => result.ErrorBound,
            StatusPath => result => (int)result.Status,
            _ when LevelOf(name) is { } level && level < model.Grain.Levels.Count => result => result.Occupations[level],
            _ => null,
        };
        return value is null ? null : new Quantity(path, -1, (result, _) => value(result));
    }

    private static int? LevelOf(string name)
    {
        bool form = name.StartsWith(Occupations, StringComparison.Ordinal) && name.EndsWith(']');
        return form && int.TryParse(name.AsSpan(Occupations.Length, name.Length - Occupations.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int level)
            ? level
            : null;
    }

    private static Quantity? OfSolver(string path, string name) => name switch
    {
        "residual" => new Quantity(path, -1, (result, _) => result.Residual),
        "iterations" => new Quantity(path, -1, (result, _) => result.Iterations),
        "seconds" => new Quantity(path, -1, (result, _) => result.Seconds),
        _ => null,
    };

    private static Quantity? OfLead(string path, string name, int lead, string leadName) => name switch
    {
        "current" => new Quantity(path, -1, (result, _) => result.Current[lead]),
        "spinCurrent" => new Quantity(path, -1, (result, _) => result.SpinCurrent[lead]),
        "energyCurrent" => new Quantity(path, -1, (result, _) => result.EnergyCurrent[lead]),
        "heatCurrent" => new Quantity(path, -1, (result, _) => result.HeatCurrent[lead]),
        "fano" => new Quantity(path, -1, (result, _) => result.Fano[lead] ?? double.NaN, noiseOf: leadName),
        _ => null,
    };
}
