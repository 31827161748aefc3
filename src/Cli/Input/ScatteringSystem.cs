namespace SpinTorque.Cli.Input;

/// <summary>A nanomagnet in a current as a file describes it.</summary>
internal sealed record ScatteringSystem
{
    /// <summary>Magnet, pulse and constants.</summary>
    public required ScatteringModel Model { get; init; }

    /// <summary>Which noise.</summary>
    public required NoiseVariant Variant { get; init; }

    /// <summary>Where the magnet points at the start.</summary>
    public required IInitialLaw Start { get; init; }

    /// <summary>Electrons at any bias and temperature, which then drive the motion; null where there are none.</summary>
    public SpinReservoirs? Reservoirs { get; init; }

    /// <summary>Torque and noise of the reservoirs; null where there are none.</summary>
    public TransportCoefficients? Transport { get; init; }

    /// <summary>The noisy motion in units of the pulse.</summary>
    public StochasticTorque Motion => Transport?.Motion(Model.Pulse.Duration) ?? Model.Motion(Variant);

    /// <summary>Electronic Gilbert damping; null unless warm reservoirs are in equilibrium with each other.</summary>
    public double? GilbertDamping => Reservoirs is { ThermalEnergy: > 0, AreInEquilibrium: true } warm
        ? Transport?.GilbertDamping(Model.Barrier.Spin, warm.ThermalEnergy, Model.Constants)
        : null;
}
