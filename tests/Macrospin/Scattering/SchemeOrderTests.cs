using System.Numerics;
using System.Runtime.Intrinsics;
using Xunit;

namespace SpinTorque.Tests;

// Orders of the schemes over one Brownian path summed to coarser steps; J = 20.
public sealed class SchemeOrderTests
{
    private const int Finest = 512;

    private static readonly StochasticTorque Motion = new()
    {
        Torque = new Complex(1.2, 2.0),
        Noise = new Complex(0.1150447483271, 0.1917412472118),
        Variant = NoiseVariant.D14,
    };

    // Noise that does not commute leaves every scheme at strong order 1/2; Euler's drift error, of order 1, hides it at coarse steps.
    [Theory]
    [InlineData(SphereScheme.Split, 0.4, 1.1)]
    [InlineData(SphereScheme.EulerMaruyama, 0.4, 1.1)]
    public void Strong_order_lies_between_a_half_and_one(SphereScheme scheme, double least, double most)
    {
        double coarse = StrongError(scheme, 16), fine = StrongError(scheme, 64);
        Assert.InRange(Math.Log2(coarse / fine) / 2, least, most);
    }

    // Differences of coupled runs, E[n(h)] - E[n(h/2)], whose Monte Carlo error is small: order 1 for Euler.
    [Fact]
    public void Euler_converges_weakly_with_order_one()
    {
        double coarse = WeakDifference(SphereScheme.EulerMaruyama, 64), fine = WeakDifference(SphereScheme.EulerMaruyama, 128);
        Assert.InRange(Math.Log2(coarse / fine), 0.8, 1.4);
    }

    // The split scheme's error is far below Euler's at equal steps.
    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void The_split_scheme_is_weakly_much_closer(int steps) =>
        Assert.True(WeakDifference(SphereScheme.Split, steps) < 0.1 * WeakDifference(SphereScheme.EulerMaruyama, steps));

    private static double StrongError(SphereScheme scheme, int steps)
    {
        double sum = 0;
        var random = new LaneRandom(5, 9);
        const int groups = 250;
        for (int group = 0; group < groups; group++)
        {
            SpinLanes[] path = Brownian(ref random);
            SpinLanes coarse = End(scheme, path, steps), fine = End(SphereScheme.Split, path, Finest), distance = coarse + Vector256.Create(-1.0) * fine;
            sum += Vector256.Sum(SpinLanes.Dot(distance, distance));
        }
        return Math.Sqrt(sum / (4 * groups));
    }

    private static double WeakDifference(SphereScheme scheme, int steps)
    {
        SpinLanes sum = default;
        var random = new LaneRandom(5, 9);
        const int groups = 1000;
        for (int group = 0; group < groups; group++)
        {
            SpinLanes[] path = Brownian(ref random);
            sum += End(scheme, path, steps) + Vector256.Create(-1.0) * End(scheme, path, 2 * steps);
        }
        double x = Vector256.Sum(sum.X) / (4 * groups), y = Vector256.Sum(sum.Y) / (4 * groups), z = Vector256.Sum(sum.Z) / (4 * groups);
        return Math.Sqrt(x * x + y * y + z * z);
    }

    // Increments over 1/512 of the time 1.
    private static SpinLanes[] Brownian(ref LaneRandom random)
    {
        var path = new SpinLanes[Finest];
        Vector256<double> root = Vector256.Create(Math.Sqrt(1.0 / Finest));
        for (int step = 0; step < Finest; step++)
            path[step] = WienerLanes.Draw(ref random, root, isotropic: false).Polarised;
        return path;
    }

    private static SpinLanes End(SphereScheme scheme, SpinLanes[] path, int steps)
    {
        var motion = new LaneMotion(Motion, 1.0 / steps);
        var n = SpinLanes.All(SpinDirection.At(2.5, 0.7));
        int each = Finest / steps;
        for (int step = 0; step < steps; step++)
        {
            SpinLanes increment = default;
            for (int part = 0; part < each; part++)
                increment += path[step * each + part];
            n = scheme == SphereScheme.Split ? motion.Split(n, new WienerLanes(increment, default)) : motion.EulerMaruyama(n, new WienerLanes(increment, default));
        }
        return n;
    }
}
