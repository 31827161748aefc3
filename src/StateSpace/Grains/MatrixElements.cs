namespace SpinTorque;

/// <summary>Which tunnelling weights the rates carry.</summary>
public enum MatrixElements
{
    /// <summary>Clebsch-Gordan coefficients of the many-body states; they agree with second quantisation.</summary>
    Exact,

    /// <summary>As printed in [PW 17, 19], where the denominator of the minority weight is 2S + 1 in place of 2S.</summary>
    Published,
}
