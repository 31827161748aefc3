using System.Numerics;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>Sums over paths at one time, from which the moments come. 1 - n_z is summed, so that an ensemble at the north pole keeps its digits.</summary>
internal struct LaneSums
{
    private Vector256<double> _x;
    private Vector256<double> _y;
    private Vector256<double> _deficit;
    private Vector256<double> _deficitSquare;
    private Vector256<double> _difference;
    private Vector256<double> _product;
    private Vector256<double> _switched;

    /// <summary>Adds four paths, each with weight 1 or 0.</summary>
    public void Add(in SpinLanes n, Vector256<double> weight)
    {
        Vector256<double> transverse = n.X * n.X + n.Y * n.Y;
        Vector256<double> north = transverse / (Vector256<double>.One + n.Z), south = Vector256<double>.One - n.Z;
        Vector256<double> deficit = Vector256.ConditionalSelect(Vector256.GreaterThan(n.Z, Vector256<double>.Zero), north, south);
        _x += weight * n.X;
        _y += weight * n.Y;
        _deficit += weight * deficit;
        _deficitSquare += weight * deficit * deficit;
        _difference += weight * (n.X * n.X - n.Y * n.Y);
        _product += weight * n.X * n.Y;
        _switched += Vector256.ConditionalSelect(Vector256.GreaterThan(n.Z, Vector256<double>.Zero), weight, Vector256<double>.Zero);
    }

    /// <summary>Adds another block's sums.</summary>
    public void Add(in LaneSums other)
    {
        _x += other._x;
        _y += other._y;
        _deficit += other._deficit;
        _deficitSquare += other._deficitSquare;
        _difference += other._difference;
        _product += other._product;
        _switched += other._switched;
    }

    /// <summary>Moments of the ensemble.</summary>
    public readonly DirectionMoments Moments(int paths)
    {
        double d = Vector256.Sum(_deficit) / paths, dd = Vector256.Sum(_deficitSquare) / paths;
        var plus = new Complex(Vector256.Sum(_x) / paths, Vector256.Sum(_y) / paths);
        var plusPlus = new Complex(Vector256.Sum(_difference) / paths, 2 * Vector256.Sum(_product) / paths);
        return DirectionMoments.From(1 - d, 2 * d - dd, dd - d * d, plus, plusPlus, DirectionMoments.Rounding * (2 * d - dd));
    }

    /// <summary>Share of paths with n_z above zero.</summary>
    public readonly double SwitchedFraction(int paths) => Vector256.Sum(_switched) / paths;
}
