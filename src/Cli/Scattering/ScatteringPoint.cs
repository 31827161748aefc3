using SpinTorque.Cli.Input;

namespace SpinTorque.Cli.Scattering;

/// <summary>One nanomagnet in one current: what is costly is computed once, when it is first asked for.</summary>
internal sealed class ScatteringPoint
{
    private readonly Lazy<DirectionMoments?> _noiseless;
    private readonly Lazy<DirectionMoments?> _noisy;
    private readonly Lazy<StationaryLaw?> _stationary;
    private readonly Lazy<PolarPassage?> _passage;
    private readonly Lazy<NoiseTube?> _tube;

    public ScatteringPoint(ScatteringSystem system, CancellationToken cancellation)
    {
        System = system;
        Motion = system.Motion;
        Ensemble = system.Start as FisherLaw;
        _noiseless = new(() => Ensemble is null ? null : new NoiselessEnsemble(Motion.Torque, Ensemble).Moments(1));
        _noisy = new(() => new MomentHierarchy(Motion).Moments(system.Start, [1], cancellation) is [var moments] ? moments : null);
        _stationary = new(() => HasNoise ? new StationaryLaw(Motion) : null);
        _passage = new(() => HasNoise ? new PolarPassage(Motion) : null);
        _tube = new(() => HasNoise && Polar is > 0 and < Math.PI ? NoiseTube.At(Motion, Polar, 1) : null);
    }

    public ScatteringSystem System { get; }

    public StochasticTorque Motion { get; }

    /// <summary>The thermal ensemble; null where the start is a point.</summary>
    public FisherLaw? Ensemble { get; }

    /// <summary>theta at the start, rad.</summary>
    public double Polar => System.Start.Centre.Polar;

    public DirectionMoments? Noiseless => _noiseless.Value;

    public DirectionMoments? Noisy => _noisy.Value;

    public StationaryLaw? Stationary => _stationary.Value;

    public PolarPassage? Passage => _passage.Value;

    public TransportCoefficients? Transport => System.Transport;

    public NoiseTube? Tube => _tube.Value;

    private bool HasNoise => Motion.Damping > 0 && StationaryLaw.Exists(Motion);
}
