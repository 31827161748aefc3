using Xunit;

namespace SpinTorque.Tests.Macrospin.FokkerPlanck;

public sealed class GrainDiffusionTests
{
    // The claim: mean and variance of u within 2/S0 of the exact chain's, over both bands, with and without bath, at poles too.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Consistent_moments_are_the_chains_up_to_two_over_the_spin(bool bath)
    {
        const int spin = 100;
        bool atPole = false, inside = false;
        for (int seed = 0; seed < 30; seed++)
        {
            GrainModel model = OneLevelGrains.Model(seed, spin, bath);
            model = seed % 5 == 0 ? RandomGrains.Equilibrium(model, 1m, 0.2m) : model;
            (double mean, double variance) chain = Chain(model);
            CellDensity density = Consistent(model);
            Expect.Near(chain.mean, density.Mean, 0, 2.0 / spin);
            Expect.Near(chain.variance, density.Variance, 0, 2.0 / spin);
            atPole |= Math.Abs(chain.mean) > 0.95;
            inside |= Math.Abs(chain.mean) < 0.5;
        }
        Assert.True(atPole && inside);
    }

    // S0 = 200 of the precessing grain: variance 0.1019 of the chain and of the consistent equation to 1 in 5000; the published one is
    // off by more than a factor of 4, and what its poles hold grows with the number of cells.
    [Fact]
    public void The_published_diffusion_fails_where_the_consistent_one_holds()
    {
        GrainModel model = GrainsOfTheLimit.Precessing();
        double exact = Chain(model).Variance;
        Expect.Near(0.10194646952344, exact, 1e-9);         // 0.10195 in an independent calculation
        Expect.Near(exact, Consistent(model).Variance, 5e-4);
        double Published(int cells) => GrainDiffusion.Published(MacrospinGrain.Of(model)).On(CellGrid.Uniform(-1, 1, cells)).Stationary().Variance;
        Assert.True(Published(200) > 4 * exact);
        Assert.True(Published(3200) > 1.1 * Published(400));
        CellDensity density = GrainDiffusion.Published(MacrospinGrain.Of(model)).On(CellGrid.Uniform(-1, 1, 1000)).Stationary();
        // rho ~ 1/(1 - u): the last cells' densities as their distances 1/2, 3/2 from the pole
        Expect.Near(3.0, density[999] / density[998], 0.05);
    }

    // In equilibrium lambda1/D = x [1 + c x^2 + ...], x = omega/T, c = -1/12 + (a+ + a-)/(2 W^2) at x = 0: from a+/a- = e^x, no bath.
    [Theory]
    [InlineData(Band.Minority)]
    [InlineData(Band.Majority)]
    public void Einsteins_relation_holds_up_to_the_square_of_energy_over_temperature(Band band)
    {
        const int spin = 50_000;
        double Defect(double field)
        {
            GrainModel model = Models.OneLevel(HalfInteger.FromInteger(spin), anisotropy: 0m, field, temperature: 1m, Models.Leads(0m, 1m, (1.4, 0.6), (1, 0.5)));
            model = model with { Grain = model.Grain with { Levels = [new Level { Energy = 0.4m, Band = band, Reference = band == Band.Minority ? null : 0 }] } };
            var grain = MacrospinGrain.Of(model);
            FokkerPlanckEquation equation = GrainDiffusion.Consistent(grain);
            const double u = 0.3;
            MacrospinRates zero = MacrospinGrain.Of(model with { Grain = model.Grain with { Field = 0m } }).LimitRatesAt(u);
            double w = zero.Enter + zero.Leave, c = -1.0 / 12 + (zero.PairUp + zero.PairDown) / (2 * w);
            // the drift of order 1/S is left out by comparing with the opposite field
            FokkerPlanckEquation opposite = GrainDiffusion.Consistent(MacrospinGrain.Of(model with { Grain = model.Grain with { Field = -field } }));
            double ratio = (equation.Drift(u) / equation.Diffusion(u) - opposite.Drift(u) / opposite.Diffusion(u)) / 2 / grain.MeanSpin / field;
            return (ratio - 1) / (field * field) / c;
        }

        Expect.Near(1.0, Defect(0.2), 0.02);
        Expect.Near(1.0, Defect(0.1), 0.01);
    }

    // Without leads' asymmetry and tunnelling both equations have the bath's diffusion: S0 alpha (1 - u^2) T at omega = 0.
    [Fact]
    public void The_published_diffusion_is_that_of_its_formula()
    {
        // f_up = f_dn = Gamma/4 at q = 0: a = Gamma/4, b = 0, a~ = Gamma/4: (1 - u^2) (Gamma/4)^2/(2 Gamma)
        GrainModel model = Models.OneLevel(HalfInteger.FromInteger(10), 0m, 0m, 1m, Models.Leads(0m, 1m, (1, 1), (1, 1)));
        Expect.Near((1 - 0.25) * 4 / 32.0, GrainDiffusion.PublishedDiffusion(MacrospinGrain.Of(model), 0.5), 1e-14);
        model = model with { Bath = new BosonBath { Damping = 0.01m, Temperature = 2m } };
        Expect.Near((1 - 0.25) * (4 / 32.0 + 10 * 0.01 * 2), GrainDiffusion.PublishedDiffusion(MacrospinGrain.Of(model), 0.5), 1e-14);
    }

    private static (double Mean, double Variance) Chain(GrainModel model)
    {
        double spin = MacrospinGrain.Of(model).MeanSpin;
        TransportResult result = MasterEquation.Assemble(model).Solve();
        return (result.Sz / spin, result.SzVariance / (spin * spin));
    }

    private static CellDensity Consistent(GrainModel model)
    {
        var grain = MacrospinGrain.Of(model);
        return GrainDiffusion.Consistent(grain).On(CellGrid.Uniform(-grain.Reach, grain.Reach, 800)).Stationary();
    }
}
