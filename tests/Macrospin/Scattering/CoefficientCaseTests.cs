using System.Numerics;
using System.Text.Json;
using Xunit;

namespace SpinTorque.Tests;

// Source of every number: tests/Cases/scattering, computed by an independent program; tolerances are the cases' own.
public sealed class CoefficientCaseTests
{
    public static TheoryData<string> Coefficients => ScatteringCase.Named("pub-coef");

    public static TheoryData<string> Amplitudes => ScatteringCase.Named("pub-scatt");

    public static TheoryData<string> Transport => ScatteringCase.Named("pub-transport");

    [Theory]
    [MemberData(nameof(Coefficients))]
    public void Table_one_and_its_units(string id)
    {
        var one = ScatteringCase.Of(id);
        double duration = one["t_n"];
        ScatteringModel model = new()
        {
            Barrier = one.Barrier,
            Pulse = new CurrentPulse { FermiWaveNumber = one["kF"], Electrons = one["n_e"], Duration = duration },
            Constants = new ElectronConstants { ReducedPlanck = one["hbar"], Mass = one["m"] },
        };
        one.Expect("x_up", model.Amplitudes.StrengthUp);
        one.Expect("x_dn", model.Amplitudes.StrengthDown);
        ExpectAmplitudes(one, model.Amplitudes, "spin_mixing_g");
        one.Expect("T_up", Math.Pow(Complex.Abs(model.Amplitudes.TransmissionUp), 2));
        one.Expect("T_dn", Math.Pow(Complex.Abs(model.Amplitudes.TransmissionDown), 2));
        one.Expect("dmu_J", model.SpinBias);
        one.Expect("dmu_times_tn", model.SpinBias * duration);
        one.Expect("eF_J", model.FermiEnergy);
        one.Expect("C1_tn", model.Torque);
        one.Expect("C1_SI", model.Torque / duration);
        one.Expect("C2_sqrt_tn", model.Noise);
        one.Expect("C2_SI", model.Noise / Math.Sqrt(duration));
        StochasticTorque motion = model.Motion(NoiseVariant.D14);
        one.Expect("ou_variance_eq19", motion.PolarStrength / (2 * motion.Damping));
        one.Expect("C2sq_J_over_ImC1", motion.Strength * one["J"] / motion.Damping);
    }

    [Theory]
    [MemberData(nameof(Amplitudes))]
    public void Amplitudes_at_other_wave_numbers(string id)
    {
        var one = ScatteringCase.Of(id);
        ExpectAmplitudes(one, one.Barrier.Amplitudes(one["k"], ElectronConstants.Codata), "g");
    }

    [Fact]
    public void Concentration_of_the_thermal_ensemble()
    {
        var one = ScatteringCase.Of("pub-gibbs");
        double concentration = FisherLaw.ThermalConcentration(one["J"], one["B"], one["T"], ElectronConstants.Codata);
        one.Expect("kappa", concentration);
        one.Expect("transverse_std_approx", 1 / Math.Sqrt(concentration));
    }

    [Theory]
    [MemberData(nameof(Transport))]
    public void Any_bias_and_temperature(string id)
    {
        var one = ScatteringCase.Of(id);
        JsonElement potentials = one.Input("mu_J");
        SpinReservoirs reservoirs = new()
        {
            ThermalEnergy = one["kT_J"],
            LeftUp = id.Contains("lowbias", StringComparison.Ordinal) ? LowBias(potentials) : potentials.GetProperty("uL").GetDouble(),
            LeftDown = potentials.GetProperty("dL").GetDouble(),
            RightUp = potentials.GetProperty("uR").GetDouble(),
            RightDown = potentials.GetProperty("dR").GetDouble(),
        };
        IncomingSides sides = id.EndsWith("double", StringComparison.Ordinal) ? IncomingSides.All : IncomingSides.Alike;
        TransportCoefficients found = new TransportWindow { Barrier = one.Barrier }.Integrate(reservoirs, sides);
        one.Expect("C1_SI", found.Torque);
        one.Expect("w0", found.Isotropic);
        one.Expect("w1", found.Transverse);
        one.Expect("Q", found.Anomalous);
        PolarCovariance covariance = found.Covariance(1);
        one.Expect("G_at_theta_1.tt", covariance.PolarPolar);
        one.Expect("G_at_theta_1.pp", covariance.AzimuthAzimuth);
        one.Expect("G_at_theta_1.tp", covariance.PolarAzimuth);
        if (id.Contains("eq300K", StringComparison.Ordinal))
            Expect.Near((double?)one.Output("gilbert_alpha").GetDouble(), found.GilbertDamping(one["J"], one["kT_J"], ElectronConstants.Codata), 1e-8);
    }

    [Fact]
    public void Closed_forms_of_the_window()
    {
        var one = ScatteringCase.Of("pub-window");
        // kappa = m V/hbar^2 turned back into a barrier with spin 1
        double scale = ElectronConstants.Codata.Mass / Math.Pow(ElectronConstants.Codata.ReducedPlanck, 2);
        double up = one["kappa_up"] / scale, down = one["kappa_dn"] / scale;
        var window = new TransportWindow { Barrier = new DeltaBarrier { Potential = (up + down) / 2, Exchange = up - down, Spin = 1 } };
        one.Expect("int_tup_conj_tdn_dk", window.MixedTransmissionIntegral(one["k1"], one["k2"]));
        one.Expect("int_T_deps_over_eps", window.TransmissionIntegral(one["k1"], one["k2"]));
    }

    // A millionth above the other potential: the bias, to 1e-12 of itself, which the thirteen printed digits of the sum do not hold.
    private static double LowBias(JsonElement potentials)
    {
        double level = potentials.GetProperty("dL").GetDouble() * (1 + 1e-6);
        Assert.InRange(level - potentials.GetProperty("uL").GetDouble(), -5e-31, 5e-31);
        return level;
    }

    private static void ExpectAmplitudes(ScatteringCase one, SpinAmplitudes amplitudes, string mixing)
    {
        one.Expect("t_up", amplitudes.TransmissionUp);
        one.Expect("t_dn", amplitudes.TransmissionDown);
        one.Expect("r_up", amplitudes.ReflectionUp);
        one.Expect("r_dn", amplitudes.ReflectionDown);
        one.Expect(mixing, amplitudes.SpinMixing);
        // g by its definition, not by the product the program uses
        Complex g = 1 - Complex.Conjugate(amplitudes.TransmissionUp) * amplitudes.TransmissionDown
            - Complex.Conjugate(amplitudes.ReflectionUp) * amplitudes.ReflectionDown;
        Assert.True(Complex.Abs(g - amplitudes.SpinMixing) < 1e-14, $"{g} and {amplitudes.SpinMixing}");
    }
}
