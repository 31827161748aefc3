namespace SpinTorque;

/// <summary>A diagonal entry of a file.</summary>
/// <param name="State">Its state, from 0.</param>
/// <param name="Value">Its value.</param>
/// <param name="Line">Its line, from 1.</param>
internal readonly record struct DiagonalEntry(int State, double Value, int Line);
