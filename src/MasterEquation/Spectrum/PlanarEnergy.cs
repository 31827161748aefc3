namespace SpinTorque;

/// <summary>An energy that is linear over a plane of working points: Constant + AlongX s + AlongY t, with (s, t) in the unit square.</summary>
/// <param name="Constant">The value at the origin, energy unit.</param>
/// <param name="AlongX">The change from the first to the last value of the x axis.</param>
/// <param name="AlongY">The change from the first to the last value of the y axis.</param>
public readonly record struct PlanarEnergy(double Constant, double AlongX, double AlongY)
{
    // An energy whose change over the plane is below this part of its size is the same everywhere.
    private const double Resolution = 1e-12;

    /// <summary>The value at a point.</summary>
    public double At(double s, double t) => Constant + AlongX * s + AlongY * t;

    /// <summary>True where the energy is the same all over the plane, so that no line is its zero.</summary>
    public bool IsConstant => Math.Abs(AlongX) + Math.Abs(AlongY) <= Resolution * Math.Abs(Constant);

    /// <summary>The size of its terms, for tolerances.</summary>
    internal double Scale => Math.Abs(Constant) + Math.Abs(AlongX) + Math.Abs(AlongY);
}
