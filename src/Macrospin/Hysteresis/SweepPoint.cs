namespace SpinTorque;

/// <summary>A magnet at one value of a swept parameter.</summary>
/// <param name="Value">The parameter.</param>
/// <param name="Magnetisation">u = S_z/S, or its mean.</param>
/// <param name="Currents">Current of each lead onto the grain, electrons per unit time.</param>
public sealed record SweepPoint(double Value, double Magnetisation, IReadOnlyList<double> Currents);
