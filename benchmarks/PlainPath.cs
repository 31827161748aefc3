namespace SpinTorque.Benchmarks;

/// <summary>Paths by the split scheme, number after number, as a first program would draw them.</summary>
internal sealed class PlainPath
{
    private readonly Random _random = new(1);
    private readonly int _steps;
    private readonly (double Sinh, double Cosh, double Sine, double Cosine) _half;
    private readonly (double Along, double Across, double Isotropic) _noise;

    public PlainPath(StochasticTorque motion, int steps)
    {
        double half = 0.5 / steps, root = Math.Sqrt(1.0 / steps), size = Math.Sqrt(motion.Strength) * root;
        (double cosine, double sine) = motion.Quiet;
        _steps = steps;
        _half = (Math.Sinh(motion.Damping * half), Math.Cosh(motion.Damping * half), Math.Sin(motion.Precession * half), Math.Cos(motion.Precession * half));
        _noise = (size * cosine, size * sine, Math.Sqrt(motion.Isotropic) * root);
    }

    public SpinDirection End(SpinDirection n)
    {
        for (int step = 0; step < _steps; step++)
            n = Flow(Kick(Flow(n)));
        return n;
    }

    private SpinDirection Flow(SpinDirection n)
    {
        double scale = 1 / (_half.Cosh + n.Z * _half.Sinh);
        return new SpinDirection(
            scale * (_half.Cosine * n.X - _half.Sine * n.Y), scale * (_half.Sine * n.X + _half.Cosine * n.Y), scale * (n.Z * _half.Cosh + _half.Sinh));
    }

    private SpinDirection Kick(SpinDirection n)
    {
        double a = Normal(), b = Normal(), c = _noise.Isotropic * Normal();
        double x = _noise.Along * a + _noise.Isotropic * Normal(), y = _noise.Along * b + _noise.Isotropic * Normal(), radial = n.X * x + n.Y * y + n.Z * c;
        double vx = x - radial * n.X - _noise.Across * n.Z * b, vy = y - radial * n.Y + _noise.Across * n.Z * a;
        double vz = c - radial * n.Z + _noise.Across * (n.X * b - n.Y * a);
        double length = Math.Sqrt(vx * vx + vy * vy + vz * vz), cosine = Math.Cos(length), ratio = Math.Sin(length) / length;
        return new SpinDirection(cosine * n.X + ratio * vx, cosine * n.Y + ratio * vy, cosine * n.Z + ratio * vz);
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
