namespace SpinTorque;

/// <summary>Occupations of the incoming states at one energy, and what torque and noise take from them.</summary>
/// <param name="LeftUp">Spin up from the left.</param>
/// <param name="LeftDown">Spin down from the left.</param>
/// <param name="RightUp">Spin up from the right.</param>
/// <param name="RightDown">Spin down from the right.</param>
public readonly record struct SpinOccupations(double LeftUp, double LeftDown, double RightUp, double RightDown)
{
    /// <summary>sum_d (n_up - n_down), the spin that comes in.</summary>
    public double Polarisation => LeftUp - LeftDown + (RightUp - RightDown);

    /// <summary>Weight of the isotropic noise w0.</summary>
    public double Isotropic(IncomingSides sides)
    {
        double same = Partition(LeftUp, LeftDown) + Partition(RightUp, RightDown);
        return sides == IncomingSides.Alike ? same : same + Partition(LeftUp, RightDown) + Partition(RightUp, LeftDown);
    }

    /// <summary>Weight of the noise w1 that is missing across the polarisation.</summary>
    public double Transverse(IncomingSides sides)
    {
        double left = LeftUp - LeftDown, right = RightUp - RightDown;
        // 1/2 F(up, down) - 1/4 [F(up, up) + F(down, down)] over all pairs of sides is (sum of the differences)^2
        return sides == IncomingSides.Alike ? left * left + right * right : (left + right) * (left + right);
    }

    // F(p, q) = 2 (p + q - 2 p q): both orders of filled and empty
    private static double Partition(double p, double q) => 2 * (p * (1 - q) + q * (1 - p));
}
