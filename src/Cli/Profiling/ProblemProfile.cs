namespace SpinTorque.Cli.Profiling;

/// <summary>Every method on one problem.</summary>
internal sealed record ProblemProfile
{
    /// <summary>The problem's title.</summary>
    public required string Title { get; init; }

    /// <summary>Number of states.</summary>
    public required int States { get; init; }

    /// <summary>Number of transitions, those of rate zero included.</summary>
    public required long Transitions { get; init; }

    /// <summary>Half-bandwidth of the generator.</summary>
    public required int HalfBandwidth { get; init; }

    /// <summary>Threads used.</summary>
    public required int Threads { get; init; }

    /// <summary>What the machine does at best.</summary>
    public required MachineBounds Machine { get; init; }

    /// <summary>What does Math.NET's dense linear algebra.</summary>
    public required string Provider { get; init; }

    /// <summary>The stages that all methods share.</summary>
    public required StageTimes Stages { get; init; }

    /// <summary>Whether errors are known.</summary>
    public required bool HasReference { get; init; }

    /// <summary>The methods that gave a result, by time.</summary>
    public required IReadOnlyList<SolverProfile> Solvers { get; init; }

    /// <summary>The others, each with the reason.</summary>
    public required IReadOnlyList<(string Name, string Reason)> Skipped { get; init; }
}
