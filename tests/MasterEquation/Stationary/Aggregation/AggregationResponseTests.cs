using Xunit;

namespace SpinTorque.Tests;

/// <summary>Conductance and noise of the iteration with aggregation against elimination, whose own tests use exact arithmetic.</summary>
public sealed class AggregationResponseTests
{
    // The iteration stops at 1e-12 of what changes most; elimination keeps these chains' Fano factors to 1e-12.
    private const double FanoTolerance = 1e-10;

    [Fact]
    public void Random_grains_agree_with_elimination_or_say_why_not()
    {
        int left = 0;
        for (int seed = 0; seed < 120; seed++)
        {
            MasterEquation equation = MasterEquation.Assemble(RandomGrains.Model(seed, mostStates: 300));
            TransportResult iterated = equation.Solve(TransportRequest.All, new AggregationSolver());
            if (iterated.State.Status == SolverStatus.Converged)
                left += AssertSame(equation.Solve(TransportRequest.All), iterated, $"seed {seed}");
        }
        Assert.InRange(left, 0, 6);
    }

    // Conducting, blockaded and beyond the second threshold of the gate, cold and warm.
    [Theory]
    [InlineData(-0.6, 0.02)]
    [InlineData(-0.6, 0.2)]
    [InlineData(-1.6, 0.02)]
    [InlineData(-1.6, 0.2)]
    [InlineData(0.3, 0.02)]
    [InlineData(0.3, 0.2)]
    public void Conducting_and_blockaded_grains_agree_with_elimination(double gate, double temperature)
    {
        GrainModel yardstick = Models.Yardstick(3, 2, 60);
        GrainModel model = yardstick.WithLeads(lead => lead with { Temperature = (decimal)temperature }) with
        {
            Grain = yardstick.Grain with { Gate = (decimal)gate },
            Bath = yardstick.Bath! with { Temperature = (decimal)temperature },
        };
        MasterEquation equation = MasterEquation.Assemble(model);
        TransportResult iterated = equation.Solve(TransportRequest.All, new AggregationSolver());
        Assert.Equal(0, AssertSame(equation.Solve(TransportRequest.All), iterated, $"gate {gate}, T {temperature}"));
    }

    // Two wells behind e^barrier: telegraph noise grows like that, and sweeps alone would lose as many digits.
    [Theory]
    [InlineData(10)]
    [InlineData(30)]
    [InlineData(60)]
    public void A_barrier_costs_no_digits(int barrier)
    {
        GrainModel model = Models.OneLevel(HalfInteger.FromInteger(10), barrier / 10m, 0.07m, 1m).WithPotential(0, 0.3m);
        MasterEquation equation = MasterEquation.Assemble(model);
        TransportResult exact = equation.Solve(TransportRequest.All), iterated = equation.Solve(TransportRequest.All, new AggregationSolver());
        Assert.True(exact.Fano[0] > Math.Exp(0.8 * barrier) / 10, "the barrier makes telegraph noise");
        for (int lead = 0; lead < 2; lead++)
        {
            Expect.Near(exact.Fano[lead]!.Value, iterated.Fano[lead]!.Value, 1e-12);
            Expect.Near(exact.Conductance[lead]![0], iterated.Conductance[lead]![0], 1e-12);
        }
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        MasterEquation equation = MasterEquation.Assemble(Models.Yardstick(3, 2, 40));
        TransportResult one = equation.Solve(TransportRequest.All, new AggregationSolver { Threads = 1 });
        TransportResult two = equation.Solve(TransportRequest.All, new AggregationSolver { Threads = 2 });
        Assert.Equal(one.Conductance[0]!, two.Conductance[0]!);
        Assert.Equal(one.Fano, two.Fano);
    }

    // Number of responses that were left out.
    private static int AssertSame(TransportResult exact, TransportResult iterated, string where)
    {
        int left = 0;
        for (int mover = 0; mover < exact.Conductance.Count; mover++)
        {
            left += iterated.Conductance[mover] is null ? 1 : 0;
            double allowed = exact.ConductanceError[mover] + iterated.ConductanceError[mover];
            for (int lead = 0; iterated.Conductance[mover] is { } row && lead < row.Count; lead++)
                Assert.True(Math.Abs(row[lead] - exact.Conductance[mover]![lead]) <= allowed, $"{where}: dI{lead}/dmu{mover} = {row[lead]:R} for {exact.Conductance[mover]![lead]:R}");
            if (exact.Fano[mover] is not { } fano)
                continue;
            left += iterated.Fano[mover] is null ? 1 : 0;
            if (iterated.Fano[mover] is { } found)
                Expect.Near(fano, found, FanoTolerance);
        }
        Assert.True(left == 0 || iterated.Warnings.Any(warning => warning.Contains("left out", StringComparison.Ordinal)), where);
        return left;
    }
}
