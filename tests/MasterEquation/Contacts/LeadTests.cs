using Xunit;

namespace SpinTorque.Tests;

public class LeadTests
{
    [Fact]
    public void A_turned_lead_mixes_its_rates_along_the_axis()
    {
        Lead lead = Models.Lead("tip", 0m, 1m, up: 4, down: 1);
        // cos^2(30) = 3/4, cos^2(45) = 1/2, cos^2(90) = 0 of the half angles
        Expect.Near(0.75 * 4 + 0.25 * 1, (lead with { Angle = 60m }).RateAlongAxis(0, 1), 1e-15);
        Expect.Near(0.75 * 1 + 0.25 * 4, (lead with { Angle = 60m }).RateAlongAxis(0, -1), 1e-15);
        Assert.Equal(2.5, (lead with { Angle = 90m }).RateAlongAxis(0, 1));
        Assert.Equal(1, (lead with { Angle = 180m }).RateAlongAxis(0, 1));
    }

    [Fact]
    public void A_half_metal_turned_around_gives_exact_zeros()
    {
        Lead lead = Models.Lead("tip", 0m, 1m, up: 4, down: 0);
        Assert.Equal(0, lead.RateAlongAxis(0, -1));
        Assert.Equal(0, (lead with { Angle = 180m }).RateAlongAxis(0, 1));
        Assert.Equal(0, (lead with { Angle = -540m }).RateAlongAxis(0, 1));
    }

    [Fact]
    public void Values_out_of_range_are_refused()
    {
        Lead lead = Models.Lead("tip", 0m, 1m, 1, 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => lead with { Temperature = 0m });
        Assert.Throws<ArgumentOutOfRangeException>(() => lead with { Temperature = -1m });
        Assert.Throws<ArgumentOutOfRangeException>(() => lead with { Potential = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => lead with { Angle = double.PositiveInfinity });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BosonBath { Damping = -1m, Temperature = 1m });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BosonBath { Damping = 0m, Temperature = 0m });
    }
}
