namespace SpinTorque.Cli.Solvers;

/// <summary>The preconditioners of Math.NET.</summary>
internal enum KrylovPreconditioner
{
    /// <summary>Incomplete LU without fill.</summary>
    Ilu0,

    /// <summary>The same with row sums kept.</summary>
    Milu0,

    /// <summary>The diagonal.</summary>
    Diagonal,
}
