using System.Numerics;
using System.Runtime.Intrinsics;
using Xunit;

namespace SpinTorque.Tests;

public sealed class SpinEnsembleTests
{
    private static readonly StochasticTorque Motion = new() { Torque = new Complex(1.2, 2.0), Noise = new Complex(0.1150447483271, 0.1917412472118) };

    private static readonly FisherLaw Start = new() { Concentration = 25, Centre = SpinDirection.At(2.5, 0.7) };

    // Source: the reference outputs of xoshiro256++ by its authors for the state 1, 2, 3, 4.
    [Fact]
    public void Generators_give_the_published_numbers()
    {
        var random = new LaneRandom(Vector256.Create(1UL), Vector256.Create(2UL), Vector256.Create(3UL), Vector256.Create(4UL));
        ulong[] published = [41943041, 58720359, 3588806011781223, 3591011842654386, 9228616714210784205, 9973669472204895162,
            14011001112246962877, 12406186145184390807, 15849039046786891736, 10450023813501588000];
        foreach (ulong expected in published)
            Assert.Equal(Vector256.Create(expected), random.Next());
    }

    // Source: the reference outputs of SplitMix64 for the state 1234567.
    [Fact]
    public void Seeds_are_spread_by_the_published_numbers()
    {
        ulong state = 1234567;
        ulong[] published = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        Assert.All(published, expected => Assert.Equal(expected, LaneRandom.SplitMix(ref state)));
    }

    // Normal numbers: moments 0, 1, 0, 3 with standard errors 1, sqrt 2, sqrt 15 and sqrt 96 over root N.
    [Fact]
    public void Normal_numbers_have_the_moments_of_the_normal_law()
    {
        var random = new LaneRandom(3, 5);
        const int draws = 100_000;
        double[] sums = new double[5];
        for (int i = 0; i < draws / 2; i++)
        {
            (Vector256<double> a, Vector256<double> b) = random.Normals();
            for (int power = 1; power <= 4; power++)
                sums[power] += Vector256.Sum(Power(a, power) + Power(b, power));
        }
        double root = Math.Sqrt(4 * draws);
        double[] expected = [0, 0, 1, 0, 3], error = [0, 1, Math.Sqrt(2), Math.Sqrt(15), Math.Sqrt(96)];
        for (int power = 1; power <= 4; power++)
            Assert.InRange(sums[power] / (4 * draws), expected[power] - 4.5 * error[power] / root, expected[power] + 4.5 * error[power] / root);
    }

    [Fact]
    public void Threads_do_not_change_a_bit()
    {
        EnsembleRequest request = Request(SphereScheme.Split, 5000, 20) with { Samples = 3, Duration = 1.5 };
        Assert.Equal(SpinEnsemble.Run(request, threads: 1), SpinEnsemble.Run(request, threads: 3));
    }

    [Fact]
    public void A_block_that_is_not_full_counts_its_paths_only()
    {
        EnsembleSample point = SpinEnsemble.Run(Request(SphereScheme.Split, 1027, 1) with { Start = new PointLaw(SpinDirection.At(1, 0.3)) })[0];
        Expect.Near((double?)Math.Cos(1), point.Moments.Mean.Z, 1e-13);
        Assert.Equal(1, point.SwitchedFraction);
    }

    // The exact moments come from the hierarchy of harmonics, which agrees with the reference cases to 1e-9; 5 standard errors, and 0.3 %
    // of the size for the bias of the step.
    [Theory]
    [InlineData(SphereScheme.Split, NoiseVariant.Eq12, 20)]
    [InlineData(SphereScheme.Split, NoiseVariant.D14, 20)]
    [InlineData(SphereScheme.Split, NoiseVariant.Full, 20)]
    [InlineData(SphereScheme.Heun, NoiseVariant.Eq12, 100)]
    [InlineData(SphereScheme.Heun, NoiseVariant.D14, 100)]
    [InlineData(SphereScheme.Heun, NoiseVariant.Full, 100)]
    [InlineData(SphereScheme.EulerMaruyama, NoiseVariant.Eq12, 300)]
    [InlineData(SphereScheme.EulerMaruyama, NoiseVariant.D14, 300)]
    [InlineData(SphereScheme.EulerMaruyama, NoiseVariant.Full, 300)]
    public void Paths_have_the_exact_moments(SphereScheme scheme, NoiseVariant variant, int steps)
    {
        StochasticTorque motion = Motion with { Variant = variant };
        EnsembleSample end = SpinEnsemble.Run(Request(scheme, 40_000, steps) with { Motion = motion, Duration = 0.5 }, threads: 2)[^1];
        DirectionMoments exact = new MomentHierarchy(motion).Moments(Start, [0.5])[0];
        foreach (Func<SpinDirection, double> part in new Func<SpinDirection, double>[] { n => n.X, n => n.Y, n => n.Z })
        {
            Expect.Near((double?)part(exact.Mean), part(end.Moments.Mean), 0, 5 * part(end.StandardError) + 1e-3);
            Expect.Near((double?)part(exact.StandardDeviation), part(end.Moments.StandardDeviation), 0.022);
        }
    }

