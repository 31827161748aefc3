using Xunit;

namespace SpinTorque.Tests;

/// <summary>
/// What must not change, or must change sign, when a model is looked at another way. Tolerances are roundings of the largest rate.
/// </summary>
public class SymmetryTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Current_vanishes_at_zero_bias(int seed)
    {
        (TransportResult result, double rate) = Solve(RandomGrains.Equilibrium(RandomGrains.Model(seed), 0.1m, 0.2m));
        Assert.All(result.Current, current => Expect.Near(0.0, current, 0, 1e-15 * rate));
        Assert.All(result.HeatCurrent, heat => Expect.Near(0.0, heat, 0, 1e-14 * rate));
        Assert.All(result.SpinCurrent, spin => Expect.Near(0.0, spin, 0, 1e-15 * rate));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Charge_is_conserved(int seed)
    {
        (TransportResult result, double rate) = Solve(RandomGrains.Model(seed));
        Expect.Near(0.0, result.Current.Sum(), 0, 2e-15 * rate);
        double size = result.Current.Sum(Math.Abs);
        if (size > 0)
            Expect.Near(Math.Abs(result.Current.Sum()) / size, result.CurrentDefect, 1e-12, 1e-20);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_order_of_the_leads_does_not_matter(int seed)
    {
        GrainModel model = RandomGrains.Model(seed);
        (TransportResult forward, double rate) = Solve(model);
        (TransportResult backward, _) = Solve(model with { Leads = [.. model.Leads.Reverse()] });
        AssertSame(forward.Current, backward.Current.Reverse(), rate);
        AssertSame(forward.EnergyCurrent, backward.EnergyCurrent.Reverse(), 10 * rate);
        Expect.Near(forward.Sz, backward.Sz, 1e-12, 1e-14);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_order_of_the_levels_does_not_matter(int seed)
    {
        GrainModel model = RandomGrains.Model(seed);
        GrainModel turned = (model with { Grain = model.Grain with { Levels = [.. model.Grain.Levels.Reverse()] } })
            .WithLeads(lead => lead with { Up = Reversed(lead.Up), Down = Reversed(lead.Down) });
        (TransportResult forward, double rate) = Solve(model);
        (TransportResult backward, _) = Solve(turned);
        AssertSame(forward.Current, backward.Current, rate);
        AssertSame(forward.Occupations, backward.Occupations.Reverse(), 1);
        Expect.Near(forward.SzVariance, backward.SzVariance, 1e-12, 1e-14);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Turning_all_spins_and_the_field_turns_the_magnetisation(int seed)
    {
        GrainModel model = RandomGrains.Model(seed);
        SpinWindow hold = model.Grain.Hold;
        Grain grain = model.Grain with { Field = -model.Grain.Field, Hold = new SpinWindow(-hold.Maximum, -hold.Minimum) };
        (TransportResult up, double rate) = Solve(model);
        (TransportResult down, _) = Solve((model with { Grain = grain }).WithLeads(lead => lead with { Up = lead.Down, Down = lead.Up }));
        AssertSame(up.Current, down.Current, rate);
        AssertSame(up.SpinCurrent, down.SpinCurrent.Select(spin => -spin), rate);
        Expect.Near(up.Sz, -down.Sz, 1e-12, 1e-14);
        Expect.Near(up.Charge, down.Charge, 1e-12, 1e-14);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_lead_may_be_turned_either_way_and_all_the_way_round(int seed)
    {
        GrainModel model = RandomGrains.Model(seed);
        (TransportResult plain, double rate) = Solve(model);
        AssertSame(plain.Current, Solve(model.WithLeads(lead => lead with { Angle = -lead.Angle })).Result.Current, rate);
        AssertSame(plain.Current, Solve(model.WithLeads(lead => lead with { Angle = lead.Angle + 720m })).Result.Current, rate);
        // a lead turned by 180 degrees is one with its spins exchanged
        GrainModel exchanged = model.WithLeads(lead => lead with { Angle = lead.Angle + 180m, Up = lead.Down, Down = lead.Up });
        AssertSame(plain.Current, Solve(exchanged).Result.Current, rate);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Unpolarised_leads_give_no_magnetoresistance(int seed)
    {
        GrainModel model = RandomGrains.Model(seed).WithLeads(lead => lead with { Down = lead.Up });
        (TransportResult plain, double rate) = Solve(model);
        foreach (decimal angle in (decimal[])[0, 33.3m, 90, 180])
            AssertSame(plain.Current, Solve(model.WithLeads(lead => lead with { Angle = angle })).Result.Current, rate);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Faster_contacts_carry_more_in_proportion(int seed)
    {
        GrainModel model = RandomGrains.Model(seed);
        GrainModel faster = (model with { Bath = model.Bath is { } bath ? bath with { Damping = bath.Damping * 3.0 } : null })
            .WithLeads(lead => lead with { Up = Scaled(lead.Up, 3), Down = Scaled(lead.Down, 3) });
        (TransportResult slow, double rate) = Solve(model);
        AssertSame(slow.Current.Select(current => 3 * current), Solve(faster).Result.Current, 3 * rate);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_energy_unit_is_free(int seed)
    {
        GrainModel model = RandomGrains.Model(seed);
        DoubleDouble c = 0.7m;
        Grain of = model.Grain;
        Grain grain = of with
        {
            Exchange = c * of.Exchange,
            Anisotropy = c * of.Anisotropy,
            Field = c * of.Field,
            Gate = c * of.Gate,
            Charging = of.Charging with { Energy = c * of.Charging.Energy },
            Levels = [.. of.Levels.Select(level => level with { Energy = c * level.Energy })],
        };
        BosonBath? bath = model.Bath is { } warm ? new BosonBath { Damping = warm.Damping / c, Temperature = c * warm.Temperature } : null;
        GrainModel scaled = (model with { Grain = grain, Bath = bath })
            .WithLeads(lead => lead with { Potential = c * lead.Potential, Temperature = c * lead.Temperature });
        (TransportResult plain, double rate) = Solve(model);
        AssertSame(plain.Current, Solve(scaled).Result.Current, rate);
        AssertSame(plain.EnergyCurrent.Select(energy => 0.7 * energy), Solve(scaled).Result.EnergyCurrent, 10 * rate);
    }

    private static (TransportResult Result, double LargestRate) Solve(GrainModel model)
    {
        MasterEquation equation = MasterEquation.Assemble(model);
        return (equation.Solve(), equation.Generator().LargestRate);
    }

    private static void AssertSame(IEnumerable<double> expected, IEnumerable<double> actual, double scale)
    {
        foreach ((double a, double b) in expected.Zip(actual))
            Expect.Near(a, b, 1e-12, 2e-15 * scale);
    }

    private static TunnellingRates Reversed(TunnellingRates rates) =>
        rates.PerLevel ? new TunnellingRates(Enumerable.Range(0, rates.Count).Select(level => rates[rates.Count - 1 - level])) : rates;

    private static TunnellingRates Scaled(TunnellingRates rates, double factor) =>
        rates.PerLevel ? new TunnellingRates(Enumerable.Range(0, rates.Count).Select(level => factor * rates[level])) : factor * rates[0];
}
