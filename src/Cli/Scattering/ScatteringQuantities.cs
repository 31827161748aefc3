using System.Numerics;

namespace SpinTorque.Cli.Scattering;

/// <summary>Every number of a nanomagnet in a current, for text, JSON and maps. Times are in units of the pulse t_n.</summary>
internal static class ScatteringQuantities
{
    /// <summary>All of them, in the order they are printed.</summary>
    public static IReadOnlyList<ScatteringQuantity> All { get; } =
    [
        new("strength.up", "*x*_↑", "", point => point.System.Model.Amplitudes.StrengthUp),
        new("strength.down", "*x*_↓", "", point => point.System.Model.Amplitudes.StrengthDown),
        .. Parts("transmission.up", "*t*_↑", "", point => point.System.Model.Amplitudes.TransmissionUp),
        .. Parts("transmission.down", "*t*_↓", "", point => point.System.Model.Amplitudes.TransmissionDown),
        .. Parts("spinMixing", "*g*", "", point => point.System.Model.Amplitudes.SpinMixing),
        .. Parts("torque", "*C*_1 *t*_n", "", point => point.Motion.Torque),
        .. Parts("noise", "*C*_2 √*t*_n", "", point => point.Motion.Noise),
        new("background", "background of *q* *t*_n", "", point => point.System.Transport is null ? null : point.Motion.Background),
        new("converse", "*B* *t*_n", "", point => point.System.Transport is null ? null : point.Motion.Converse),
        new("fermiEnergy", "*ε*_F", "eV", point => point.System.Model.FermiEnergy / ElectronConstants.Charge),
        new("spinBias", "Δ*μ*", "eV", point => point.System.Model.SpinBias / ElectronConstants.Charge),
        new("concentration", "*κ*_B", "", point => point.Ensemble?.Concentration),
        new("switching.time", "time to the equator", "*t*_n", point => new SwitchingFlow(point.Motion.Torque).SwitchingTime(point.Polar)),
        new("switching.fraction", "switched fraction", "", point => Noiseless(point)?.SwitchedFraction(1)),
        .. new[] { 0.01, 0.5, 0.99 }.Select(part => new ScatteringQuantity(
            $"switching.percent{100 * part:F0}", $"time until {100 * part:F0} % have switched", "*t*_n", point => Noiseless(point)?.SwitchingTime(part))),
        .. Vector("noiseless.mean", "mean without noise", point => point.Noiseless?.Mean),
        .. Vector("noiseless.deviation", "deviation without noise", point => point.Noiseless?.StandardDeviation),
        .. Vector("noisy.mean", "mean", point => point.Noisy?.Mean),
        .. Vector("noisy.deviation", "deviation", point => point.Noisy?.StandardDeviation),
        new("tube.along", "variance along *w*", "", point => point.Tube?.Along),
        new("tube.across", "variance across *w*", "", point => point.Tube?.Across),
        new("stationary.deficit", "⟨1 − *u*⟩", "", point => point.Stationary?.MeanDeficit),
        new("stationary.variance", "⟨*n*_x²⟩", "", point => point.Stationary?.TransverseVariance),
        new("stationary.polar", "⟨*θ*⟩", "rad", point => point.Stationary?.MeanPolar),
        new("passage.fromPole", "first passage from the pole", "*t*_n", point => point.Passage?.MeanTime()),
        new("passage.fromStart", "first passage", "*t*_n", point => point.Passage?.MeanTime(point.Polar)),
        new("passage.weakNoise", "first passage, weak noise", "*t*_n", point => point.Passage?.WeakNoiseMeanTime()),
        new("passage.weakNoiseDeviation", "its deviation", "*t*_n", point => point.Passage?.WeakNoiseDeviation),
        .. Parts("transport.torque", "*C*_1", "1/s", point => point.Transport?.Torque),
        new("transport.isotropic", "*w*_0", "1/s", point => point.Transport?.Isotropic),
        new("transport.transverse", "*w*_1", "1/s", point => point.Transport?.Transverse),
        .. Parts("transport.anomalous", "*Q*", "1/s", point => point.Transport?.Anomalous),
        new("transport.gilbertDamping", "Gilbert *α*", "", point => point.System.GilbertDamping),
    ];

    /// <summary>A quantity by its name, or null.</summary>
    public static ScatteringQuantity? Find(string name) => All.FirstOrDefault(quantity => string.Equals(quantity.Name, name, StringComparison.Ordinal));

    private static NoiselessEnsemble? Noiseless(ScatteringPoint point) =>
        point.Ensemble is { } start && point.Motion.Damping > 0 ? new NoiselessEnsemble(point.Motion.Torque, start) : null;

    private static IEnumerable<ScatteringQuantity> Parts(string name, string label, string unit, Func<ScatteringPoint, Complex?> value) =>
    [
        new($"{name}.real", $"Re {label}", unit, point => value(point)?.Real),
        new($"{name}.imaginary", $"Im {label}", unit, point => value(point)?.Imaginary),
    ];

    private static IEnumerable<ScatteringQuantity> Vector(string name, string label, Func<ScatteringPoint, SpinDirection?> value) =>
    [
        new($"{name}.x", $"{label} of *n*_x", "", point => value(point)?.X),
        new($"{name}.y", $"{label} of *n*_y", "", point => value(point)?.Y),
        new($"{name}.z", $"{label} of *n*_z", "", point => value(point)?.Z),
    ];
}
