using Xunit;

namespace SpinTorque.Tests;

/// <summary>The second derivative of a current by a potential, against differences of exact conductances; its closed form for one level is in <see cref="SingleLevelTests"/>.</summary>
public sealed class CurrentCurvatureTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 30)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Curvatures_are_slopes_of_exact_conductances(int seed)
    {
        GrainModel model = RandomGrains.Model(seed, mostStates: 12);
        int mover = seed % model.Leads.Count;
        TransportResult result = MasterEquation.Assemble(model).Solve(new TransportRequest { Curvature = null });
        double temperature = model.Leads[mover].Temperature.High;
        // n roundings of gross flow over T^2
        double allowed = 1e-13 * new DenseChain(model).LargestRate / (temperature * temperature);
        for (int responding = 0; responding < model.Leads.Count; responding++)
            Expect.Near(Slope(model, mover, responding), result.Curvature[mover]![responding], 1e-11, allowed);
    }

    [Fact]
    public void Leads_that_do_not_move_have_no_curvature_and_the_currents_add_to_zero()
    {
        TransportResult result = MasterEquation.Assemble(Models.Yardstick(1, 1, 6)).Solve(new TransportRequest { Curvature = ["right"] });
        Assert.Null(result.Curvature[0]);
        Expect.Near(-result.Curvature[1]![0], result.Curvature[1]![1], 1e-11);
    }

    // Central differences with steps h, h/2, h/4, extrapolated (L. F. Richardson): the error is of order (h/T)^6, that of 64-bit rates
    // 2^-64 T/h.
    private static double Slope(GrainModel model, int mover, int responding)
    {
        DoubleDouble step = model.Leads[mover].Temperature * Math.ScaleB(1, -7);
        double[] slopes = [.. Enumerable.Range(0, 3).Select(halvings => Difference(model, mover, responding, step * Math.ScaleB(1, -halvings)))];
        double first = slopes[1] + (slopes[1] - slopes[0]) / 3, second = slopes[2] + (slopes[2] - slopes[1]) / 3;
        return second + (second - first) / 15;
    }

    private static double Difference(GrainModel model, int mover, int responding, DoubleDouble step)
    {
        BigRational above = Exact(step), below = Exact(-1.0 * step);
        return ((above - below) / ((BigRational)2 * BigRational.From(step.High))).ToDouble();

        BigRational Exact(DoubleDouble shift) => new DenseChain(model with
        {
            Leads = [.. model.Leads.Select((lead, index) => index == mover ? lead with { Potential = lead.Potential + shift } : lead)],
        }).Conductance(responding, mover);
    }
}
