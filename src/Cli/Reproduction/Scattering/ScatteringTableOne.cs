using System.Numerics;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Reproduction;

/// <summary>[TBR] Table I: amplitudes, bias and coefficients, with the paper's rounded constants and with those of CODATA.</summary>
internal sealed class ScatteringTableOne : ScatteringFigure
{
    /// <inheritdoc/>
    public override string Name => "tbr-table1";

    /// <inheritdoc/>
    public override string Title => "amplitudes and coefficients of a nanomagnet";

    /// <inheritdoc/>
    public override ReproducedFigure Compute(CancellationToken cancellation)
    {
        ScatteringModel rounded = Model with { Constants = ElectronConstants.Rounded };
        var data = new NumpyArchive();
        foreach ((string name, ScatteringModel model) in new[] { ("rounded", rounded), ("codata", Model) })
            data.Add(name, Row(model));
        return new ReproducedFigure { Claims = [.. Printed(rounded), .. Exact(Model)], Data = data, Panels = new Dictionary<string, Action<TextWriter>>(StringComparer.Ordinal) };
    }

    // the columns t_up, t_down, C1 t_n, C2 sqrt t_n as real and imaginary parts, then the bias times t_n
    private static double[] Row(ScatteringModel model) =>
    [
        .. new[] { model.Amplitudes.TransmissionUp, model.Amplitudes.TransmissionDown, model.Torque, model.Noise }.SelectMany(value => new[] { value.Real, value.Imaginary }),
        model.SpinBias * model.Pulse.Duration,
    ];

    private static IEnumerable<Claim> Printed(ScatteringModel model) =>
    [
        .. Parts("t_up of the paper (rounded constants)", new Complex(0.067, -0.251), model.Amplitudes.TransmissionUp, 5e-4),
        .. Parts("t_down of the paper (rounded constants)", new Complex(0.924, -0.265), model.Amplitudes.TransmissionDown, 5e-4),
        Near("bias times t_n of the paper (rounded constants), 1e-29 J s", 9.990, model.SpinBias * model.Pulse.Duration * 1e29, 5e-4),
        .. Parts("C1 t_n of the paper (rounded constants)", new Complex(3.312, 5.509), model.Torque, 5e-4),
        .. Parts("C2 of the paper (rounded constants)", new Complex(0.009, 0.014), model.Noise, 5e-4),
    ];

    private static IEnumerable<Claim> Exact(ScatteringModel model) =>
    [
        .. Parts("t_up with CODATA constants", new Complex(0.06612, -0.24849), model.Amplitudes.TransmissionUp, 5e-6),
        .. Parts("t_down with CODATA constants", new Complex(0.92287, -0.26680), model.Amplitudes.TransmissionDown, 5e-6),
        .. Parts("C1 t_n with CODATA constants", new Complex(3.31256, 5.50769), model.Torque, 5e-6),
        .. Parts("C2 with CODATA constants", new Complex(0.008553, 0.014221), model.Noise, 5e-7),
        Near("|C2|^2 J/Im C1, exactly", 0.5, model.Motion(NoiseVariant.D14).Strength * model.Barrier.Spin / model.Torque.Imaginary, 1e-12),
        Near("spin lost by an electron at the equator, Re g/2", 0.3672, model.Amplitudes.SpinMixing.Real / 2, 5e-5),
    ];

    private static Claim[] Parts(string statement, Complex stated, Complex found, double tolerance) =>
        [Near($"Re {statement}", stated.Real, found.Real, tolerance), Near($"Im {statement}", stated.Imaginary, found.Imaginary, tolerance)];
}
