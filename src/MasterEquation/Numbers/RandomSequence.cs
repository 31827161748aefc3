namespace SpinTorque;

/// <summary>
/// Random numbers that a seed and a number of the stream determine for ever, on every machine: xoshiro256++ started by splitmix64. Streams of
/// one seed are unrelated, so each path of a simulation has its own and the order of work does not matter.
/// </summary>
/// <remarks>An instance serves one thread.</remarks>
public sealed class RandomSequence
{
    private Xoshiro256PlusPlus _bits;
    private double _spare = double.NaN;

    /// <summary>Starts a stream.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="stream">Which of the seed's streams.</param>
    public RandomSequence(ulong seed, ulong stream = 0)
    {
        var spread = new SplitMix64(SplitMix64.Mixed(seed) ^ SplitMix64.Mixed(~stream));
        _bits = new Xoshiro256PlusPlus(spread.Next(), spread.Next(), spread.Next(), spread.Next());
    }

    /// <summary>Even on the 2^53 numbers k 2^-53, k from 0 to 2^53 - 1.</summary>
    public double Uniform() => (_bits.Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Exponential of mean one: -ln(1 - uniform), at least 0 and below 37.</summary>
    public double Exponential() => -Math.Log(1 - Uniform());

    /// <summary>Normal of mean zero and variance one (G. Marsaglia's polar method).</summary>
    public double Normal()
    {
        if (!double.IsNaN(_spare))
        {
            double kept = _spare;
            _spare = double.NaN;
            return kept;
        }
        double x, y, r;
        do
        {
            (x, y) = (2 * Uniform() - 1, 2 * Uniform() - 1);
            r = x * x + y * y;
        }
        while (r is >= 1 or 0);
        double factor = Math.Sqrt(-2 * Math.Log(r) / r);
        _spare = y * factor;
        return x * factor;
    }
}
