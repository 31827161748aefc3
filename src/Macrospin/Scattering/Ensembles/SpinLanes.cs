using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>Four vectors side by side, one in each lane.</summary>
internal readonly struct SpinLanes(Vector256<double> x, Vector256<double> y, Vector256<double> z)
{
    public Vector256<double> X { get; } = x;

    public Vector256<double> Y { get; } = y;

    public Vector256<double> Z { get; } = z;

    public static SpinLanes operator +(in SpinLanes a, in SpinLanes b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static SpinLanes operator *(Vector256<double> scale, in SpinLanes a) => new(scale * a.X, scale * a.Y, scale * a.Z);

    /// <summary>The same vector in every lane.</summary>
    public static SpinLanes All(SpinDirection n) => new(Vector256.Create(n.X), Vector256.Create(n.Y), Vector256.Create(n.Z));

    /// <summary>The vector of a lane.</summary>
    public SpinDirection this[int lane] => new(X[lane], Y[lane], Z[lane]);

    /// <summary>a.b in each lane.</summary>
    public static Vector256<double> Dot(in SpinLanes a, in SpinLanes b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z;

    /// <summary>a x b in each lane.</summary>
    public static SpinLanes Cross(in SpinLanes a, in SpinLanes b) => new(a.Y * b.Z - a.Z * b.Y, a.Z * b.X - a.X * b.Z, a.X * b.Y - a.Y * b.X);

    /// <summary>The vectors at length one.</summary>
    public SpinLanes Normalised() => (Vector256<double>.One / Vector256.Sqrt(Dot(this, this))) * this;
}
