namespace SpinTorque;

/// <summary>Gamma w along a table: the Clebsch-Gordan weight is (a + b m)/c with integers a, b, c [PW 17, 19].</summary>
internal readonly struct LinearWeight
{
    private readonly double _constant;
    private readonly double _slope;
    private readonly double _scale;
    private readonly double _denominator;

    public LinearWeight(TunnellingChannel channel, int sigma, MatrixElements kind, double rate)
    {
        (_constant, _slope, _denominator) = TunnellingWeight.Line(channel.SpinChange, channel.Spin, sigma, kind);
        _scale = rate;
    }

    /// <summary>True where nothing couples.</summary>
    public bool IsZero => _scale == 0;

    /// <summary>a, b and c of the weight, and Gamma.</summary>
    public (double Constant, double Slope, double Denominator, double Scale) Parts => (_constant, _slope, _denominator, _scale);

    /// <summary>Gamma w at m = 2 S_z of the state without the electron.</summary>
    public double At(int m) => _scale * ((_constant + _slope * m) / _denominator);
}
