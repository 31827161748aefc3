using Xunit;

namespace SpinTorque.Tests;

/// <summary>Rows with exponents apart, against the numbers' own sums and products one at a time, bit for bit.</summary>
public sealed class ExtendedKernelsTests
{
    [Fact]
    public void Rows_have_the_bits_of_one_number_at_a_time()
    {
        var random = new Random(1);
        for (int attempt = 0; attempt < 5000; attempt++)
        {
            int length = random.Next(0, 14);
            Extended factor = Number(random, attempt);
            Extended[] row = [.. Enumerable.Range(0, length).Select(_ => Number(random, attempt))], target = [.. row.Select(_ => Number(random, attempt))];
            Extended[] expected = [.. target.Zip(row, (t, r) => t + factor * r)];
            ExtendedKernels.AddScaled(target, row, factor);
            Assert.Equal(expected.Select(Parts), target.Select(Parts));
        }
    }

    private static (double Mantissa, long Scale) Parts(Extended value) => (value.Over(value.Scale), value.Scale);

    // Zeros, both signs, mantissas near the ends of their range, exponents near each other and far apart.
    private static Extended Number(Random random, int attempt)
    {
        if (random.Next(6) == 0)
            return Extended.Zero;
        double mantissa = (random.NextDouble() + 1) * Math.ScaleB(random.Next(8) == 0 ? -1 : 1, random.Next(-255, 255));
        return Extended.FromScaled(mantissa, attempt % 3 == 0 ? 0 : random.Next(-2, 3));
    }
}
