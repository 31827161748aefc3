using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>Increments of the Wiener processes over one step: two of the polarised noise, three of the isotropic one.</summary>
/// <param name="Polarised">dW_x and dW_y; the third component is zero.</param>
/// <param name="Isotropic">dW' of the three directions; zero where the variant has none.</param>
internal readonly record struct WienerLanes(SpinLanes Polarised, SpinLanes Isotropic)
{
    /// <summary>Draws increments.</summary>
    /// <param name="random">The generators.</param>
    /// <param name="root">Root of the step.</param>
    /// <param name="isotropic">Whether the isotropic ones are needed.</param>
    public static WienerLanes Draw(ref LaneRandom random, Vector256<double> root, bool isotropic)
    {
        (Vector256<double> x, Vector256<double> y) = random.Normals();
        var polarised = new SpinLanes(root * x, root * y, Vector256<double>.Zero);
        if (!isotropic)
            return new WienerLanes(polarised, default);
        (Vector256<double> u, Vector256<double> v) = random.Normals();
        (Vector256<double> w, _) = random.Normals();
        return new WienerLanes(polarised, new SpinLanes(root * u, root * v, root * w));
    }
}
