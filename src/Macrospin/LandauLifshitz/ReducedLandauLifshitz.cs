namespace SpinTorque;

/// <summary>
/// The axial motion of a magnet with a torque that keeps its sign [PW 44] in reduced units: field H = h/(2 kappa), torque I in units of
/// 2 a kappa, time in units of (1 + a^2)/(2 a kappa),
/// <code>u' = (1 - u^2) [ H + u + I/(1 + qb u) ].</code>
/// </summary>
public sealed record ReducedLandauLifshitz
{
    /// <summary>qb, the dependence of the torque on angle; above -1 and below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside.</exception>
    public required double TorqueAsymmetry
    {
        get;
        init => field = Math.Abs(value) < 1 ? value : throw new ArgumentOutOfRangeException(nameof(TorqueAsymmetry), value, "It must lie between -1 and 1, both excluded.");
    }

    /// <summary>
    /// A = (-2 - 1/qb, (1 + qb)^2/qb), where the fold of precession states ends on the line on which u = 1 changes stability; none at qb = 0.
    /// </summary>
    public (double Field, double Torque)? CornerA => Corner(q => (-2 - 1 / q, (1 + q) * (1 + q) / q));

    /// <summary>B = (2 - 1/qb, (1 - qb)^2/qb), where the fold ends on the line of u = -1; none at qb = 0.</summary>
    public (double Field, double Torque)? CornerB => Corner(q => (2 - 1 / q, (1 - q) * (1 - q) / q));

    /// <summary>C = (-1/qb, (1 - qb^2)/qb), where the lines of both poles cross; none at qb = 0.</summary>
    public (double Field, double Torque)? CornerC => Corner(q => (-1 / q, (1 - q * q) / q));

    /// <summary>u' at u.</summary>
    public double Drift(double field, double torque, double u) => (1 - u * u) * (field + u + torque / (1 + TorqueAsymmetry * u));

    /// <summary>Every fixed point at a field H and a torque I.</summary>
    public FixedPointSet FixedPoints(double field, double torque) => FixedPointSearch.Of(
        new TorqueBalance(field + torque, 1 + TorqueAsymmetry * field, TorqueAsymmetry, []));

    /// <summary>Regions of the plane of H and I by their stable fixed points [PW Fig. 5].</summary>
    public RegionDiagram Diagram(DiagramWindow window, CancellationToken cancellation = default) =>
        RegionTracer.Trace((field, torque) => FixedPoints(field, torque).Label, window, cancellation);

    private (double Field, double Torque)? Corner(Func<double, (double, double)> at) => TorqueAsymmetry == 0 ? null : at(TorqueAsymmetry);
}
