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

    /// <summary>Electrons at any bias and temperature; null where there are none.</summary>
    public SpinReservoirs? Reservoirs { get; init; }

    /// <summary>Pairs of sides in the noise of the reservoirs.</summary>
    public IncomingSides Sides { get; init; } = IncomingSides.All;

    /// <summary>The noisy motion in units of the pulse.</summary>
    public StochasticTorque Motion => Model.Motion(Variant);
}
