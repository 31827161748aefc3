namespace SpinTorque;

/// <summary>How the states of a batch are to be eliminated.</summary>
/// <param name="Root">State that is kept to the end.</param>
/// <param name="Window">States within which derivatives are wanted.</param>
/// <param name="Forgets">Whether the states outside need not be known at all.</param>
internal readonly record struct EliminationPlan(int Root, StateRange Window, bool Forgets);
