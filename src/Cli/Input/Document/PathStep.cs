namespace SpinTorque.Cli.Input;

/// <summary>One step of a path: into a mapping by name, or into a list by index.</summary>
internal readonly record struct PathStep(string? Name, int Index);
