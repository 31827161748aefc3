using MathNet.Numerics;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace SpinTorque.Cli.Solvers;

/// <summary>What does Math.NET's dense linear algebra: MKL where its provider is deployed (<c>-p:UseMkl=true</c>), else managed code.</summary>
internal static class MathNetProvider
{
    private static readonly Lazy<string> Chosen = new(static () =>
    {
        Control.TryUseNativeMKL();
        return LinearAlgebraControl.Provider.ToString() ?? "";
    });

    /// <summary>Its name; chosen at the first call.</summary>
    public static string Name => Chosen.Value;

    /// <summary>Chooses the provider and limits its threads.</summary>
    public static void Use(int threads)
    {
        if (Name.Length > 0 && Control.MaxDegreeOfParallelism != threads)
            Control.MaxDegreeOfParallelism = threads;
    }
}
