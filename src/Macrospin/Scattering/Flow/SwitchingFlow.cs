using System.Numerics;

namespace SpinTorque;

/// <summary>
/// Motion without noise, dn/dt = Re C1 z x n + Im C1 n x (z x n) [TBR 11, 15]: tan(theta/2) falls as exp(-Im C1 t), phi grows as Re C1 t.
/// Times are in the unit that C1 is given in.
/// </summary>
/// <param name="torque">C1; Im C1 above zero draws the magnet to the north pole.</param>
public readonly struct SwitchingFlow(Complex torque)
{
    /// <summary>The angles after a time; the azimuth is not wrapped. The south pole stays.</summary>
    /// <param name="polar">theta at the start, rad.</param>
    /// <param name="azimuth">phi at the start, rad.</param>
    /// <param name="time">t; negative times lead back.</param>
    public (double Polar, double Azimuth) Advance(double polar, double azimuth, double time)
    {
        if (polar >= Math.PI)
            return (polar, azimuth + torque.Real * time);
        double shrink = Math.Exp(-torque.Imaginary * time / 2);
        return (2 * Math.Atan2(Math.Sin(polar / 2) * shrink, Math.Cos(polar / 2) / shrink), azimuth + torque.Real * time);
    }

    /// <summary>sin theta0/sin theta = 1/(cosh tau - cos theta sinh tau), tau = Im C1 t [TBR 16].</summary>
    /// <param name="polar">theta at the end, rad.</param>
    /// <param name="time">t.</param>
    public double Jacobian(double polar, double time)
    {
        double growth = Math.Exp(torque.Imaginary * time), sine = Math.Sin(polar / 2), cosine = Math.Cos(polar / 2);
        return 1 / (growth * sine * sine + cosine * cosine / growth);
    }

    /// <summary>Time from one polar angle to another, ln[tan(theta0/2)/tan(theta_c/2)]/Im C1; infinite from the south pole.</summary>
    /// <param name="from">theta0, rad.</param>
    /// <param name="to">theta_c, rad.</param>
    public double SwitchingTime(double from, double to = Math.PI / 2) =>
        (LogHalfTangent(from) - LogHalfTangent(to)) / torque.Imaginary;

    // ln tan(theta/2), the coordinate that the flow only shifts
    internal static double LogHalfTangent(double polar) => polar >= Math.PI ? double.PositiveInfinity : Math.Log(Math.Tan(polar / 2));
}
