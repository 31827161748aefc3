using SpinTorque.Cli.Itinerant;
using SpinTorque.Cli.Reproduction.Itinerant;
using Xunit;

namespace SpinTorque.Tests.Cli.Itinerant;

/// <summary>Where branches change against closed forms; bisected to 1e-13 of the axis.</summary>
public sealed class BranchesTests
{
    [Fact]
    public void Poles_change_where_the_heat_thresholds_are()
    {
        // Slopes and densities without symmetry: d_N = -g~(0) B/(lambda g~'(0)) and d_S likewise, by hand from G_S = 0.21, G_D = -0.14, lambda = -2/7.
        ItinerantMagnet magnet = PaperMagnets.Heat with { Contacts = PaperMagnets.Heat.Contacts with { Density = new DensityOfStates(1.2, 0.8, -0.012, 0.007) } };
        double north = -(2.0 * 0.21 + 0.4 * 0.14) * 10.0 / (-2.0 / 7.0 * (-0.005 * 0.21 - 0.019 * 0.14));
        double south = -(2.0 * 0.21 - 0.4 * 0.14) * 10.0 / (-2.0 / 7.0 * (-0.005 * 0.21 + 0.019 * 0.14));
        IReadOnlyList<Branch> branches = Branches.Follow(PaperMagnets.Range(-10_000.0, 9_000.0, 38), d => At(magnet, d), CancellationToken.None);
        Assert.Equal(north, Named(branches, "north").Changes[^1].At, 1e-6);
        Assert.Equal(south, Named(branches, "south").Changes[^1].At, 1e-6);
        Branch between = Named(branches, "precession");
        Assert.Equal([BranchStability.Stable, null, BranchStability.Unstable], between.Changes.Select(change => change.To));
        Assert.Equal(north, between.Changes[1].At, 1e-6);
        Assert.Equal(south, between.Changes[2].At, 1e-6);
    }

    [Theory]
    [InlineData(38)]
    [InlineData(361)]
    public void Poles_exchange_stability_at_the_switching_voltage_on_the_mesh_and_off_it(int count)
    {
        IReadOnlyList<Branch> branches = Branches.Follow(PaperMagnets.Range(-2.0, 7.0, count), v => PaperMagnets.Voltage with { Voltage = v }, CancellationToken.None);
        foreach (Branch pole in branches)
            Assert.Equal(3.75, Assert.Single(pole.Changes.Skip(1)).At, 1e-10);
    }

    [Fact]
    public void Driven_states_change_hemisphere_at_the_closed_form()
    {
        ItinerantMagnet magnet = PaperMagnets.Voltage with { Contacts = PaperMagnets.Normal, Spin = 10.0 };
        // alpha = rho_S (Gamma_l + Gamma_r)/(2 S) = 0.15; Omega_c = sqrt(|B| (alpha^2 |w| + |w| - |B|)).
        double critical = Math.Sqrt(0.0225 * 1.3 + 0.3);
        IReadOnlyList<Branch> branches = Branches.Follow(
            PaperMagnets.Range(0.1, 1.0, 19), amplitude => magnet with { Drive = new MicrowaveDrive { Amplitude = amplitude, Frequency = -1.3 } }, CancellationToken.None);
        Assert.Equal(2, branches.Count);
        Assert.All(branches, branch => Assert.Equal(critical, Assert.Single(branch.Changes.Skip(1)).At, 1e-10));
    }

    [Fact]
    public void Locked_precession_ends_in_saddle_nodes()
    {
        // A precession kept up by heat locks to a weak drive while |delta| is below about Omega |cot(theta)|; beyond, two of the four driven states have met.
        const double amplitude = 1e-4;
        ItinerantMagnet magnet = At(PaperMagnets.Heat, -2.0 * PaperMagnets.HeatThreshold);
        ItinerantMagnet Driven(double detuning) => magnet with { Drive = new MicrowaveDrive { Amplitude = amplitude, Frequency = -magnet.Field + detuning } };
        IReadOnlyList<Branch> branches = Branches.Follow(PaperMagnets.Range(-2e-4, 2e-4, 21), Driven, CancellationToken.None);
        double[] folds = [.. branches.SelectMany(branch => branch.Changes).Where(change => Math.Abs(change.At) < 1.99e-4 && change.To is null).Select(change => change.At)];
        // Both states of the pair end at one place; cot(60 degrees) = 0.57735, corrected by Omega/(alpha B).
        Assert.Equal(2, folds.Length);
        Assert.Equal(folds[0], folds[1], 1e-12);
        Assert.Equal(amplitude / Math.Sqrt(3.0), folds[0], 0.1 * amplitude);
        // Four states just inside and two just outside, 1e-8 of the drive away.
        Assert.Equal(4, DrivenSteadyStates.Of(Driven(folds[0] - 1e-8 * amplitude)).Count);
        Assert.Equal(2, DrivenSteadyStates.Of(Driven(folds[0] + 1e-8 * amplitude)).Count);
    }

    private static ItinerantMagnet At(ItinerantMagnet magnet, double d) => d < 0.0
        ? magnet with { RightTemperature = Math.Sqrt(-3.0 * d) / Math.PI }
        : magnet with { LeftTemperature = Math.Sqrt(3.0 * d) / Math.PI };

    private static Branch Named(IReadOnlyList<Branch> branches, string name) => branches.Single(branch => branch.Name == name);
}
