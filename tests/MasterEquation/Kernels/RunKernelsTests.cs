using Xunit;

namespace SpinTorque.Tests;

/// <summary>Whole runs in vectors against one state after another, in the order of the equation.</summary>
public sealed class RunKernelsTests
{
    private const int First = 5, Count = 45, Neighbours = 3;

    // Sums of non-negative numbers in another order: some ten roundings each.
    private const double Tolerance = 2e-14;

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public void A_run_is_balanced_state_by_state(bool upwards, bool withSource)
    {
        for (int seed = 0; seed < 50; seed++)
        {
            var run = new Run(new Random(seed), withSource);
            double[] before = [.. run.Own], expected = run.OneByOne(upwards);
            Assert.True(run.Balance(upwards, out double change));
            double moved = 0;
            for (int i = 0; i < Count; i++)
            {
                Assert.Equal(expected[i], run.Own[i], Math.Abs(expected[i]) * Tolerance);
                moved += run.Weight[i] * Math.Abs(expected[i] - before[i]);
            }
            Assert.Equal(moved, change, moved * 1e-11);
        }
    }

    // b = 1e200 in neighbouring states: their product is infinite, and infinity times zero is no number.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Products_out_of_range_leave_the_run_as_it_was(bool upwards)
    {
        var run = new Run(new Random(1), withSource: false);
        for (int i = 20; i < 23; i++)
            (run.Raise[i], run.Lower[i]) = (1e200, 1e200);
        double[] before = [.. run.Own];
        Assert.False(run.Balance(upwards, out _));
        Assert.Equal(before, run.Own);
    }

    private sealed class Run
    {
        private readonly double[] _vector;          // of each neighbour the 33 origins of the run
        private readonly double[] _rates;
        private readonly double[] _inverse;
        private readonly double[] _source;

        public Run(Random random, bool withSource)
        {
            double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => Math.Pow(10, 4 * random.NextDouble() - 2))];
            (Own, Raise, Lower, Weight, _inverse) = (Numbers(Count), Numbers(Count), Numbers(Count), Numbers(Count), Numbers(Count));
            (_vector, _rates) = (Numbers(Neighbours * (InflowKernels.Run + 1)), Numbers(Neighbours * 2 * InflowKernels.Run));
            _source = withSource ? [.. Numbers(Count).Select(static value => -value)] : [];     // nothing cancels
        }

        public double[] Own { get; }

        public double[] Raise { get; }

        public double[] Lower { get; }

        public double[] Weight { get; }

        public bool Balance(bool upwards, out double change)
        {
            RateRuns.Origin[] origins = [.. Enumerable.Range(0, Neighbours).Select(at => new RateRuns.Origin(at * (InflowKernels.Run + 1), at * 2 * InflowKernels.Run))];
            var rows = new RunRows(First, Own, _inverse, Raise, Lower, Weight, _source);
            return RunKernels.Balance(origins, ref _rates[0], ref _vector[0], in rows, upwards, out change);
        }

        public double[] OneByOne(bool upwards)
        {
            double[] p = [.. Own];
            for (int step = 0; step < InflowKernels.Run; step++)
            {
                int k = upwards ? step : InflowKernels.Run - 1 - step, i = First + k;
                double flow = Raise[i - 1] * p[i - 1] + Lower[i] * p[i + 1] - (_source.Length > 0 ? _source[i] : 0);
                for (int at = 0; at < Neighbours; at++)
                {
                    int origin = at * (InflowKernels.Run + 1) + k, rate = at * 2 * InflowKernels.Run + k;
                    flow += _rates[rate] * _vector[origin] + _rates[rate + InflowKernels.Run] * _vector[origin + 1];
                }
                p[i] = flow * _inverse[i];
            }
            return p;
        }
    }
}
