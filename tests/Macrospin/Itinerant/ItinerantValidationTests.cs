using Xunit;

namespace SpinTorque.Tests.Macrospin.Itinerant;

public sealed class ItinerantValidationTests
{
    private static readonly ItinerantMagnet Sound = new()
    {
        Contacts = new ItinerantContacts { Density = new DensityOfStates(1.0, 1.0), Widths = new LevelWidths(1.0, 1.0, 1.0) },
        Spin = 10.0,
        Field = 1.0,
    };

    [Fact]
    public void Bad_densities_and_widths_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DensityOfStates(0.0, 0.0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DensityOfStates(-1.0, 2.0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DensityOfStates(1.0, 1.0, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LevelWidths(0.0, 1.0, 0.0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LevelWidths(1.0, 0.0, 0.0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LevelWidths(1.0, 1.0, -0.1));
    }

    [Fact]
    public void Bad_magnets_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Sound with { Spin = 0.0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Sound with { Field = double.PositiveInfinity });
        Assert.Throws<ArgumentOutOfRangeException>(() => Sound with { LeftTemperature = -1.0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Sound with { Capacitance = -1.0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Sound with { Exchange = 0.0 });
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(3.2)]
    [InlineData(double.NaN)]
    public void Angles_outside_are_refused(double theta) => Assert.Throws<ArgumentOutOfRangeException>(() => PolarAngle.FromRadians(theta));

    [Fact]
    public void What_does_not_exist_is_none()
    {
        Assert.Null(SwitchingVoltage.Of(Sound.Contacts, 1.0));
        Assert.Null(EnforcedEquilibrium.Window(Sound.Contacts, 1.0));
        Assert.Null(HeatThresholds.Of(Sound).North);
        Assert.Null(StationaryStates.Of(Sound).Precession);
        Assert.Null(DotPotential.Of(Sound, PolarAngle.North, 0.0));
        Assert.Null(EnforcedEquilibrium.AtJunctionVoltage(Sound.Contacts, 0.0, 0.0));
        Assert.Null(EnforcedEquilibrium.SquaredCosine(Sound.Contacts, 0.0, 0.0));
    }

    [Fact]
    public void Limits_of_validity_are_said()
    {
        Assert.Empty(ItinerantValidity.Warnings(Sound with { Spin = 1e4 }, PolarAngle.FromRadians(1.0)));
        Assert.Contains("slowness", Assert.Single(ItinerantValidity.Warnings(Sound with { Field = 30.0 }, PolarAngle.FromRadians(1.0))), StringComparison.Ordinal);
    }

    [Fact]
    public void Slopes_with_a_voltage_are_warned_of()
    {
        ItinerantMagnet magnet = Sound with
        {
            Contacts = new ItinerantContacts { Density = new DensityOfStates(1.0, 0.0, 0.1, 0.0), Widths = new LevelWidths(1.0, 1.5, 1.0) },
            Spin = 1e4,
            Voltage = 20.0,
            LeftTemperature = 10.0,
        };
        string[] warnings = [.. ItinerantValidity.Warnings(magnet, PolarAngle.FromRadians(1.0))];
        // |rho'| V = 2 of rho; B V = 20 of V^2 + (pi^2/3) 100 = 729 is small.
        Assert.Equal(2, warnings.Length);
        Assert.Contains("reaches 2 of rho", warnings[0], StringComparison.Ordinal);
        Assert.Contains("Fermi level with the voltage on", warnings[1], StringComparison.Ordinal);
    }
}
