namespace SpinTorque;

/// <summary>Random numbers of mean 0 and variance 1 from a seed by Box and Muller's method.</summary>
internal sealed class NormalNumbers(int seed)
{
    private readonly Random _uniform = new(seed);
    private double? _kept;

    public double Next()
    {
        if (_kept is { } kept)
        {
            _kept = null;
            return kept;
        }
        double radius = Math.Sqrt(-2.0 * Math.Log(1.0 - _uniform.NextDouble()));
        (double sine, double cosine) = Math.SinCos(2.0 * Math.PI * _uniform.NextDouble());
        _kept = radius * sine;
        return radius * cosine;
    }
}
