namespace SpinTorque.Tests.Macrospin.Integration;

/// <summary>Equations whose solutions are known.</summary>
internal static class Equations
{
    /// <summary>y'' = -y from (1, 0): y = cos t, y' = -sin t.</summary>
    public static InitialValueProblem Oscillator(double end) => new()
    {
        Rate = static (_, y, f) => (f[0], f[1]) = (y[1], -y[0]),
        Initial = [1.0, 0.0],
        End = end,
    };

    /// <summary>y' = 2 t y from 1: y = exp(t^2); f depends on time.</summary>
    public static InitialValueProblem Gaussian(double end) => new()
    {
        Rate = static (t, y, f) => f[0] = 2.0 * t * y[0],
        Initial = [1.0],
        End = end,
    };
}
