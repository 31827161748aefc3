using System.Runtime.InteropServices;

namespace SpinTorque.Cli.Solvers;

/// <summary>SuiteSparse KLU, where it is installed (Debian: libklu1); the environment variable SPINTORQUE_KLU names another file.</summary>
internal sealed unsafe class KluLibrary
{
    /// <summary>Bytes of <c>klu_common</c>: 160 in SuiteSparse 5, and room for later versions.</summary>
    public const int CommonSize = 512;

    /// <summary>Place of the status in <c>klu_common</c>.</summary>
    public const int StatusOffset = 76;

    private const string Variable = "SPINTORQUE_KLU";

    private static readonly string[] Candidates = ["libklu.so.1", "libklu.so.2", "libklu.so", "libklu.dylib", "libklu.dll", "klu.dll"];

    private static readonly Lazy<KluLibrary?> Found = new(Load);

    private KluLibrary(nint library)
    {
        Defaults = (delegate* unmanaged<void*, int>)NativeLibrary.GetExport(library, "klu_defaults");
        Analyze = (delegate* unmanaged<int, int*, int*, void*, nint>)NativeLibrary.GetExport(library, "klu_analyze");
        Factor = (delegate* unmanaged<int*, int*, double*, nint, void*, nint>)NativeLibrary.GetExport(library, "klu_factor");
        Refactor = (delegate* unmanaged<int*, int*, double*, nint, nint, void*, int>)NativeLibrary.GetExport(library, "klu_refactor");
        Solve = (delegate* unmanaged<nint, nint, int, int, double*, void*, int>)NativeLibrary.GetExport(library, "klu_solve");
        FreeSymbolic = (delegate* unmanaged<nint*, void*, int>)NativeLibrary.GetExport(library, "klu_free_symbolic");
        FreeNumeric = (delegate* unmanaged<nint*, void*, int>)NativeLibrary.GetExport(library, "klu_free_numeric");
    }

    /// <summary>The library.</summary>
    /// <exception cref="DllNotFoundException">It is not there.</exception>
    public static KluLibrary Instance => Found.Value ?? throw new DllNotFoundException(Missing);

    /// <summary>Why it cannot be used, in a sentence; null where it can.</summary>
    public static string? Missing => Found.Value is not null ? null
        : Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? $"the library '{path}' that {Variable} names cannot be loaded, or is no KLU"
        : $"the library KLU is not installed (Debian: libklu1; {Variable} may name its file)";

    /// <summary>klu_defaults(common).</summary>
    public delegate* unmanaged<void*, int> Defaults { get; }

    /// <summary>klu_analyze(n, columns, rows, common).</summary>
    public delegate* unmanaged<int, int*, int*, void*, nint> Analyze { get; }

    /// <summary>klu_factor(columns, rows, values, symbolic, common).</summary>
    public delegate* unmanaged<int*, int*, double*, nint, void*, nint> Factor { get; }

    /// <summary>klu_refactor(columns, rows, values, symbolic, numeric, common).</summary>
    public delegate* unmanaged<int*, int*, double*, nint, nint, void*, int> Refactor { get; }

    /// <summary>klu_solve(symbolic, numeric, leading dimension, right-hand sides, b, common).</summary>
    public delegate* unmanaged<nint, nint, int, int, double*, void*, int> Solve { get; }

    /// <summary>klu_free_symbolic(symbolic, common).</summary>
    public delegate* unmanaged<nint*, void*, int> FreeSymbolic { get; }

    /// <summary>klu_free_numeric(numeric, common).</summary>
    public delegate* unmanaged<nint*, void*, int> FreeNumeric { get; }

    private static KluLibrary? Load()
    {
        string? named = Environment.GetEnvironmentVariable(Variable);
        foreach (string candidate in string.IsNullOrEmpty(named) ? Candidates : [named])
        {
            if (NativeLibrary.TryLoad(candidate, out nint library) && NativeLibrary.TryGetExport(library, "klu_refactor", out _))
                return new KluLibrary(library);
        }
        return null;
    }
}
