using SpinTorque.Cli.Input;
using Xunit;

namespace SpinTorque.Tests.Cli.Input;

/// <summary>A model file with nothing wrong, to be spoilt one line at a time.</summary>
internal static class SoundModel
{
    public const string Text = """
        grain:
          spin: 10
          exchange: 0.3
          anisotropy: 0.02
          field: 0.05
          gate: -0.6
          charges: [0, 1]
          levels:
            - {energy: 1.0, band: minority}
            - {energy: -0.4, band: majority}
        leads:
          left:
            potential: 3.0
            temperature: 0.02
            rates: {up: 1.4, down: 0.6}
          right: {potential: 0.0, temperature: 0.02, rates: {up: 1.0, down: [1.0, 0.9]}, angle: 90}
        bath: {damping: 1.0e-4, temperature: 0.02}
        matrixElements: exact
        """;

    /// <summary>The file with one line (from 1) replaced; <c>|</c> in the replacement starts a new line.</summary>
    public static string WithLine(int line, string replacement)
    {
        string[] lines = Text.ReplaceLineEndings("\n").Split('\n');
        lines[line - 1] = replacement.Replace('|', '\n');
        return string.Join('\n', lines);
    }

    public static ModelReading Read(params string[] overrides) => ModelFile.Parse(Text, "model.yaml", overrides);

    public static ModelReading ReadWithLine(int line, string replacement) => ModelFile.Parse(WithLine(line, replacement), "model.yaml", []);

    /// <summary>The sound file with units added.</summary>
    public static ModelReading ReadWithUnits(string units, params string[] overrides) =>
        ModelFile.Parse($"{Text}\nunits: {units}\n", "model.yaml", overrides);

    public static GrainModel Bound(ModelReading reading)
    {
        Assert.Empty(reading.Problems.Select(problem => problem.ToString()));
        return reading.Model!;
    }
}
