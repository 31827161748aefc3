namespace SpinTorque.Cli.Input;

/// <summary>A key of a mapping with its value; the location is the key's.</summary>
internal sealed record MappingEntry(string Key, SourceLocation Location, ModelNode Value);
