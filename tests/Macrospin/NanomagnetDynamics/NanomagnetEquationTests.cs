using Xunit;

namespace SpinTorque.Tests.Macrospin.NanomagnetDynamics;

public sealed class NanomagnetEquationTests
{
    private static readonly ReducedNanomagnet Magnet = new() { LeftUp = 12, LeftDown = 4, RightUp = 8, RightDown = 8 };

    [Fact]
    public void The_papers_grain_precesses_where_its_quadratic_says()
    {
        // both channels open: q u^2 + (1 + q H) u + H + Theta = 0 with q = 1/4, H = -4.1, Theta = 4
        FixedPointSet points = Magnet.At(-4.1, 30).FixedPoints();
        double root = Math.Sqrt(0.025 * 0.025 + 0.1) / 0.5;

        Assert.Equal([0.05 - root, 1], points.Stable, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([-1, 0.05 + root], points.Unstable, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal("(SP,+1)", points.Label);
        Assert.Equal(4, Magnet.At(-4.1, 30).Theta, 1e-12);
        Assert.Equal(0.25, Magnet.TorqueAsymmetry, 1e-15);
    }

    // A majority level takes spin s along u = s only: with half-metallic leads no electron enters at the other pole, and the current is
    // Gamma_L Gamma_R/(Gamma_L + Gamma_R) (1 + u)/2 on the way there.
    [Fact]
    public void Half_metallic_leads_carry_no_current_at_the_pole_they_do_not_see()
    {
        NanomagnetEquation magnet = (Magnet with { LeftDown = 0, RightDown = 0 }).At(-0.5, 30);

        Assert.Equal([0, 0], LimitCurrent.At(magnet, -1));
        Assert.Equal(4.8 * 1e-9 / 2, LimitCurrent.At(magnet, -1 + 1e-9)[0], 1e-15);
        Assert.Equal(0, magnet.Drift(-1));
    }

    [Fact]
    public void A_step_of_the_drift_through_zero_is_a_stable_point_on_the_step()
    {
        // an easy plane: spin up passes for u < V, so that P falls there from 9 - 5 to -5 but for the bath
        FixedPoint jump = EasyPlane(0).FixedPoints().All.Single(point => point.IsJump && point.IsStable);

        Assert.Equal(0.1, jump.Position, 1e-15);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void The_drift_is_that_of_the_chain_at_large_spin(int spinChange)
    {
        ReducedNanomagnet warm = Magnet with { SpinChange = spinChange, Temperature = 1 };
        NanomagnetEquation limit = warm.At(-0.7, 2, spin: 20000);
        MacrospinGrain grain = MacrospinGrain.Of(warm.ChainAt(-0.7, 2, HalfInteger.FromInteger(20000)));
        foreach (double u in new[] { -0.9, -0.3, 0.2, 0.8 })
        {
            double chain = grain.RatesAt(u * grain.MeanSpin).Drift / grain.MeanSpin;

            // corrections of order 1/S0
            Assert.Equal(limit.Drift(u), chain, 1e-3 * Math.Abs(limit.Drift(u)) + 1e-9);
        }
    }

    [Theory]
    [InlineData(1, 1, 0.5, 6.0)]
    [InlineData(-1, 1, -0.2, -3.0)]
    [InlineData(1, -1, -1.5, -2.0)]
    [InlineData(-1, -1, -1.6, 3.0)]
    public void Flips_near_a_pole_are_those_of_the_chain(int spinChange, int pole, double field, double bias)
    {
        ReducedNanomagnet warm = Magnet with { SpinChange = spinChange, Temperature = 1 };
        HalfInteger spin = HalfInteger.FromInteger(1000);
        NanomagnetEquation limit = warm.At(field, bias, spin.Value);
        PoleFluctuations near = PoleFluctuations.Near(limit, pole);
        Assert.True(near.Annihilation > 1.5 * near.Creation);

        MasterEquation equation = MasterEquation.Assemble(warm.ChainAt(field, bias, spin) with { Grain = warm.ChainAt(field, bias, spin).Grain with { Hold = Half(pole) } });
        IReadOnlyList<double> p = equation.Solve().State.Probabilities;
        double flips = Enumerable.Range(0, p.Count).Sum(k => p[k] * (equation.States[k].Spin.Value - pole * equation.States[k].Projection.Value));

        // corrections of order <M>/S0
        Assert.Equal(near.MeanFlips, flips, 0.01 * near.MeanFlips);
    }

    [Fact]
    public void The_current_at_a_stable_pole_is_that_of_the_chain()
    {
        ReducedNanomagnet warm = Magnet with { Temperature = 0.2 };
        MasterEquation equation = MasterEquation.Assemble(warm.ChainAt(0.5, 6, HalfInteger.FromInteger(1000)));

        double[] limit = LimitCurrent.At(warm.At(0.5, 6), 1);

        // flips near the pole are of order one in a thousand
        Assert.Equal(limit[0], equation.Solve().Current[0], 0.005 * limit[0]);
        Assert.Equal(0, limit.Sum(), 1e-14);
    }

    [Fact]
    public void At_a_jump_the_current_lies_between_both_sides_where_the_drift_vanishes_on_average()
    {
        NanomagnetEquation magnet = EasyPlane(0), warm = EasyPlane(1e-6);
        FixedPoint jump = magnet.FixedPoints().All.Single(point => point.IsJump && point.IsStable);
        double below = LimitCurrent.At(magnet, jump.Position - 1e-7)[0], above = LimitCurrent.At(magnet, jump.Position + 1e-7)[0];

        double cold = LimitCurrent.At(magnet, jump)[0];
        double settled = warm.FixedPoints().Stable.MinBy(u => Math.Abs(u - jump.Position));

        Assert.InRange(cold, Math.Min(below, above), Math.Max(below, above));
        // the limit of low temperature, where u settles within a few T of the step
        Assert.Equal(LimitCurrent.At(warm, settled)[0], cold, 1e-4);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(-2.0)]
    public void At_zero_bias_tunnelling_only_adds_to_the_damping(double level)
    {
        NanomagnetEquation magnet = Magnet.At(0.4, 0) with
        {
            LevelEnergy = level,
            Leads = [new MacrospinLead("left", 0.1, 0.6, 12, 4), new MacrospinLead("right", 0.1, 0.6, 8, 8)],
        };
        foreach (double u in new[] { -0.8, -0.4, 0.0, 0.7 })
            Assert.Equal((1 - u * u) * ZeroBias.EffectiveDamping(magnet, u) * (magnet.Field + 2 * magnet.Anisotropy * u), magnet.Drift(u), 1e-13);
    }

    [Fact]
    public void Hot_leads_add_one_part_in_32_of_gamma_over_T_S0()
    {
        NanomagnetEquation magnet = Magnet.At(0.4, 0) with { Leads = [new MacrospinLead("one", 0, 1e4, 3, 1)] };

        Assert.Equal(ZeroBias.EffectiveDamping(magnet, 0.3), ZeroBias.HighTemperatureDamping(magnet, 0.3), 1e-12);
        Assert.Equal(magnet.Damping + 4 * 0.75 / (32 * 1e4 * magnet.Spin * 1.15), ZeroBias.HighTemperatureDamping(magnet, 0.3), 1e-15);
    }

    private static NanomagnetEquation EasyPlane(double temperature) => (Magnet with { Temperature = temperature }).At(0, 0.1) with { Anisotropy = -1 };

    private static SpinWindow Half(int pole) => pole > 0 ? new SpinWindow(0, 1) : new SpinWindow(-1, 0);
}
