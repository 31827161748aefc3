using System.Numerics;

namespace SpinTorque;

/// <summary>A nanomagnet in a pulse of spin-polarised electrons and the coefficients of its motion at low bias [TBR 14].</summary>
public sealed record ScatteringModel
{
    /// <summary>The magnet.</summary>
    public required DeltaBarrier Barrier { get; init; }

    /// <summary>The current.</summary>
    public required CurrentPulse Pulse { get; init; }

    /// <summary>hbar and m; CODATA 2018 by default.</summary>
    public ElectronConstants Constants { get; init; } = ElectronConstants.Codata;

    /// <summary>Amplitudes at the Fermi wave number.</summary>
    public SpinAmplitudes Amplitudes => Barrier.Amplitudes(Pulse.FermiWaveNumber, Constants);

    /// <summary>eps_F = hbar^2 k_F^2/2m, J.</summary>
    public double FermiEnergy
    {
        get
        {
            double momentum = Constants.ReducedPlanck * Pulse.FermiWaveNumber;
            return momentum * momentum / (2 * Constants.Mass);
        }
    }

    /// <summary>Spin bias that drives the pulse, 2 pi hbar n_e/t_n, J.</summary>
    public double SpinBias => 2 * Math.PI * Constants.ReducedPlanck * Pulse.Electrons / Pulse.Duration;

    /// <summary>
    /// C1 t_n = n_e m lambda t_up* t_down/(2 hbar^2 k_F) [TBR 14a]: the real part turns the magnet about the polarisation, the imaginary part
    /// (never negative) draws it there.
    /// </summary>
    public Complex Torque
    {
        get
        {
            double hbar = Constants.ReducedPlanck;
            return Pulse.Electrons * Barrier.Exchange * Constants.Mass / (2 * hbar * hbar * Pulse.FermiWaveNumber) * Amplitudes.MixedTransmission;
        }
    }

    /// <summary>C2 sqrt(t_n) = C1 t_n/sqrt(n_e) [TBR 14b]: shot noise. |C2|^2 = Im C1/(2J) exactly.</summary>
    public Complex Noise => Torque / Math.Sqrt(Pulse.Electrons);

    /// <summary>The stochastic equation of motion, its time in units of t_n.</summary>
    public StochasticTorque Motion(NoiseVariant variant) => new() { Torque = Torque, Noise = Noise, Variant = variant };
}
