using System.Runtime.Intrinsics;
using Xunit;

namespace SpinTorque.Tests;

/// <summary>Narrow chains bond by bond against the window that serves bands of any width, and against exact arithmetic.</summary>
public sealed class BondLaneSolverTests
{
    public static TheoryData<int> Sizes => [.. Enumerable.Range(1, 19)];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Every_root_gives_the_bits_of_the_window(int states)
    {
        var random = new Random(states);
        Generator[] chains = [.. Enumerable.Range(0, 4).Select(_ => Generator.FromTransitions(states, Transitions(states, random)))];
        TransitionPattern pattern = chains[0].Chain.Pattern;
        Plain[][] rates = [.. chains.Select(chain => chain.Chain.Rate)], slopes = [.. chains.Select(chain => Slopes(chain.Chain.Rate, random))];
        LaneSolver bonds = LaneSolver.For(pattern, null, pattern.EntryCount, pattern.EntryCount);
        LaneSolver window = new BandLaneSolver(pattern, null, pattern.EntryCount);
        Assert.IsType<BondLaneSolver>(bonds);
        foreach (LaneSolver solver in (LaneSolver[])[bonds, window])
        {
            solver.KeepSlopes(2);
            solver.Take(rates, [0, 0, 0, 0]);
            solver.TakeSlopes(0, slopes);
            solver.TakeSlopes(1, rates);
        }
        for (int root = 0; root < states; root++)
        {
            bonds.Run(root);
            window.Run(root);
            AssertSameBits(bonds, window, states);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void One_level_with_its_bath_agrees_with_exact_arithmetic(int spin)
    {
        GrainModel model = Models.Yardstick(1, 0, spin);
        var structure = new GrainStructure(StateSpace.Enumerate(model.Grain), bath: true);
        Assert.Equal(2, structure.HalfBandwidth);
        PointBatch batch = PointBatch.For(structure, 2);
        batch.Solve([model], new BatchRequest([true, true]) { Probabilities = true });
        var exact = new DenseChain(model);
        int[] indices = exact.IndicesOf(structure.Space);
        for (int k = 0; k < indices.Length; k++)
            Expect.Near(exact.P[indices[k]], batch.Points[0].Values[k], 2e-13);         // n roundings and those of the rates
        for (int mover = 0; mover < 2; mover++)
            Expect.Near(exact.Conductance(0, mover), batch.Points[0].Conductance[mover]![0], 1e-12, 1e-15 * exact.LargestRate / 0.02);
    }

    private static void AssertSameBits(LaneSolver bonds, LaneSolver window, int states)
    {
        Assert.Equal(window.States.Probabilities, bonds.States.Probabilities);
        Assert.Equal(window.States.SmallestProduct, bonds.States.SmallestProduct);
        for (int parameter = 0; parameter < 2; parameter++)
        {
            (Vector256<double> shift, _) = window.States.Differentiate(parameter);
            Assert.Equal(shift, bonds.States.Differentiate(parameter).Shift);
            Assert.Equal(window.States.Slopes, bonds.States.Slopes);
        }
        for (int lane = 0; lane < 4; lane++)
        {
            Expect.Near(window.LargestExit(lane), bonds.LargestExit(lane), 1e-15);
            Expect.Near(window.Extract(lane, new double[states]), bonds.Extract(lane, new double[states]), 0, 1e-14);     // a sum of roundings
        }
    }

    // Every pair within a distance of two, in both directions, some of rate zero; neighbours keep the chain in one piece.
    private static IEnumerable<(int From, int To, double Rate)> Transitions(int states, Random random)
    {
        for (int i = 0; i < states; i++)
        {
            for (int j = Math.Max(0, i - 2); j < Math.Min(states, i + 3); j++)
            {
                if (i != j)
                    yield return (i, j, Math.Abs(i - j) == 2 && random.Next(3) == 0 ? 0 : Math.Exp(10 * random.NextDouble() - 5));
            }
        }
    }

    private static Plain[] Slopes(Plain[] rates, Random random) => [.. rates.Select(rate => new Plain(rate.Value * (2 * random.NextDouble() - 1)))];
}
