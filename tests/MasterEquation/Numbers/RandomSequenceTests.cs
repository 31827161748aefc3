using Xunit;

namespace SpinTorque.Tests.Numbers;

public sealed class RandomSequenceTests
{
    // The first outputs from the state {1, 2, 3, 4}, as published with the reference implementation's ports.
    [Fact]
    public void The_bits_are_those_of_xoshiro256_plus_plus()
    {
        var bits = new Xoshiro256PlusPlus(1, 2, 3, 4);
        ulong[] published =
        [
            41943041, 58720359, 3588806011781223, 3591011842654386, 9228616714210784205,
            9973669472204895162, 14011001112246962877, 12406186145184390807, 15849039046786891736, 10450023813501588000,
        ];
        Assert.All(published, value => Assert.Equal(value, bits.Next()));
    }

    // Published outputs for the seed 1234567.
    [Fact]
    public void Seeds_are_spread_by_splitmix64()
    {
        var spread = new SplitMix64(1234567);
        ulong[] published = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        Assert.All(published, value => Assert.Equal(value, spread.Next()));
    }

    // Means and second moments of 200,000 numbers within four standard errors of those of the distributions; the seed is fixed.
    [Fact]
    public void Numbers_are_distributed_as_they_say()
    {
        const int count = 200_000;
        var random = new RandomSequence(20);
        double uniform = 0, exponential = 0, normal = 0, square = 0;
        for (int k = 0; k < count; k++)
        {
            uniform += random.Uniform() / count;
            exponential += random.Exponential() / count;
            double x = random.Normal();
            normal += x / count;
            square += x * x / count;
        }
        double error = 4 / Math.Sqrt(count);
        Assert.InRange(uniform, 0.5 - error * 0.289, 0.5 + error * 0.289);
        Assert.InRange(exponential, 1 - error, 1 + error);
        Assert.InRange(normal, -error, error);
        Assert.InRange(square, 1 - error * 1.42, 1 + error * 1.42);
    }

    [Fact]
    public void Streams_of_one_seed_differ_and_repeat()
    {
        double[] First(ulong seed, ulong stream)
        {
            var random = new RandomSequence(seed, stream);
            return [random.Uniform(), random.Uniform(), random.Uniform()];
        }

        Assert.Equal(First(1, 2), First(1, 2));
        Assert.NotEqual(First(1, 2), First(1, 3));
        Assert.NotEqual(First(1, 2), First(2, 2));
        Assert.NotEqual(First(1, 2), First(2, 1));
    }
}
