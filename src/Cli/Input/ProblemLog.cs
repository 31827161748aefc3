namespace SpinTorque.Cli.Input;

/// <summary>Collects everything found in the input, so that one run lists all of it.</summary>
internal sealed class ProblemLog
{
    private readonly List<Problem> _errors = [];
    private readonly List<Problem> _warnings = [];

    public bool HasErrors => _errors.Count > 0;

    public void Error(SourceLocation location, string message) => _errors.Add(new Problem(location, message));

    public void Warning(SourceLocation location, string message) => _warnings.Add(new Problem(location, message));

    /// <summary>The errors by position.</summary>
    public IReadOnlyList<Problem> Errors => Sorted(_errors);

    /// <summary>The warnings by position.</summary>
    public IReadOnlyList<Problem> Warnings => Sorted(_warnings);

    private static IReadOnlyList<Problem> Sorted(List<Problem> problems) =>
        problems.Count == 0 ? [] : [.. problems.OrderBy(one => (one.Location.Rank, one.Location.Line, one.Location.Column))];
}
