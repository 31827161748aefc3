using System.Runtime.InteropServices;

namespace SpinTorque.Cli.Solvers;

/// <summary>KLU's analysis and factors of one pattern; freed with the object.</summary>
internal sealed unsafe class KluFactors : SafeHandle
{
    private readonly KluLibrary _klu = KluLibrary.Instance;
    private readonly NormalisedEquations _pattern;
    private readonly nint _symbolic;
    private nint _numeric;

    /// <summary>Analyses a pattern.</summary>
    /// <exception cref="InvalidOperationException">KLU refuses it.</exception>
    public KluFactors(NormalisedEquations equations)
        : base(invalidHandleValue: 0, ownsHandle: true)
    {
        _pattern = equations;
        SetHandle((nint)NativeMemory.AllocZeroed(KluLibrary.CommonSize));
        _klu.Defaults(Common);
        *(double*)Common = 0;           // tol: the diagonal dominates its column, and other pivots fill the factors
        fixed (int* columns = equations.Start, rows = equations.Row)
            _symbolic = _klu.Analyze(equations.Count, columns, rows, Common);
        if (_symbolic == 0)
            throw Refused();
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    // klu_common, whose address is the handle
    private byte* Common => (byte*)handle;

    private int Status => *(int*)(Common + KluLibrary.StatusOffset);

    /// <summary>True where equations have the pattern that was analysed.</summary>
    public bool Serve(NormalisedEquations equations) => _pattern.HasPatternOf(equations);

    /// <summary>Factors and solves; with the pivots of the last time where that goes.</summary>
    /// <param name="equations">Equations of the pattern analysed.</param>
    /// <param name="b">Right-hand side, then the solution.</param>
    /// <exception cref="InvalidOperationException">The equations are singular, or memory is short.</exception>
    public void Solve(NormalisedEquations equations, double[] b)
    {
        fixed (int* columns = equations.Start, rows = equations.Row)
        fixed (double* values = equations.Value, x = b)
        {
            if (_numeric != 0 && (_klu.Refactor(columns, rows, values, _symbolic, _numeric, Common) == 0 || Status != 0))
                FreeNumeric();
            if (_numeric == 0)
                _numeric = _klu.Factor(columns, rows, values, _symbolic, Common);
            if (_numeric == 0 || Status != 0 || _klu.Solve(_symbolic, _numeric, equations.Count, 1, x, Common) == 0)
                throw Refused();
        }
        GC.KeepAlive(this);
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        FreeNumeric();
        nint symbolic = _symbolic;
        if (symbolic != 0)
            _klu.FreeSymbolic(&symbolic, Common);
        NativeMemory.Free(Common);
        return true;
    }

    private void FreeNumeric()
    {
        nint numeric = _numeric;
        if (numeric != 0)
            _klu.FreeNumeric(&numeric, Common);
        _numeric = 0;
    }

    private InvalidOperationException Refused() => new(Status switch
    {
        1 => "the matrix is singular.",
        -2 => "not enough memory.",
        -4 => "the factors are too large for its indices.",
        int status => $"status {status}.",
    });
}
