using System.Numerics;
using Xunit;

namespace SpinTorque.Tests;

public sealed class PolarFokkerPlanckTests
{
    private static readonly StochasticTorque Motion = new() { Torque = new Complex(1.2, 2.0), Noise = new Complex(0.1150447483271, 0.1917412472118) };

    private static readonly FisherLaw Start = new() { Concentration = 25, Centre = SpinDirection.At(2.5, 0.7) };

    // The closed form against cells: second order, 2e-5 for 800 cells.
    [Theory]
    [InlineData(NoiseVariant.Eq12)]
    [InlineData(NoiseVariant.D14)]
    [InlineData(NoiseVariant.Full)]
    public void Cells_have_the_stationary_law(NoiseVariant variant)
    {
        StochasticTorque motion = Motion with { Variant = variant };
        CellDensity cells = PolarFokkerPlanck.Of(motion).On(PolarFokkerPlanck.Grid(800)).Stationary();
        var law = new StationaryLaw(motion);
        Expect.Near((double?)law.MeanDeficit, 1 - cells.Mean, 1e-3);
        Expect.Near((double?)law.MeanSquare, cells.Average(u => u * u), 1e-4);
    }

    // The exact Legendre moments of the hierarchy; 200 steps and 800 cells: 2e-3, of the cells.
    [Theory]
    [InlineData(NoiseVariant.Eq12)]
    [InlineData(NoiseVariant.D14)]
    [InlineData(NoiseVariant.Full)]
    public void A_transient_has_the_exact_moments_is_positive_and_keeps_its_mass(NoiseVariant variant)
    {
        StochasticTorque motion = Motion with { Variant = variant };
        CellGrid grid = PolarFokkerPlanck.Grid(800);
        double[] end = PolarFokkerPlanck.Of(motion).On(grid).Evolve(PolarFokkerPlanck.Start(Start, grid), 0.5, 200);
        IReadOnlyList<double> exact = new MomentHierarchy(motion).Legendre(Start, 0.5, 3);
        Expect.Near((double?)exact[1], end.Select((p, cell) => p * grid.Centre(cell)).Sum(), 0, 2e-3);
        Expect.Near((double?)exact[2], end.Select((p, cell) => p * (1.5 * grid.Centre(cell) * grid.Centre(cell) - 0.5)).Sum(), 0, 2e-3);
        Assert.All(end, probability => Assert.True(probability >= 0, $"{probability}"));
        Expect.Near((double?)1, end.Sum(), 1e-13);
    }

    // Two nested quadratures against sums over cells, from the cell at the south pole to the one above the equator.
    [Fact]
    public void Cells_have_the_mean_first_passage_time()
    {
        CellGrid grid = PolarFokkerPlanck.Grid(1600);
        PassageTime cells = PolarFokkerPlanck.Of(Motion).On(grid).MeanFirstPassage(0, grid.CellAt(1e-9));
        Expect.Near((double?)new PolarPassage(Motion).MeanTime(), cells.Value, 2e-3);
    }
}
