namespace SpinTorque.Cli.Reproduction;

/// <summary>What a paper says of a figure, held against what was computed.</summary>
/// <param name="Statement">The claim in one sentence.</param>
/// <param name="Holds">Whether it was found so.</param>
/// <param name="Found">What was found, with its numbers.</param>
internal readonly record struct Claim(string Statement, bool Holds, string Found);
