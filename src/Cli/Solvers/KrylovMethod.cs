namespace SpinTorque.Cli.Solvers;

/// <summary>The Krylov methods of Math.NET.</summary>
internal enum KrylovMethod
{
    /// <summary>Bi-conjugate gradients, stabilised.</summary>
    BiCgStab,

    /// <summary>Generalised product bi-conjugate gradients.</summary>
    GpBiCg,

    /// <summary>Transpose-free quasi-minimal residuals.</summary>
    Tfqmr,
}