    // Strong noise and long steps; from either pole and, where steps are so long that nothing is left of the motion, all the same.
    [Theory]
    [InlineData(SphereScheme.Split, 0, 2)]
    [InlineData(SphereScheme.Split, Math.PI, 1000)]
    [InlineData(SphereScheme.Split, 1, 0)]
    [InlineData(SphereScheme.EulerMaruyama, 0, 2)]
    [InlineData(SphereScheme.EulerMaruyama, Math.PI, 1000)]
    [InlineData(SphereScheme.EulerMaruyama, 1, 0)]
    [InlineData(SphereScheme.Heun, 0, 2)]
    [InlineData(SphereScheme.Heun, Math.PI, 1000)]
    [InlineData(SphereScheme.Heun, 1, 0)]
    public void The_direction_keeps_length_one(SphereScheme scheme, double polar, double noise)
    {
        foreach (NoiseVariant variant in Enum.GetValues<NoiseVariant>())
        {
            StochasticTorque wild = Motion with { Noise = noise * new Complex(0.5, 1), Variant = variant, Converse = noise };
            EnsembleRequest request = Request(scheme, 1, 20_000) with { Motion = wild, Start = new PointLaw(SpinDirection.At(polar, 0.3)), Duration = 80 };
            Assert.All(SpinEnsemble.Path(request), n => Assert.InRange(Math.Sqrt(n.X * n.X + n.Y * n.Y + n.Z * n.Z), 1 - 1e-12, 1 + 1e-12));
        }
    }

    // 10^9 times of relaxation from one sample to the next cost no more than the last 200; source: closed form. 4.5 standard errors.
    [Theory]
    [InlineData(SphereScheme.Split)]
    [InlineData(SphereScheme.Heun)]
    public void A_pulse_without_end_leaves_the_stationary_law(SphereScheme scheme)
    {
        int steps = EnsembleRequest.AdvisedSteps(Motion, 1e9, scheme);
        Assert.InRange(steps, 1000, 50_000);
        EnsembleRequest request = Request(scheme, 4000, steps) with { Samples = 1, Duration = 1e9 };
        EnsembleSample end = SpinEnsemble.Run(request, threads: 2)[^1];
        Expect.Near((double?)(1 - new StationaryLaw(Motion).MeanDeficit), end.Moments.Mean.Z, 0, 4.5 * end.StandardError.Z);
        Assert.Equal(1e9, end.Time);
    }

    // Little torque and much precession: Euler's steps drive a turning magnet outwards unless they are short. 5 standard errors.
    [Theory]
    [InlineData(SphereScheme.Split)]
    [InlineData(SphereScheme.EulerMaruyama)]
    [InlineData(SphereScheme.Heun)]
    public void Advised_steps_follow_fast_precession(SphereScheme scheme)
    {
        StochasticTorque fast = new() { Torque = new Complex(20, 1), Noise = new Complex(0.1, 0.02) };
        EnsembleRequest request = Request(scheme, 4000, EnsembleRequest.AdvisedSteps(fast, 0.5, scheme)) with { Motion = fast, Duration = 0.5 };
        EnsembleSample end = SpinEnsemble.Run(request, threads: 2)[^1];
        DirectionMoments exact = new MomentHierarchy(fast).Moments(Start, [0.5])[0];
        Expect.Near((double?)exact.Mean.Z, end.Moments.Mean.Z, 0, 5 * end.StandardError.Z);
        Expect.Near((double?)exact.Mean.X, end.Moments.Mean.X, 0, 5 * end.StandardError.X);
        Expect.Near((double?)exact.Mean.Y, end.Moments.Mean.Y, 0, 5 * end.StandardError.Y);
    }

    [Fact]
    public void Every_path_is_counted_and_a_request_to_stop_is_heard()
    {
        int counted = 0;
        _ = SpinEnsemble.Run(Request(SphereScheme.Split, 5000, 1), 2, done => Interlocked.Add(ref counted, done));
        Assert.Equal(5000, counted);
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => SpinEnsemble.Run(Request(SphereScheme.Split, int.MaxValue, 100), 2, _ => stop.Cancel(), stop.Token));
    }

    // Without noise the split scheme is the flow itself.
    [Fact]
    public void Without_noise_paths_follow_the_flow()
    {
        EnsembleRequest still = Request(SphereScheme.Split, 1, 50) with { Motion = Motion with { Noise = 0 }, Start = new PointLaw(SpinDirection.At(2.8, 1)), Duration = 1 };
        (double polar, double azimuth) = new SwitchingFlow(Motion.Torque).Advance(2.8, 1, 1);
        SpinDirection end = SpinEnsemble.Path(still).Last();
        Expect.Near((double?)polar, end.Polar, 1e-13);
        Expect.Near((double?)azimuth, end.Azimuth, 1e-13);
    }

    private static EnsembleRequest Request(SphereScheme scheme, int paths, int steps) =>
        new() { Motion = Motion, Start = Start, Duration = 1, Paths = paths, StepsPerSample = steps, Scheme = scheme, Seed = 11 };

    private static Vector256<double> Power(Vector256<double> x, int power) => power == 1 ? x : x * Power(x, power - 1);
}
