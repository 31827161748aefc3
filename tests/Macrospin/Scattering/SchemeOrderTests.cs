using System.Numerics;
using System.Runtime.Intrinsics;
using Xunit;

namespace SpinTorque.Tests;

// Orders of the schemes: coupled runs over one Brownian path summed to coarser steps, so that the statistical error is that of the
// difference. docs/numerics.md has the table.
public sealed class SchemeOrderTests
{
    // J = 20
    private static readonly StochasticTorque Weak = new()
    {
        Torque = new Complex(1.2, 2.0),
        Noise = new Complex(0.1150447483271, 0.1917412472118),
        Variant = NoiseVariant.D14,
    };

    // J = 1: the error of noise that does not commute shows at every step
    private static readonly StochasticTorque Strong = Weak with { Noise = Weak.Noise * Math.Sqrt(20) };

    // Noise that does not commute leaves every scheme at strong order 1/2.
    [Theory]
    [InlineData(SphereScheme.Split)]
    [InlineData(SphereScheme.Heun)]
    [InlineData(SphereScheme.EulerMaruyama)]
    public void Strong_order_is_a_half(SphereScheme scheme)
    {
        double coarse = Distance(scheme, Strong, 64, 2000).Strong, fine = Distance(scheme, Strong, 256, 2000).Strong;
        Assert.InRange(Math.Log2(coarse / fine) / 2, 0.45, 0.6);
    }

    // Where noise is strong all are of weak order 1; the exponents' standard errors are 0.01, 0.02 and 0.12.
    [Theory]
    [InlineData(SphereScheme.EulerMaruyama, 16, 10_000, 0.9, 1.2)]
    [InlineData(SphereScheme.Heun, 16, 10_000, 0.95, 1.35)]
    [InlineData(SphereScheme.Split, 4, 100_000, 0.7, 1.6)]
    public void Weak_order_is_one_where_noise_is_strong(SphereScheme scheme, int steps, int groups, double least, double most) =>
        Assert.InRange(WeakOrder(scheme, Strong, steps, 4 * steps, groups), least, most);

    // At J = 20 the flow that the split scheme has exactly is nearly all: order 2 of the splitting, until noise shows at smaller steps.
    [Theory]
    [InlineData(SphereScheme.EulerMaruyama, 64, 256, 3000, 0.95, 1.3)]
    [InlineData(SphereScheme.Heun, 16, 32, 20_000, 1.6, 2.0)]
    [InlineData(SphereScheme.Split, 4, 8, 250_000, 1.5, 2.3)]
    public void Weak_order_in_the_range_of_use(SphereScheme scheme, int coarse, int fine, int groups, double least, double most) =>
        Assert.InRange(WeakOrder(scheme, Weak, coarse, fine, groups), least, most);

    // At equal steps the split scheme errs a hundred times less than Euler's and thirty times less than Heun's.
    [Theory]
    [InlineData(SphereScheme.EulerMaruyama, 100)]
    [InlineData(SphereScheme.Heun, 30)]
    public void The_split_scheme_is_much_closer(SphereScheme other, double times) =>
        Assert.True(times * Size(Distance(SphereScheme.Split, Weak, 8, 250_000).Weak) < Size(Distance(other, Weak, 8, 20_000).Weak));

    private static double WeakOrder(SphereScheme scheme, StochasticTorque motion, int coarse, int fine, int groups)
    {
        double first = Size(Distance(scheme, motion, coarse, groups).Weak), second = Size(Distance(scheme, motion, fine, groups).Weak);
        return Math.Log2(first / second) / Math.Log2((double)fine / coarse);
    }

    private static double Size(SpinDirection n) => Math.Sqrt(n.X * n.X + n.Y * n.Y + n.Z * n.Z);

    // Root mean square and mean of the distance from a run with half the step.
    private static (double Strong, SpinDirection Weak) Distance(SphereScheme scheme, StochasticTorque motion, int steps, int groups)
    {
        SpinLanes sum = default;
        double square = 0;
        var random = new LaneRandom(5, 9);
        for (int group = 0; group < groups; group++)
        {
            SpinLanes[] path = Brownian(motion, 2 * steps, ref random);
            SpinLanes distance = End(scheme, motion, path, steps) + Vector256.Create(-1.0) * End(scheme, motion, path, 2 * steps);
            sum += distance;
            square += Vector256.Sum(SpinLanes.Dot(distance, distance));
        }
        double paths = 4.0 * groups;
        var mean = new SpinDirection(Vector256.Sum(sum.X) / paths, Vector256.Sum(sum.Y) / paths, Vector256.Sum(sum.Z) / paths);
        return (Math.Sqrt(square / paths), mean);
    }

    private static SpinLanes[] Brownian(StochasticTorque motion, int steps, ref LaneRandom random)
    {
        var path = new SpinLanes[steps];
        var step = new LaneMotion(motion, 1.0 / steps);
        for (int i = 0; i < steps; i++)
            path[i] = WienerLanes.Draw(ref random, step).Polarised;
        return path;
    }

    private static SpinLanes End(SphereScheme scheme, StochasticTorque motion, SpinLanes[] path, int steps)
    {
        var lanes = new LaneMotion(motion, 1.0 / steps);
        var n = SpinLanes.All(SpinDirection.At(2.5, 0.7));
        int each = path.Length / steps;
        for (int step = 0; step < steps; step++)
        {
            SpinLanes increment = default;
            for (int part = 0; part < each; part++)
                increment += path[step * each + part];
            var noise = new WienerLanes(increment);
            n = scheme switch
            {
                SphereScheme.Split => lanes.Split(n, noise),
                SphereScheme.Heun => lanes.Heun(n, noise),
                _ => lanes.EulerMaruyama(n, noise),
            };
        }
        return n;
    }
}
