namespace SpinTorque;

/// <summary>An ensemble of paths at one time.</summary>
/// <param name="Time">The time.</param>
/// <param name="Moments">Means and deviations over the paths.</param>
/// <param name="StandardError">Standard errors of the means.</param>
/// <param name="SwitchedFraction">Share of paths with n_z above zero.</param>
public sealed record EnsembleSample(double Time, DirectionMoments Moments, SpinDirection StandardError, double SwitchedFraction);
