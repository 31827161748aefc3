using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

/// <summary>
/// dI/dV, which is found by differentiating the elimination, integrates along a map's axis to the currents, which are not. The trapezium rule of an
/// analytic function that is flat at both ends errs by e^(-2 pi d/h), d of order pi T the distance of its poles: nothing at h = T/4.
/// </summary>
public sealed class MapIntegralTests : IDisposable
{
    private const string ThreeLevels = """
        grain:
          spin: 3
          exchange: 0.6
          anisotropy: 0.1
          field: 0.1
          gate: 0
          charges: [0, 1]
          levels: [{energy: 1, band: minority}, {energy: 2, band: minority}, {energy: -1, band: majority}]
        leads:
          left: {potential: 0, temperature: 0.4, rates: {up: 1.4, down: 0.6}, angle: 60}
          right: {potential: 0, temperature: 0.4, rates: {up: 1.0, down: [1.0, 0.8, 0.5]}}
          probe: {potential: 0.5, temperature: 0.4, rates: {up: 0.1, down: 0.3}}
        bath: {damping: 0.02, temperature: 0.4}

        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(SmallGrain.Text, "left", "right", true, "")]
    [InlineData(SmallGrain.Text, "right", "left", false, "")]
    [InlineData(ThreeLevels, "left", "right", false, "")]
    [InlineData(ThreeLevels, "left", "right", true, "--exact")]
    [InlineData(ThreeLevels, "right", "probe", true, "--refine 1e-9")]
    public void Conductance_integrates_to_the_current(string model, string moved, string other, bool alongX, string options)
    {
        string bias = $"leads.{moved}.potential=-12:15:271", gate = "grain.gate=-0.7:0.5:3";
        CommandRun.Good(
            ["map", _folder.Write("model.yaml", model), "--x", alongX ? bias : gate, "--y", alongX ? gate : bias, "--out", _folder.At("out"),
             "--quantity", $"current.{moved}", $"conductance.{moved}.{moved}", $"current.{other}", $"conductance.{moved}.{other}",
             .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        var arrays = NpzFile.Read(_folder.At("out/map.npz"));
        double[] potentials = arrays[alongX ? "x.npy" : "y.npy"].Elements;
        int points = potentials.Length;

        foreach (string lead in new[] { moved, other })
        {
            double[] currents = arrays[$"current.{lead}.npy"].Elements, conductances = arrays[$"conductance.{moved}.{lead}.npy"].Elements;
            for (int line = 0; line < 3; line++)
            {
                int At(int point) => alongX ? line * points + point : point * 3 + line;
                double sum = 0;
                for (int point = 1; point < points; point++)
                    sum += (potentials[point] - potentials[point - 1]) * (conductances[At(point - 1)] + conductances[At(point)]) / 2;
                double change = currents[At(points - 1)] - currents[At(0)];
                Assert.True(Math.Abs(change) > 1e-4);
                Assert.Equal(change, sum, 1e-7 * Math.Abs(change));
            }
        }
    }
}
