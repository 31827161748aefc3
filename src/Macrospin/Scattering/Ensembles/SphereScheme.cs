namespace SpinTorque;

/// <summary>How paths of the noisy motion are stepped on the sphere; |n| = 1 to rounding in all.</summary>
public enum SphereScheme
{
    /// <summary>Exact flow for half a step, a geodesic kick n cos|v| + v sin|v|/|v|, exact flow for half a step; the best of the three.</summary>
    Split,

    /// <summary>Euler and Maruyama's step, projected back onto the sphere (Ito): weak order 1.</summary>
    EulerMaruyama,

    /// <summary>Heun's step with the drift of Stratonovich's equation, projected back onto the sphere: weak order 1, with a small prefactor.</summary>
    Heun,
}
