namespace SpinTorque.Cli.Figures;

/// <summary>
/// Lines drawn over a field under one label (in the markup of <see cref="RichText"/>, empty for none), such as
/// the transitions of one state.
/// </summary>
internal sealed record FigureOverlay(string Label, IReadOnlyList<FigureSegment> Segments);
