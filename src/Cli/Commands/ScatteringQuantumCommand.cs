using System.CommandLine;
using SpinTorque.Cli.Input;
using SpinTorque.Cli.Maps;
using SpinTorque.Cli.Scattering;

namespace SpinTorque.Cli.Commands;

/// <summary><c>scattering quantum</c>: single electrons off a quantum spin, exactly, against the noise of the file.</summary>
internal static class ScatteringQuantumCommand
{
    private const double SteadyTime = 8;
    private const double MostElectrons = 1e7;

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var model = new ModelArguments();
        Option<int> spin = ModelArguments.WholeNumber("--spin", "Spin J of the quantum magnet, which keeps the file's amplitudes; at most 10000.", 1, 100, 10_000);
        Option<int> points = ModelArguments.WholeNumber("--points", "Angles between the poles at which drift and diffusion are compared, at most 1000.", 1, 7, 1000);
        Option<bool> json = ScatteringCommand.Json();
        var command = new Command("quantum", "Exact scattering of single electrons off a quantum spin, against torque and noise.") { spin, points, json };
        model.AddTo(command);
        command.SetAction((parse, cancellation) => Task.Run(
            () =>
            {
                ScatteringSystem system = ScatteringCommand.Read(model, parse).System!;
                var magnitude = HalfInteger.FromInteger(parse.GetValue(spin));
                SpinAmplitudes amplitudes = system.Model.Amplitudes;
                TextWriter output = parse.InvocationConfiguration.Output;
                IReadOnlyList<(string Name, double[] Values)> angles = Angles(magnitude, amplitudes, system.Variant, parse.GetValue(points));
                (int electrons, double quantum, double noisy) = Stationary(magnitude, amplitudes, system.Variant, parse, cancellation);
                (string, double[])[] last = [("electrons", [electrons]), ("J variance", [quantum]), ("noise variance", [noisy])];
                if (parse.GetValue(json))
                {
                    ScatteringJson.Write([.. angles, .. last], output);
                    return ExitCode.Done;
                }
                ScatteringText.Write(angles, output);
                output.WriteLine();
                ScatteringText.Write(last, output);
                return ExitCode.Done;
            },
            cancellation));
        return command;
    }

    // drift over C1 and diffusion over |C2|^2, of one electron
    private static IReadOnlyList<(string Name, double[] Values)> Angles(HalfInteger spin, SpinAmplitudes amplitudes, NoiseVariant variant, int points)
    {
        double[] angles = [.. Enumerable.Range(1, points).Select(i => Math.PI * i / (points + 1))];
        QuantumStep[] steps = [.. angles.Select(angle => QuantumStep.At(spin, amplitudes, angle))];
        var torque = QuantumStep.Semiclassical(spin, amplitudes);
        StochasticTorque motion = new() { Torque = torque, Noise = torque, Variant = variant };
        double strength = motion.Strength;
        PolarCovariance[] theory = [.. angles.Select(motion.Covariance)];
        return
        [
            ("theta", angles),
            ("drift ratio", [.. steps.Select(step => step.Torque.Imaginary / torque.Imaginary)]),
            ("turn ratio", [.. steps.Select(step => step.Torque.Real / torque.Real)]),
            ("G polar", [.. steps.Select(step => step.Diffusion.PolarPolar / strength)]),
            ("noise polar", [.. theory.Select(one => one.PolarPolar / strength)]),
            ("G azimuth", [.. steps.Select(step => step.Diffusion.AzimuthAzimuth / strength)]),
            ("noise azimuth", [.. theory.Select(one => one.AzimuthAzimuth / strength)]),
        ];
    }

    // J <n_x^2> after many electrons from the equator
    private static (int Electrons, double Quantum, double Noisy) Stationary(
        HalfInteger spin, SpinAmplitudes amplitudes, NoiseVariant variant, ParseResult parse, CancellationToken cancellation)
    {
        var torque = QuantumStep.Semiclassical(spin, amplitudes);
        double needed = Math.Ceiling(SteadyTime / torque.Imaginary);
        if (!(needed <= MostElectrons))
            throw new CommandFailure(ExitCode.Failed, $"spintorque: an electron turns this magnet so little that its steady state takes more than {MostElectrons:G} of them");
        int electrons = (int)needed;
        var magnet = new QuantumMagnet(spin, amplitudes, SpinDirection.At(Math.PI / 2, 0));
        var meter = new ProgressMeter(electrons, unit: "electrons");
        BarProgress.On(parse.InvocationConfiguration.Error).Run(meter, () =>
        {
            for (int done = 0; done < electrons; done += 100)
            {
                cancellation.ThrowIfCancellationRequested();
                magnet.Scatter(Math.Min(100, electrons - done));
                meter.Count(Math.Min(100, electrons - done));
            }
        });
        double deviation = magnet.Moments().StandardDeviation.X;
        var law = new StationaryLaw(new StochasticTorque { Torque = torque, Noise = torque, Variant = variant });
        return (electrons, spin.Value * deviation * deviation, spin.Value * law.TransverseVariance);
    }
}
